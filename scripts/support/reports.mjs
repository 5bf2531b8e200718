/** What the runners have written down, read for the totals at the end of `npm test`. */
import {existsSync, readFileSync} from 'node:fs';

/** @typedef {{passed: number, failed: number, skipped: number, failures: string[]}} Outcome `failures` are names. */

/**
 * Node's TAP report. Suites are no tests; a failed one is named beside the tests in it.
 *
 * @param {string} file
 * @returns {Outcome | undefined} nothing without a report
 */
export function readTap(file) {
  if (!existsSync(file)) return undefined;
  const tap = readFileSync(file, 'utf8');
  const number = (/** @type {string} */ key) =>
    Number(tap.match(new RegExp(`^# ${key} (\\d+)$`, 'm'))?.[1] ?? 0);
  return {
    passed: number('pass'),
    failed: number('fail') + number('cancelled'),
    skipped: number('skipped') + number('todo'),
    failures: [...tap.matchAll(/^ *not ok \d+ - (.*)$/gm)]
      .map(([, name = '']) => name)
      .filter((name) => !/ # (?:TODO|SKIP)\b/.test(name)),
  };
}

/**
 * The report of `countReporter`: all engines together.
 *
 * @param {string} file
 * @returns {Outcome | undefined} nothing without a report
 */
export function readEngines(file) {
  if (!existsSync(file)) return undefined;
  /** @type {Record<string, Outcome>} */
  const byEngine = JSON.parse(readFileSync(file, 'utf8'));
  /** @type {Outcome} */
  const all = {passed: 0, failed: 0, skipped: 0, failures: []};
  for (const [engine, {passed, failed, skipped, failures}] of Object.entries(byEngine)) {
    console.log(`${engine}: ${passed} passed, ${failed} failed`);
    all.passed += passed;
    all.failed += failed;
    all.skipped += skipped;
    all.failures.push(...failures.map((name) => `${engine}: ${name}`));
  }
  return all;
}
