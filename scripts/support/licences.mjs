/** A Rollup plugin that writes the licences of the packages a bundle contains. */
import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';

/** @type {Map<string, string>} package folder → text; shared by all bundles of one build, which end in one file */
const found = new Map();

/**
 * @param {string} fileName where the licences go, in the output folder
 * @returns {import('rollup').Plugin}
 */
export function licences(fileName) {
  return {
    name: 'licences',
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== 'chunk') continue;
        for (const id of Object.keys(file.modules)) {
          const folder = packageFolder(id);
          if (folder && !found.has(folder)) found.set(folder, entry(folder));
        }
      }
      const entries = [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, text]) => text);
      const source = `The files in this folder contain code of these packages.\n\n${entries.join('\n')}`;
      this.emitFile({type: 'asset', fileName, source});
    },
  };
}

/**
 * The folder of the package a module belongs to, or undefined for our own.
 *
 * @param {string} id
 */
function packageFolder(id) {
  return /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(id.replace(/^\0/, ''))?.[0];
}

/** @param {string} folder */
function entry(folder) {
  const {name, version, license} = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = ['LICENSE', 'LICENSE.md', 'LICENSE.txt', 'LICENCE'].find((each) =>
    existsSync(join(folder, each)),
  );
  if (!file) throw new Error(`${name} has no licence file`);
  const text = readFileSync(join(folder, file), 'utf8').trim();
  return `${'='.repeat(80)}\n${name} ${version} (${license})\n\n${text}\n`;
}
