/** The sentences of the list of conversations, by language. */
import {enHistory} from './en-history.js';

export type HistoryStrings = Readonly<typeof enHistory>;

export function historyStringsFor(): HistoryStrings {
  return enHistory;
}
