/** The sentences around files that the visitor sends, by language. */
import {enFiles} from './en-files.js';
import type {Worded, Words} from './words.js';

export type FileStrings = Worded<typeof enFiles>;

export function fileStringsFor(words: Words): FileStrings {
  return words.table('files', enFiles);
}
