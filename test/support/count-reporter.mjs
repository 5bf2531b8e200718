/** A Web Test Runner reporter that writes to a JSON file how many tests passed and failed, by engine, and which failed. */
import {mkdirSync, writeFileSync} from 'node:fs';
import {dirname, relative} from 'node:path';

/** @typedef {import('../../scripts/support/reports.mjs').Outcome} Outcome */

/**
 * @param {string} file
 * @returns {import('@web/test-runner').Reporter}
 */
export function countReporter(file) {
  return {
    onTestRunFinished({sessions}) {
      /** @type {Record<string, Outcome>} */
      const byEngine = {};
      for (const {browser, testFile, testResults, errors, passed} of sessions) {
        const outcome = (byEngine[browser.name] ??= {passed: 0, failed: 0, skipped: 0, failures: []});
        const before = outcome.failed;
        const name = relative('', testFile);
        if (testResults) count(testResults, outcome, name);
        if (passed || outcome.failed > before) continue;
        // A file that broke before or after its tests, for instance because it does not load.
        outcome.failed += 1;
        outcome.failures.push(`${name}: ${errors[0]?.message ?? 'broken'}`);
      }
      mkdirSync(dirname(file), {recursive: true});
      writeFileSync(file, JSON.stringify(byEngine));
    },
  };
}

/**
 * @param {import('@web/test-runner').TestSuiteResult} suite
 * @param {Outcome} outcome
 * @param {string} path
 */
function count(suite, outcome, path) {
  for (const test of suite.tests) {
    outcome[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed'] += 1;
    if (!test.skipped && !test.passed)
      outcome.failures.push(`${path} > ${test.name}: ${test.error?.message ?? ''}`);
  }
  for (const inner of suite.suites) count(inner, outcome, `${path} > ${inner.name}`);
}
