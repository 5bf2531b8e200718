/** The sentences of a form's fields for files, by language. */
import {enFormFiles} from './en-form-files.js';
import type {Worded, Words} from './words.js';

export type FormFileStrings = Worded<typeof enFormFiles>;

export function formFileStringsFor(words: Words): FormFileStrings {
  return words.table('formFiles', enFormFiles);
}
