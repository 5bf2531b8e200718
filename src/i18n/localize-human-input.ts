/** The sentences of forms inside answers, by language. */
import {enHumanInput} from './en-human-input.js';
import type {Worded, Words} from './words.js';

export type HumanInputStrings = Worded<typeof enHumanInput>;

export function humanInputStringsFor(words: Words): HumanInputStrings {
  return words.table('humanInput', enHumanInput);
}
