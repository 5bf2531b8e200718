/** The sentences of the app's input form, by language. */
import {enForm} from './en-form.js';

export type FormStrings = Readonly<typeof enForm>;

export function formStringsFor(): FormStrings {
  return enForm;
}
