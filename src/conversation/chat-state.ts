/** What a chat is at one moment: plain data that never changes, only gives way to the next state. */
import type {Answer, ChatFile} from './answer.js';
import {isUnderWay} from './answer.js';
import type {DifyError} from './dify-error.js';

export interface Question {
  readonly text: string;
  readonly files: readonly ChatFile[];
  readonly inputs: Readonly<Record<string, unknown>>;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
}

/** One question and its answer. Turns form a tree: siblings are other answers to, or other wordings of, a question. */
export interface Turn {
  /** The widget's own name for the turn; it stays when Dify's ids arrive. */
  readonly key: string;
  /** The turn before this one in its branch; `null` for a first turn. */
  readonly parent: string | null;
  readonly question: Question;
  readonly answer: Answer;
  /** The question stood in the thread before and is only asked again: no new message of the visitor's. */
  readonly isRepeat: boolean;
}

export interface Conversation {
  /** Dify's conversation id; `null` until the first answer names it. */
  readonly id: string | null;
  readonly name: string | null;
  /** Every turn known, oldest first. */
  readonly turns: readonly Turn[];
  /** Keys of the turns that follow on each turn, on `null` the first ones, oldest first: where the thread branches. */
  readonly branches: ReadonlyMap<string | null, readonly string[]>;
  /** The branch that is shown, oldest first. */
  readonly thread: readonly Turn[];
  /** Keys of the turns before which older ones were put later, newest first: what is drawn keeps its elements there. */
  readonly seams: readonly string[];
  /** Follow-up questions to the last answer shown. */
  readonly followUps: FollowUps | null;
  /** The server has turns before the first one known here. */
  readonly hasOlder: boolean;
  /** Past messages are on their way. */
  readonly isLoading: boolean;
  /** Why past messages could not be loaded. */
  readonly error: DifyError | null;
}

export interface FollowUps {
  readonly turn: string;
  readonly messageId: string;
  readonly questions: readonly string[];
}

/** What the app allows and says of itself, in the widget's own words. */
export interface AppSettings {
  readonly title: string | null;
  /** Shown before the first message; markdown. */
  readonly openingStatement: string;
  readonly openingQuestions: readonly string[];
  readonly placeholder: string | null;
  readonly offersFollowUps: boolean;
  /** Whether every message has to answer what the app asks (`dify/input-form.ts`), if only by its defaults. */
  readonly hasInputForm: boolean;
}

export interface App {
  readonly status: 'unknown' | 'loading' | 'ready' | 'failed';
  /** Dify's own answers, as they came. */
  readonly parameters: Readonly<Record<string, unknown>> | null;
  readonly site: Readonly<Record<string, unknown>> | null;
  readonly settings: AppSettings;
  readonly error: DifyError | null;
}

/** A file that the visitor has gathered for the next message. Only a `ready` one can be sent. */
export interface DraftFile {
  /** The widget's own name for it. */
  readonly key: string;
  readonly file: ChatFile;
  readonly status: 'uploading' | 'ready' | 'failed';
  /** Share of the upload that has left, 0 to 1; `null` where nobody can tell. */
  readonly progress: number | null;
  readonly error: DifyError | null;
}

export interface ChatState {
  readonly app: App;
  readonly conversation: Conversation;
  /** What the visitor has gathered for the next message besides its text, which lives in the text box. */
  readonly draft: readonly DraftFile[];
  /** What the visitor has filled into the app's input form; it goes along with every message. */
  readonly inputs: Readonly<Record<string, unknown>>;
  /** A stop is on its way to the server. */
  readonly isStopping: boolean;
  /** A conversation was asked for that the server no longer knows: a new one took its place. */
  readonly hasLostConversation: boolean;
  /** The newest failure that belongs to no answer and is no state of its own (a refused stop, say). */
  readonly asideError: DifyError | null;
}

export type ChatStatus = 'idle' | 'connecting' | 'streaming' | 'stopping' | 'paused';

export const unknownSettings: AppSettings = {
  title: null,
  openingStatement: '',
  openingQuestions: [],
  placeholder: null,
  offersFollowUps: false,
  hasInputForm: false,
};

export const emptyConversation: Conversation = {
  id: null,
  name: null,
  turns: [],
  branches: new Map(),
  thread: [],
  seams: [],
  followUps: null,
  hasOlder: false,
  isLoading: false,
  error: null,
};

export const initialState: ChatState = {
  app: {status: 'unknown', parameters: null, site: null, settings: unknownSettings, error: null},
  conversation: emptyConversation,
  draft: [],
  inputs: {},
  isStopping: false,
  hasLostConversation: false,
  asideError: null,
};

/** The turn whose answer is under way. There is at most one: one question at a time. */
export function runningTurn({conversation}: ChatState): Turn | null {
  const last = conversation.turns.at(-1);
  return last && isUnderWay(last.answer) ? last : null;
}

export function statusOf(state: ChatState): ChatStatus {
  const answer = runningTurn(state)?.answer;
  if (answer) return answer.status === 'pending' ? 'connecting' : 'streaming';
  if (state.isStopping) return 'stopping';
  return state.conversation.thread.at(-1)?.answer.status === 'paused' ? 'paused' : 'idle';
}
