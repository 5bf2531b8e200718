/** The list of the keyboard's shortcuts, by language. */
import {enHelp} from './en-help.js';
import type {Worded, Words} from './words.js';

export type HelpStrings = Worded<typeof enHelp>;

export function helpStringsFor(words: Words): HelpStrings {
  return words.table('help', enHelp);
}
