/**
 * Every language but English: which of them is meant, what the launcher says in it, and where the rest of it is. Loaded
 * only where the page or the browser asks for another language first, or the page has sentences of its own.
 */
import type {Speaker, SpokenWords} from './speaker.js';
import {enLauncher} from './en-launcher.js';
import {launcherLabels} from './launcher-labels.js';
import {ar} from './locales/ar/index.js';
import {de} from './locales/de/index.js';
import {es} from './locales/es/index.js';
import {fa} from './locales/fa/index.js';
import {fr} from './locales/fr/index.js';
import {hi} from './locales/hi/index.js';
import {id} from './locales/id/index.js';
import {it} from './locales/it/index.js';
import {ja} from './locales/ja/index.js';
import {ko} from './locales/ko/index.js';
import {nl} from './locales/nl/index.js';
import {pl} from './locales/pl/index.js';
import {ptBR} from './locales/pt-BR/index.js';
import {ro} from './locales/ro/index.js';
import {ru} from './locales/ru/index.js';
import {sl} from './locales/sl/index.js';
import {th} from './locales/th/index.js';
import {tr} from './locales/tr/index.js';
import {uk} from './locales/uk/index.js';
import {vi} from './locales/vi/index.js';
import {zhHans} from './locales/zh-Hans/index.js';
import {zhHant} from './locales/zh-Hant/index.js';
import type {LauncherTable, Topic, WordGroup, WordGroups} from './topics.js';
import type {Worded} from './words.js';

/** What a language consists of: its `locales/<language>/index.ts` says it. */
export interface Language {
  readonly isRightToLeft?: true;
  readonly launcher: LauncherTable;
  /** Loads its tables, by group. */
  readonly load: {readonly [Group in WordGroup]: () => Promise<{readonly words: WordGroups[Group]}>};
}

/** By their names in BCP 47. */
export const languages: Readonly<Record<string, Language>> = {
  ar,
  de,
  es,
  fa,
  fr,
  hi,
  id,
  it,
  ja,
  ko,
  nl,
  pl,
  'pt-BR': ptBR,
  ro,
  ru,
  sl,
  th,
  tr,
  uk,
  vi,
  'zh-Hans': zhHans,
  'zh-Hant': zhHant,
};

/**
 * Lets an element speak as its page wishes: the launcher at once, the panel when its tables are there.
 *
 * @throws what kept a table from being loaded; English stands in its place.
 */
export async function speakAt(speaker: Speaker, isPanelWanted: unknown): Promise<void> {
  if (!heard.has(speaker)) {
    heard.add(speaker);
    // The app's own language may only now be known.
    speaker.addEventListener('dify-ready', () => void speakAt(speaker, true).catch(() => undefined));
  }
  const best = bestOf(speaker);
  const groups = Object.values(best.language?.load ?? {});
  const isComplete = groups.every((load) => loaded.has(load));
  if (isComplete || !isPanelWanted) {
    say(best, speaker);
    return;
  }
  if (!speaker.words) say(best, speaker); // the launcher need not wait
  const outcomes = await Promise.allSettled(
    groups.map(async (load) => {
      loaded.set(load, (await load()).words);
    }),
  );
  // The page may wish for something else by now.
  if (bestOf(speaker).format === best.format) say(best, speaker);
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
}

const heard = new WeakSet<object>();

/** What has come, by what has loaded it. */
const loaded = new Map<unknown, Partial<Record<Topic, object>>>();

function say(best: Match, speaker: Speaker): void {
  if (speaker.words instanceof OtherWords && speaker.words.isOf(best, speaker.strings)) return;
  speaker.words = new OtherWords(best, speaker);
  speaker.requestUpdate();
}

class OtherWords implements SpokenWords {
  readonly language: string;
  readonly format: string;
  readonly launcher: SpokenWords['launcher'];
  readonly #own: Partial<Record<string, object>> = {};
  readonly #loads = new Set<unknown>();
  readonly #speaker: Speaker;
  readonly #isRightToLeft: boolean;
  readonly #given: string;
  readonly #overrides: Readonly<Record<string, unknown>>;
  readonly #tables = new Map<Topic, unknown>();

