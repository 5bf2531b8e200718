/**
 * How many bytes a page loads. Prints every file of dist/, then the budgets of size-budgets.json, and fails
 * when one is exceeded.
 *
 * A budget counts its entry with all that is imported statically; `follow: 1` adds what those files `import()`,
 * `follow: 2` what these import() in turn. `except` names chunks that are not loaded then, as `locale-*`.
 * A budget with `each` holds for every chunk of that name; of them the largest is printed.
 */
import {existsSync, readFileSync, readdirSync} from 'node:fs';
import {basename, posix} from 'node:path';
import {brotliCompressSync, constants, gzipSync} from 'node:zlib';
import {parseAst} from 'rollup/parseAst';

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

/**
 * @param {string} file
 * @param {string} pattern `*` stands for any characters
 */
function isNamed(file, pattern) {
  return new RegExp(`^${pattern.replaceAll('*', '.*')}$`).test(basename(file));
}

/**
 * The files a page has loaded at the point a budget is about.
 *
 * @param {Budget} budget
 */
function loadedBy({entry, follow, except = []}) {
  const wanted = (/** @type {string} */ file) => !except.some((pattern) => isNamed(file, pattern));
  let loaded = withStaticImports([entry]);
  for (let depth = 0; depth < follow; depth++) {
    const lazy = loaded.flatMap((file) => importsOf(file).lazy).filter(wanted);
    loaded = withStaticImports([...loaded, ...lazy]);
  }
  return loaded;
}

/** @param {string[]} starts */
function withStaticImports(starts) {
  const all = new Set(starts);
  for (const file of all) for (const imported of importsOf(file).eager) all.add(imported); // a Set grows as it is walked
  return [...all];
}

/**
 * The files of dist/ that one names in its imports.
 *
 * @param {string} file
 */
function importsOf(file) {
  const eager = /** @type {string[]} */ ([]);
  const lazy = /** @type {string[]} */ ([]);
  const resolved = (/** @type {string} */ specifier) => posix.join(posix.dirname(file), specifier);
  walk(parseAst(readFileSync(file, 'utf8')), (node) => {
    // A minifier may write a name as a template without gaps.
    const source = node['source']?.value ?? node['source']?.quasis?.[0]?.value.cooked;
    if (typeof source !== 'string' || !source.startsWith('.')) return;
    (node['type'] === 'ImportExpression' ? lazy : eager).push(resolved(source));
  });
  return {eager, lazy};
}

/**
 * @param {unknown} node
 * @param {(node: Record<string, any>) => void} visit
 */
function walk(node, visit) {
  if (typeof node !== 'object' || node === null) return;
  if ('type' in node) visit(node);
  for (const child of Object.values(node)) walk(child, visit);
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
