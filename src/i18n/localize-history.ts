/** The sentences of the list of conversations, by language. */
import {enHistory} from './en-history.js';
import type {Worded, Words} from './words.js';

export type HistoryStrings = Worded<typeof enHistory>;

export function historyStringsFor(words: Words): HistoryStrings {
  return words.table('history', enHistory);
}
