/** Which sentences there are, by topic: the English tables say it for every language. */
import type {en} from './en.js';
import type {enAnswers} from './en-answers.js';
import type {enFeedback} from './en-feedback.js';
import type {enFiles} from './en-files.js';
import type {enForm} from './en-form.js';
import type {enFormFiles} from './en-form-files.js';
import type {enHelp} from './en-help.js';
import type {enHistory} from './en-history.js';
import type {enHumanInput} from './en-human-input.js';
import type {enIdentity} from './en-identity.js';
import type {enLauncher} from './en-launcher.js';
import type {enOffline} from './en-offline.js';
import type {enOlder} from './en-older.js';
import type {enSize} from './en-size.js';
import type {enTrace} from './en-trace.js';
import type {enVoice} from './en-voice.js';
import type {launcherLabels} from './launcher-labels.js';
import type {Plural} from './plural.js';

/** What is said before the panel is there. */
export type LauncherTable = Readonly<typeof launcherLabels & typeof enLauncher>;

/** Some of that, and the language that it is in. */
export type LauncherWords = LauncherTable & {readonly language: string};

/** What an open chat says, and answers. Here as always: with the panel. */
export interface PanelWords {
  readonly panel: typeof en;
  readonly answers: typeof enAnswers;
}

/** What features say that only read and show. */
export interface FeatureWords {
  readonly feedback: typeof enFeedback;
  readonly help: typeof enHelp;
  readonly history: typeof enHistory;
  readonly identity: typeof enIdentity;
  readonly offline: typeof enOffline;
  readonly older: typeof enOlder;
  readonly size: typeof enSize;
  readonly trace: typeof enTrace;
}

/** What is said where something is filled in, chosen or sent along. */
export interface InputWords {
  readonly files: typeof enFiles;
  readonly form: typeof enForm;
  readonly formFiles: typeof enFormFiles;
  readonly humanInput: typeof enHumanInput;
}

export interface VoiceWords {
  readonly voice: typeof enVoice;
}

/** The tables of a language by the file that holds them. All come with the panel; apart, each is small. */
export interface WordGroups {
  readonly panel: PanelWords;
  readonly features: FeatureWords;
  readonly input: InputWords;
  readonly voice: VoiceWords;
}

export type WordGroup = keyof WordGroups;

type Tables = PanelWords & FeatureWords & InputWords & VoiceWords;

export type Topic = keyof Tables;

/** Some of a table, at any depth; one text may stand for all the forms of a plural. */
type Some<Table> = {
  readonly [Key in keyof Table]?: Table[Key] extends string
    ? string
    : Table[Key] extends Plural
      ? Plural | string
      : Some<Table[Key]> & Readonly<Record<string, string>>;
};

/**
 * Sentences of the page's own in place of the language's: those of the panel by their key, those of the features under
 * the name of their topic, as `{send: 'Go', answers: {copy: 'Take'}}`. What is in `{braces}` is filled in.
 */
export type StringOverrides = Some<Omit<Tables, 'panel'>> &
  Some<Tables['panel']> & {readonly launcher?: Some<LauncherTable>};
