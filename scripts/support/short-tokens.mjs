/**
 * A Rollup plugin that shortens the names of the private custom properties, `--_surface` to `--_2`: no page may set or
 * read them, and brotli pays for each name once in each file.
 */
import {readFileSync, readdirSync} from 'node:fs';

const names = /--_[a-z][a-z\d-]*/g;

/** @returns {import('rollup').Plugin} */
export function shortTokens() {
  const files = readdirSync('src', {recursive: true, encoding: 'utf8'}).filter((file) =>
    file.endsWith('.ts'),
  );
  /** @type {Map<string, number>} */
  const uses = new Map();
  for (const file of files)
    for (const [name] of readFileSync(`src/${file}`, 'utf8').matchAll(names))
      uses.set(name, (uses.get(name) ?? 0) + 1);
  // The most used first, then by the alphabet: modules come in any order, and the same names must come out of each build.
  const order = [...uses].sort(([a, uses], [b, more]) => more - uses || (a < b ? -1 : 1));
  const short = new Map(order.map(([name], at) => [name, `--_${at.toString(36)}`]));
  return {
    name: 'short-tokens',
    transform(code, id) {
      if (!id.includes('/src/') || !code.includes('--_')) return null;
      // Their lengths are all that changes: the map's lines hold, and its columns are those of the template's start.
      return {code: code.replace(names, (name) => short.get(name) ?? name), map: null};
    },
  };
}
