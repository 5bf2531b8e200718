// @ts-check
/** `npm run bench`: what answers cost, next to what else could be done with the same text. `-- --quick` takes less. */
import {mkdirSync, readdirSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {cpus} from 'node:os';
import {fileURLToPath} from 'node:url';
import {run} from '../scripts/support/run.mjs';
import {median, reportOf} from './report.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

const isQuick = process.argv.includes('--quick');
const sizes = isQuick ? [10, 50] : [10, 50, 200];
const elementKb = isQuick ? 50 : 200;
const ways = /** @type {const} */ (['once', 'burst', 'lines', 'groupedLines', 'paced']);

await prepare();
// Only now: the page takes packages that were not there before.
const {BenchPage, launch} = await import('./browser.mjs');
const {serve} = await import('./server.mjs');

/** @type {Map<number, string>} */
const answers = new Map();
const server = await serve((kb) => answers.get(kb) ?? '');
const browser = await launch();
try {
  const markdown = await measureMarkdown();
  const element = await measureElement(markdown.once);
  const measured = {
    date: new Date().toISOString(),
    chromium: browser.version(),
    cores: cpus().length,
    sizes: markdown.sizes,
    longestTask: markdown.longestTask,
    element,
  };
  mkdirSync('bench/results', {recursive: true});
  writeFileSync('bench/results/latest.json', `${JSON.stringify(measured, null, 2)}\n`);
  console.log(reportOf(measured));
} finally {
  await browser.close();
  await server.close();
}

/** Installs what is compared with, and builds what is measured, unless that is done. */
async function prepare() {
  if (newest('bench/node_modules') < newest('bench/package-lock.json')) {
    await succeed('npm', ['ci', '--prefix', 'bench']);
  }
  if (newest('dist') < newest('src')) {
    rmSync('dist', {recursive: true, force: true});
    await succeed('rollup', ['--config', '--silent']);
  }
}

/** @param {string} command @param {string[]} args */
async function succeed(command, args) {
  if (await run(command, args)) throw new Error(`${command} ${args.join(' ')} failed.`);
}

/** @param {string} path @returns {number} when it, or a file in it, was written last; 0: never */
function newest(path) {
  const stat = statSync(path, {throwIfNoEntry: false});
  if (!stat?.isDirectory()) return stat?.mtimeMs ?? 0;
  const files = readdirSync(path, {recursive: true, encoding: 'utf8'}).map((file) => `${path}/${file}`);
  return Math.max(0, ...files.map((file) => statSync(file, {throwIfNoEntry: false})?.mtimeMs ?? 0));
}

/** All ways take turns, so that a slow minute of the machine is a slow minute for all. */
async function measureMarkdown() {
  const page = await BenchPage.open(browser, `${server.url}/markdown`);
  /** @type {Record<string, Record<string, import('./browser.mjs').Spent>>} */
  const bySize = {};
  for (const kb of [20, 20, ...sizes]) {
    answers.set(kb, await page.run(`globalThis.text = bench.answer(${kb})`));
    /** @type {Map<string, import('./browser.mjs').Spent[]>} */
    const spent = new Map(ways.map((way) => [way, []]));
    for (let round = 0; round < roundsFor(kb); round++) {
      progress(`${kb} KB, round ${round + 1}`);
      for (const way of ways) {
        await page.run('void bench.clear()');
        spent.get(way)?.push(await page.spentOn(`bench.${way}(text)`));
      }
    }
    // The first size only warms up.
    if (sizes.includes(kb))
      bySize[kb] = Object.fromEntries([...spent].map(([way, runs]) => [way, typical(runs)]));
  }
  const longest = [];
  for (let round = 0; round < roundsFor(200); round++) {
    await page.run('void bench.clear()');
    longest.push(await page.longestTask('bench.burst(text)'));
  }
  const once = [];
  for (let round = 0; round < roundsFor(200); round++) {
    await page.run(`globalThis.text = bench.answer(${elementKb}); bench.clear()`);
    once.push(await page.spentOn('bench.once(text)'));
  }
  await page.close();
  return {sizes: bySize, longestTask: median(longest), once: typical(once)};
}

/** @param {import('./browser.mjs').Spent} once what the same text costs with marked and DOMPurify */
async function measureElement(once) {
  const spent = [];
  const longest = [];
  for (let round = 0; round < roundsFor(200); round++) {
    progress(`the element, round ${round + 1}`);
    for (const isTraced of [false, true]) {
      const page = await BenchPage.open(browser, `${server.url}/element`);
      await page.run('askElement(10)'); // loads what is loaded on demand
      if (isTraced) longest.push(await page.longestTask(`askElement(${elementKb})`));
      else spent.push(await page.spentOn(`askElement(${elementKb})`));
      await page.close();
    }
  }
  return {kb: elementKb, ...typical(spent), once: once.total, longestTask: median(longest)};
}

/** @param {number} kb */
function roundsFor(kb) {
  if (isQuick) return 2;
  return kb >= 200 ? 3 : 5;
}

/** @param {readonly import('./browser.mjs').Spent[]} runs */
function typical(runs) {
  return {total: median(runs.map(({total}) => total)), layout: median(runs.map(({layout}) => layout))};
}

/** @param {string} what is under way */
function progress(what) {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${what}`);
}
