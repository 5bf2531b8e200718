/** The sentences of forms inside answers, by language. */
import {enHumanInput} from './en-human-input.js';

export type HumanInputStrings = Readonly<typeof enHumanInput>;

export function humanInputStringsFor(): HumanInputStrings {
  return enHumanInput;
}
