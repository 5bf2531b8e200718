/** The sentences around files that the visitor sends, by language. */
import {enFiles} from './en-files.js';
import type {Worded, Words} from './words.js';

type Table = Omit<typeof enFiles, 'failed'> & {readonly failed: Readonly<Record<string, string>>};

export type FileStrings = Worded<Table>;

export function fileStringsFor(words: Words): FileStrings {
  return words.table<Table>('files', enFiles);
}
