/**
 * `npm test`: every check there is, each as a stage of its own, so that one failure hides no other. The last line
 * says how many tests passed and failed in all runners; a stage that fails without a failed test counts as one.
 */
import {rmSync} from 'node:fs';
import {setUpBrowsers} from './setup-browsers.mjs';
import {readEngines, readTap} from './support/reports.mjs';
import {run, runTogether} from './support/run.mjs';

/** @typedef {import('./support/reports.mjs').Outcome} Outcome */
/** @typedef {{name: string, work: () => Promise<number>, outcome?: () => Outcome | undefined}} Stage */

const node = process.execPath;

/** A table that takes longer is not worth waiting for. */
const BENCH_MS = 100_000;

/** @type {Stage[]} */
const stages = [
  {name: 'browsers', work: setUpBrowsers},
  {name: 'types', work: () => run(node, ['scripts/typecheck.mjs'])},
  {
    name: 'lint',
    work: () => runTogether(['eslint --max-warnings 0 .', 'prettier --check --log-level warn .']),
  },
  {name: 'build', work: () => run(node, ['scripts/build.mjs'])},
  {name: 'publint', work: () => run('publint', ['--strict'])},
  {name: 'size', work: () => run(node, ['scripts/size.mjs'])},
  ...(process.env['CI'] === 'true' ? [{name: 'bench', work: showBenchmark}] : []),
  {
    name: 'unit',
    work: () => run(node, ['scripts/test-unit.mjs']),
    outcome: () => readTap('reports/unit.tap'),
  },
  {name: 'browser', work: () => run('web-test-runner'), outcome: () => readEngines('reports/browser.json')},
  {
    name: 'dist',
    work: () => run(node, ['scripts/test-dist.mjs']),
    outcome: () => readTap('reports/dist.tap'),
  },
  {
    name: 'package',
    work: () => run(node, ['scripts/test-package.mjs']),
    outcome: () => readTap('reports/package.tap'),
  },
];

rmSync('reports', {recursive: true, force: true});
const total = {passed: 0, failed: 0, skipped: 0};
const lines = [];
/** @type {string[]} */
const allFailures = [];
for (const {name, work, outcome} of stages) {
  console.log(`\n──── ${name} ${'─'.repeat(Math.max(0, 70 - name.length))}\n`);
  const start = performance.now();
  const ok = (await settled(work)) === 0;
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const {passed, failed, skipped, failures} = settledOutcome(outcome, ok);
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  allFailures.push(...failures.map((each) => `${name}: ${each}`));
  const tests = outcome ? `  ${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}` : '';
  lines.push(`${name.padEnd(10)} ${failed ? 'FAILED' : 'ok    '} ${seconds.padStart(6)} s${tests}`);
}
console.log(`\n${'─'.repeat(76)}\n\n${lines.join('\n')}\n`);
if (allFailures.length) console.log(`${allFailures.join('\n')}\n`);
if (total.skipped) console.log(`${total.skipped} skipped`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed ? 1 : 0;

/** For its table: a busy machine has other figures than a quiet one, and none of them fails anything. */
async function showBenchmark() {
  const options = ['--quick', '--alone', '--only=loading,bursts'];
  const code = await run(node, ['bench/run.mjs', ...options], {}, BENCH_MS);
  if (code) console.log('The benchmark did not come to its end, which fails nothing.');
  return 0;
}

/**
 * The exit code; a stage that throws has failed and does not take the others with it.
 *
 * @param {() => Promise<number>} work
 */
async function settled(work) {
  try {
    return await work();
  } catch (error) {
    console.error(error);
    return 1;
  }
}

/**
 * What a stage adds to the sum. A run of tests without a report, or with a test neither passed nor failed, broke.
 *
 * @param {Stage['outcome']} outcome
 * @param {boolean} ok
 * @returns {Outcome}
 */
function settledOutcome(outcome, ok) {
  const read = readSafely(outcome) ?? {passed: 0, failed: 0, skipped: 0, failures: []};
  const broke = !ok || (outcome && !read.passed);
  return {...read, failed: read.failed || (broke ? 1 : 0)};
}

/** @param {Stage['outcome']} outcome */
function readSafely(outcome) {
  try {
    return outcome?.();
  } catch (error) {
    console.error(error); // a report cut short by a crash
    return undefined;
  }
}
