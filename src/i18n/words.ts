/** The words of one chat: the sentences of its language, with those that the page has put in their place. */
import type {Topic} from './topics.js';

/** A table of sentences, and the words that it belongs to. */
export type Worded<Table> = Readonly<Table> & {readonly words: Words};

/** Another language, or other sentences of the page's, are other words. */
export interface Words {
  /** Of the sentences, as BCP 47. */
  readonly language: string;
  /** For numbers, lists and times: with the region that the reader asks for. */
  readonly format: string;
  /** `undefined`: that of the page. */
  readonly direction?: 'ltr' | 'rtl' | undefined;
  /**
   * The sentences about a topic; `known` in English. The same object each time, so that what is drawn with it can tell
   * whether it has to be drawn anew.
   */
  readonly table: <Table extends object>(topic: Topic, known: Table) => Worded<Table>;
}

/** They come with what says them, each table once. */
export const english: Words = {
  language: 'en',
  format: 'en',
  table: (_topic, known) => Object.assign(known, {words: english}),
};
