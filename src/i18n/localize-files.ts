/** The sentences around files that the visitor sends, by language. */
import {enFiles} from './en-files.js';

type Table = typeof enFiles;

export type FileStrings = Readonly<Omit<Table, 'failed'>> & {
  readonly failed: Readonly<Record<string, string>>;
};

export function fileStringsFor(): FileStrings {
  return enFiles;
}
