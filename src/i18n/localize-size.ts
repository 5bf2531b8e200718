/** The sentences about the size of the panel, by language. */
import {enSize} from './en-size.js';
import type {Worded, Words} from './words.js';

export type SizeStrings = Worded<typeof enSize>;

export function sizeStringsFor(words: Words): SizeStrings {
  return words.table('size', enSize);
}
