/** The sentences of a form's fields for files, by language. */
import {enFormFiles} from './en-form-files.js';

export type FormFileStrings = Readonly<typeof enFormFiles>;

export function formFileStringsFor(): FormFileStrings {
  return enFormFiles;
}
