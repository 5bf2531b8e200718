/**
 * How many steps a piece of work takes: what the engine counts for each stretch of our source, so that a test of
 * growth depends neither on the machine nor on counters in the code. Steps inside the engine are not counted.
 * Import it before what is to be counted: code that was compiled earlier does not count.
 */
import type {Profiler} from 'node:inspector';
import {Session} from 'node:inspector/promises';

const session = new Session();
session.connect();
await session.post('Profiler.enable');
await session.post('Profiler.startPreciseCoverage', {callCount: true, detailed: true});

export async function stepsOf(work: () => void): Promise<number> {
  await take();
  work();
  let steps = 0;
  for (const script of await take()) {
    if (!/\/src\/(?:view\/)?markdown\//.test(script.url)) continue;
    for (const {ranges} of script.functions) for (const range of ranges) steps += range.count;
  }
  return steps;
}

/** The counts since the last call. */
async function take(): Promise<Profiler.ScriptCoverage[]> {
  return (await session.post('Profiler.takePreciseCoverage')).result;
}
