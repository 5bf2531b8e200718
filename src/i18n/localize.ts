/** The panel's own sentences, by language. */
import {en} from './en.js';
import type {Worded, Words} from './words.js';

export {fill} from './fill.js';

export type Strings = Worded<typeof en>;

export function stringsFor(words: Words): Strings {
  return words.table('panel', en);
}

/** What is told to a reader of an error: a sentence for each code that has one, and one for the rest. */
export function sentenceFor(code: string, strings: Strings): string {
  const errors: Readonly<Record<string, string>> = strings.errors; // a page may have added some
  return (Object.hasOwn(errors, code) ? errors[code] : errors['bad_response']) ?? '';
}
