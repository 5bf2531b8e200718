/** The sentences of paging back, by language. */
import {enOlder} from './en-older.js';
import type {Worded, Words} from './words.js';

export type OlderStrings = Worded<typeof enOlder>;

export function olderStringsFor(words: Words): OlderStrings {
  return words.table('older', enOlder);
}
