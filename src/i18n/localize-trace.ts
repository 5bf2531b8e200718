/** What is said of steps and runs, by language. */
import {enTrace} from './en-trace.js';

export type TraceStrings = Readonly<typeof enTrace>;

export function traceStringsFor(): TraceStrings {
  return enTrace;
}
