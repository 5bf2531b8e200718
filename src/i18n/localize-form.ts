/** The sentences of the app's input form, by language. */
import {enForm} from './en-form.js';
import type {Worded, Words} from './words.js';

export type FormStrings = Worded<typeof enForm>;

export function formStringsFor(words: Words): FormStrings {
  return words.table('form', enForm);
}
