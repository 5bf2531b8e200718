/**
 * `npm test`: every check there is, each as a stage of its own, so that one failure hides no other. The last line
 * says how many tests passed and failed in all runners; a stage that fails without a failed test counts as one.
 */
import {existsSync, readFileSync, rmSync} from 'node:fs';
import {findChromium, wantedEngines} from '../test/support/browsers.mjs';
import {setUpBrowsers} from './setup-browsers.mjs';
import {run} from './support/run.mjs';

/** @typedef {{passed: number, failed: number, skipped: number}} Counts */
/** @typedef {{name: string, work: () => Promise<number>, counts?: () => Counts | undefined}} Stage */

const node = process.execPath;

/** @type {Stage[]} */
const stages = [
  {name: 'browsers', work: setUpBrowsers},
  {name: 'types', work: () => run(node, ['scripts/typecheck.mjs'])},
  {name: 'lint', work: () => run('eslint', ['--max-warnings', '0', '.'])},
  {name: 'format', work: () => run('prettier', ['--check', '--log-level', 'warn', '.'])},
  {name: 'build', work: () => run(node, ['scripts/build.mjs'])},
  {name: 'publint', work: () => run('publint', ['--strict'])},
  {name: 'size', work: () => run(node, ['scripts/size.mjs'])},
  {name: 'unit', work: () => run(node, ['scripts/test-unit.mjs']), counts: () => fromTap('reports/unit.tap')},
  {name: 'browser', work: testInBrowsers, counts: () => fromEngines('reports/browser.json')},
  {name: 'dist', work: () => run(node, ['scripts/test-dist.mjs']), counts: () => fromTap('reports/dist.tap')},
  {
    name: 'package',
    work: () => run(node, ['scripts/test-package.mjs']),
    counts: () => fromTap('reports/package.tap'),
  },
];

rmSync('reports', {recursive: true, force: true});
const total = {passed: 0, failed: 0, skipped: 0};
const lines = [];
for (const {name, work, counts} of stages) {
  console.log(`\n──── ${name} ${'─'.repeat(Math.max(0, 70 - name.length))}\n`);
  const start = performance.now();
  const ok = (await settled(work)) === 0;
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const {passed, failed, skipped} = settledCounts(counts, ok);
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  const tests = counts ? `  ${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}` : '';
  lines.push(`${name.padEnd(10)} ${failed ? 'FAILED' : 'ok    '} ${seconds.padStart(6)} s${tests}`);
}
console.log(`\n${'─'.repeat(76)}\n\n${lines.join('\n')}\n`);
if (total.skipped) console.log(`${total.skipped} skipped`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed ? 1 : 0;

/** Coverage is measured in the same run; only Chromium can. */
function testInBrowsers() {
  const canMeasure = findChromium() && wantedEngines().includes('chromium');
  return run('web-test-runner', canMeasure ? ['--coverage'] : []);
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
 * @param {Stage['counts']} counts
 * @param {boolean} ok
 * @returns {Counts}
 */
function settledCounts(counts, ok) {
  const read = readSafely(counts) ?? {passed: 0, failed: 0, skipped: 0};
  const broke = !ok || (counts && !read.passed);
  return {...read, failed: read.failed || (broke ? 1 : 0)};
}

/** @param {Stage['counts']} counts */
function readSafely(counts) {
  try {
    return counts?.();
  } catch (error) {
    console.error(error); // a report cut short by a crash
    return undefined;
  }
}

/**
 * The totals at the end of node's TAP report.
 *
 * @param {string} file
 * @returns {Counts | undefined}
 */
function fromTap(file) {
  if (!existsSync(file)) return undefined;
  const tap = readFileSync(file, 'utf8');
  const number = (/** @type {string} */ key) =>
    Number(tap.match(new RegExp(`^# ${key} (\\d+)$`, 'm'))?.[1] ?? 0);
  return {
    passed: number('pass'),
    failed: number('fail') + number('cancelled'),
    skipped: number('skipped') + number('todo'),
  };
}

/**
 * The counts of all engines together.
 *
 * @param {string} file
 * @returns {Counts | undefined}
 */
function fromEngines(file) {
  if (!existsSync(file)) return undefined;
  /** @type {Record<string, Counts>} */
  const byEngine = JSON.parse(readFileSync(file, 'utf8'));
  for (const [engine, {passed, failed}] of Object.entries(byEngine)) {
    console.log(`${engine}: ${passed} passed, ${failed} failed`);
  }
  const sum = (/** @type {keyof Counts} */ key) =>
    Object.values(byEngine).reduce((n, each) => n + each[key], 0);
  return {passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped')};
}
