// @ts-check
/** Installs what is compared with, and builds what is measured, unless that is done. */
import {existsSync, readdirSync, rmSync, statSync} from 'node:fs';
import {run} from '../scripts/support/run.mjs';

/** @param {{isAlone: boolean}} options without the widgets of others, which are 90 MB */
export async function prepare({isAlone}) {
  const lock = newest('bench/node_modules/.package-lock.json');
  const isThere = isAlone
    ? existsSync('bench/node_modules/marked') // whatever else is there stays
    : existsSync('bench/node_modules/deep-chat') && lock >= newest('bench/package-lock.json');
  if (!isThere) {
    await succeed('npm', ['ci', '--prefix', 'bench', '--ignore-scripts', ...(isAlone ? ['--omit=dev'] : [])]);
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