  constructor({name, format, language}: Match, speaker: Speaker) {
    this.language = name;
    this.format = format;
    this.#speaker = speaker;
    this.#isRightToLeft = language?.isRightToLeft === true;
    for (const load of Object.values(language?.load ?? {})) {
      const tables = loaded.get(load);
      if (tables) this.#loads.add(load);
      Object.assign(this.#own, tables);
    }
    this.#given = JSON.stringify(speaker.strings); // frameworks set new objects in every pass
    this.#overrides = Object(speaker.strings) as Record<string, unknown>;
    const {launcher} = this.#overrides;
    this.launcher = {
      ...withOverrides(language?.launcher ?? {...launcherLabels, ...enLauncher}, launcher),
      language: name,
    };
  }

  /** Who names a language for the chat alone means all of it, unless a direction, too; else the page's own word holds. */
  get direction(): 'ltr' | 'rtl' | undefined {
    const {dir, lang} = this.#speaker;
    const isPages = dir || (!lang && this.#speaker.closest('[dir]'));
    return isPages ? undefined : this.#isRightToLeft ? 'rtl' : 'ltr';
  }

  /** Whether others would be the same. */
  isOf({format, language}: Match, strings: unknown): boolean {
    const isSame = this.format === format && this.#given === JSON.stringify(strings);
    return (
      isSame &&
      Object.values(language?.load ?? {}).every((load) => !loaded.has(load) || this.#loads.has(load))
    );
  }

  table<Table extends object>(topic: Topic, known: Table): Worded<Table> {
    const made = this.#tables.get(topic);
    if (made) return made as Worded<Table>; // asked for with every drawing
    const overrides = topic === 'panel' ? this.#overrides : this.#overrides[topic];
    const sentences = withOverrides(this.#own[topic] ?? known, overrides);
    const table: unknown = {...(this.#isRightToLeft ? isolated(sentences) : sentences), words: this};
    this.#tables.set(topic, table);
    return table as Worded<Table>;
  }
}

interface Match {
  readonly name: string;
  /** As it was asked for: numbers and times are written as in that region. */
  readonly format: string;
  /** `null`: English, also where there is none of those that are wanted. */
  readonly language: Language | null;
}

/** The page's language goes before the browser's, and the app's own comes last. */
function bestOf({language: first, site}: Speaker): Match {
  const {navigator} = globalThis as {readonly navigator?: {readonly languages?: readonly string[]}};
  const wanted = [first, ...(navigator?.languages ?? []), String(site?.['default_language'])];
  for (const format of wanted.flatMap(canonical)) {
    const name = nameOf(format);
    const language = Object.hasOwn(languages, name) ? languages[name] : undefined;
    if (language || name === 'en') return {name, format, language: language ?? null};
  }
  return {name: 'en', format: 'en', language: null};
}

/**
 * Which of our languages a tag asks for; none where it asks for another script than ours. Regions fall back to the
 * language, except where the script differs.
 */
export function nameOf(tag: string): string {
  const [language = '', ...more] = tag.split('-');
  const {script} = new Intl.Locale(tag);
  if (language !== 'zh' && script && script !== new Intl.Locale(language).maximize().script) return tag;
  if (language === 'pt') return 'pt-BR';
  if (language !== 'zh') return language;
  const isTraditional = more.includes('Hant') || (!more.includes('Hans') && /TW|HK|MO/.test(more.join()));
  return isTraditional ? 'zh-Hant' : 'zh-Hans';
}

/** In the standard's own spelling; nothing for what is no tag. Pages also write `de_DE`. */
function canonical(tag: string): readonly string[] {
  try {
    return Intl.getCanonicalLocales(tag.replaceAll('_', '-'));
  } catch {
    return [];
  }
}

/** With each gap isolated, so that a name in another direction neither is torn apart nor turns its neighbours round. */
function isolated<Table extends object>(table: Table): Table {
  const pairs = Object.entries(table).map(([key, each]: [string, unknown]) => [
    key,
    typeof each === 'string' ? each.replace(/\{\w+\}/g, '\u2068$&\u2069') : isolated(each as object),
  ]);
  return Object.fromEntries(pairs) as Table;
}

/** Sentences of one text each, plurals (for which one text may stand, too) and tables of such. */
function withOverrides<Table extends object>(table: Table, overrides: unknown): Table {
  const result = {...table} as Record<string, unknown>;
  for (const [key, own] of Object.entries(Object(overrides) as object)) {
    const known = result[key];
    if (typeof known === 'object' && known)
      result[key] = typeof own === 'string' && 'other' in known ? {other: own} : withOverrides(known, own);
    else if (typeof own === 'string') result[key] = own;
  }
  return result as Table;
}
