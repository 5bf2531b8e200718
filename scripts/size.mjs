/**
 * How many bytes a page loads. Prints every file of dist/, then the budgets of size-budgets.json, and fails
 * when one is exceeded.
 *
 * A budget counts its entry with all that is imported statically; `follow: 1` adds what those files `import()`,
 * `follow: 2` what these import() in turn. `except` names chunks that are not loaded then, as `locale-*`.
 * A budget with `each` holds for every chunk of that name; of them the largest is printed.
 */
import {existsSync, readFileSync, readdirSync} from 'node:fs';
import {posix} from 'node:path';
import {brotliCompressSync, constants, gzipSync} from 'node:zlib';
import {isNamed, loadedBy} from './support/loaded-by.mjs';

/** @typedef {{raw: number, gzip: number, brotli: number}} Size in bytes */
/** @typedef {{what: string, entry: string, follow: number, brotli: number, except?: string[], each?: string}} Budget */

/** @type {Budget[]} */
const budgets = JSON.parse(readFileSync(new URL('size-budgets.json', import.meta.url), 'utf8'));

if (!existsSync('dist')) throw new Error('dist/ is missing: run `npm run build`');

const files = readdirSync('dist', {recursive: true, encoding: 'utf8'})
  .filter((file) => file.endsWith('.js'))
  .map((file) => posix.join('dist', file.replaceAll('\\', '/')))
  .sort();
const sizes = new Map(files.map((file) => [file, measure(file)]));

printTable(
  ['file', 'raw', 'gzip', 'brotli'],
  [...sizes].map(([file, {raw, gzip, brotli}]) => [file, ...[raw, gzip, brotli].map(grouped)]),
);
console.log();

const results = budgets
  .flatMap((budget) => (budget.each ? eachOf(budget) : [budget]))
  .map((budget) => {
    const loaded = existsSync(budget.entry) ? loadedBy(budget) : [];
    const total = loaded.reduce((sum, file) => sum + (sizes.get(file)?.brotli ?? 0), 0);
    const verdict = !loaded.length ? 'MISSING' : total > budget.brotli ? 'OVER' : 'ok';
    return {...budget, files: loaded.length, total, verdict};
  });
printTable(
  ['budget', 'files', 'brotli', 'of', ''],
  results.map((each) => [
    each.what,
    `${each.files}`,
    grouped(each.total),
    grouped(each.brotli),
    each.verdict,
  ]),
);
if (results.some(({verdict}) => verdict !== 'ok')) process.exitCode = 1;

/**
 * @param {string} file
 * @returns {Size}
 */
function measure(file) {
  const bytes = readFileSync(file);
  const params = {[constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY};
  return {
    raw: bytes.length,
    gzip: gzipSync(bytes, {level: 9}).length,
    brotli: brotliCompressSync(bytes, {params}).length,
  };
}

/**
 * The largest of the chunks that a budget holds for, alone.
 *
 * @param {Budget} budget
 * @returns {Budget[]}
 */
function eachOf(budget) {
  const [largest] = files
    .filter((file) => isNamed(file, budget.each ?? ''))
    .sort((a, b) => (sizes.get(b)?.brotli ?? 0) - (sizes.get(a)?.brotli ?? 0));
  return [{...budget, entry: largest ?? 'missing', follow: 0}];
}

/** @param {number} bytes */
function grouped(bytes) {
  return bytes.toLocaleString('en').replaceAll(',', ' ');
}

/**
 * @param {string[]} head
 * @param {string[][]} rows
 */
function printTable(head, rows) {
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i]?.length ?? 0)));
  for (const row of [head, ...rows]) {
    const cells = row.map((cell, i) => (i ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0)));
    console.log(cells.join('  ').trimEnd());
  }
}
