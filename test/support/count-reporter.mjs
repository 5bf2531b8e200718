/** A Web Test Runner reporter that writes how many tests passed and failed, by engine, to a JSON file. */
import {mkdirSync, writeFileSync} from 'node:fs';
import {dirname} from 'node:path';

/** @typedef {{passed: number, failed: number, skipped: number}} Counts */

/**
 * @param {string} file
 * @returns {import('@web/test-runner').Reporter}
 */
export function countReporter(file) {
  return {
    onTestRunFinished({sessions}) {
      /** @type {Record<string, Counts>} */
      const byEngine = {};
      for (const session of sessions) {
        const counts = (byEngine[session.browser.name] ??= {passed: 0, failed: 0, skipped: 0});
        const before = counts.failed;
        if (session.testResults) count(session.testResults, counts);
        // A file that broke before or after its tests, for instance because it does not load.
        if (!session.passed && counts.failed === before) counts.failed += 1;
      }
      mkdirSync(dirname(file), {recursive: true});
      writeFileSync(file, JSON.stringify(byEngine));
    },
  };
}

/**
 * @param {import('@web/test-runner').TestSuiteResult} suite
 * @param {Counts} counts
 */
function count(suite, counts) {
  for (const test of suite.tests) counts[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed'] += 1;
  for (const inner of suite.suites) count(inner, counts);
}
