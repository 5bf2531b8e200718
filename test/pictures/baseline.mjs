/** The pictures that others are compared with: one for each state and look, and what they were drawn by. */
import {existsSync, mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

/** @typedef {{chromium: number, platform: string}} DrawnBy */

const folder = fileURLToPath(new URL('baseline', import.meta.url));
const about = join(folder, 'drawn-by.json');

/** The name of a picture's file. @param {string} state @param {import('./pictured.mjs').Look} look */
export function fileName(state, {theme, dir}) {
  return `${state.toLowerCase().replace(/[^a-z]+/g, '-')}.${theme}-${dir}.png`;
}

/** @param {string} state @param {import('./pictured.mjs').Look} look @returns {Buffer | undefined} Nothing of a new state. */
export function baselineOf(state, look) {
  const file = join(folder, fileName(state, look));
  return existsSync(file) ? readFileSync(file) : undefined;
}

/** Takes the place of all that there is. @param {DrawnBy} drawnBy @param {ReadonlyMap<string, Buffer>} pictures by file name */
export function writeBaseline(drawnBy, pictures) {
  rmSync(folder, {recursive: true, force: true});
  mkdirSync(folder, {recursive: true});
  writeFileSync(about, `${JSON.stringify(drawnBy, null, 2)}\n`);
  for (const [name, png] of pictures) writeFileSync(join(folder, name), png);
}

/**
 * Another Chromium may draw a little differently, and another system too: then nothing can be said.
 *
 * @param {DrawnBy} here
 * @returns {string | undefined} Why not, in words; nothing where pictures can be compared.
 */
export function whyIncomparable(here, there = drawnBy()) {
  if (here.chromium === there.chromium && here.platform === there.platform) return undefined;
  const name = (/** @type {DrawnBy} */ {chromium, platform}) => `Chromium ${chromium} on ${platform}`;
  return `the pictures to compare with are of ${name(there)}, and this is ${name(here)}: see CONTRIBUTING.md`;
}

/** @returns {DrawnBy} Of nothing where there are no pictures. */
function drawnBy() {
  return existsSync(about) ? JSON.parse(readFileSync(about, 'utf8')) : {chromium: 0, platform: 'no system'};
}
