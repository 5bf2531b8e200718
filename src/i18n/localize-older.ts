/** The sentences of paging back, by language. */
import {enOlder} from './en-older.js';

export type OlderStrings = Readonly<typeof enOlder>;

export function olderStringsFor(): OlderStrings {
  return enOlder;
}
