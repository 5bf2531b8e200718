/**
 * How a page loads the built files from a CDN, with their hashes. The attribute `integrity` covers the one file that it
 * stands at; what a module imports is covered by an import map, for which `dist/integrity.json` has every file's hash.
 *
 * @see https://html.spec.whatwg.org/multipage/webappapis.html#integrity-metadata
 */
import {createHash} from 'node:crypto';
import {existsSync, readFileSync, readdirSync, writeFileSync} from 'node:fs';

/** What a page may name in a script tag. */
const entries = [
  {file: 'dify-chat.js', attributes: 'type="module"'},
  {file: 'dify-chat.iife.js', attributes: 'defer'},
  {file: 'dify-chat.all.js', attributes: 'defer'},
  {file: 'dify-chat.classic.js', attributes: 'defer'},
  {file: 'embed.js', attributes: 'defer'},
];

/** Writes `dist/integrity.json` and prints a tag for each entry. */
export function printCdnSnippets() {
  const {name, version} = JSON.parse(readFileSync('package.json', 'utf8'));
  const hashes = hashesOf('dist');
  writeFileSync('dist/integrity.json', `${JSON.stringify(hashes, null, 2)}\n`);
  console.log(
    '\nFrom a CDN, any that serves npm packages; the chunks have their hashes in dist/integrity.json:\n',
  );
  for (const {file, attributes} of entries.filter((entry) => existsSync(`dist/${entry.file}`))) {
    const src = `https://cdn.jsdelivr.net/npm/${name}@${version}/dist/${file}`;
    console.log(scriptTag({src, attributes, integrity: hashes[file] ?? ''}));
  }
}

/** @param {{src: string, attributes: string, integrity: string}} script */
export function scriptTag({src, attributes, integrity}) {
  return `<script ${attributes} src="${src}" integrity="${integrity}" crossorigin="anonymous"></script>`;
}

/**
 * Every script of a folder with its hash, by its path there.
 *
 * @param {string} folder
 * @returns {Record<string, string>}
 */
function hashesOf(folder) {
  const scripts = readdirSync(folder, {recursive: true, encoding: 'utf8'})
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.js'))
    .sort();
  return Object.fromEntries(
    scripts.map((file) => {
      const hash = createHash('sha384')
        .update(readFileSync(`${folder}/${file}`))
        .digest('base64');
      return [file, `sha384-${hash}`];
    }),
  );
}
