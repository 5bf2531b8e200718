/** The panel's own sentences, by language. */
import {en} from './en.js';
import type {Worded, Words} from './words.js';

export {fill} from './fill.js';

type Table = Omit<typeof en, 'errors'> & {readonly errors: Readonly<Record<string, string>>};

export type Strings = Worded<Table>;

export function stringsFor(words: Words): Strings {
  return words.table<Table>('panel', en);
}

/** What is told to a reader of an error: a sentence for each code that has one, and one for the rest. */
export function sentenceFor(code: string, {errors}: Strings): string {
  return (Object.hasOwn(errors, code) ? errors[code] : errors['bad_response']) ?? '';
}
