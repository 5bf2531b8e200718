/** Which of the built files a page has loaded at some point, read from what they import. */
import {readFileSync} from 'node:fs';
import {basename, posix} from 'node:path';
import {parseAst} from 'rollup/parseAst';

/**
 * @param {string} file
 * @param {string} pattern `*` stands for any characters
 */
export function isNamed(file, pattern) {
  return new RegExp(`^${pattern.replaceAll('*', '.*')}$`).test(basename(file));
}

/**
 * The files a page has loaded at the point a budget is about.
 *
 * @param {{entry: string, follow: number, except?: string[]}} budget of size-budgets.json
 */
export function loadedBy({entry, follow, except = []}) {
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
