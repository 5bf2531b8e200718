/** What is said of steps and runs, by language. */
import {enTrace} from './en-trace.js';
import type {Worded, Words} from './words.js';

export type TraceStrings = Worded<typeof enTrace>;

export function traceStringsFor(words: Words): TraceStrings {
  return words.table('trace', enTrace);
}
