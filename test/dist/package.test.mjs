/** What is in the package besides code for pages. */
import assert from 'node:assert/strict';
import {readFileSync, readdirSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {test} from 'node:test';

const root = fileURLToPath(new URL('../../', import.meta.url));

test('the package can be imported where there is no DOM, as servers do', async () => {
  for (const entry of ['dify-chat/dify-chat.js', 'dify-chat']) {
    const {DifyChat} = await import(entry);
    assert.equal(typeof DifyChat, 'function', entry);
  }
});

test('the manifest describes the element in the file that is published', () => {
  const {modules} = JSON.parse(readFileSync(`${root}custom-elements.json`, 'utf8'));
  const paths = modules.map((/** @type {{path: string}} */ {path}) => path);
  assert.ok(paths.includes('lib/dify-chat.js'), paths.join());
  const declarations = modules.flatMap(
    (/** @type {{declarations: {tagName?: string}[]}} */ each) => each.declarations,
  );
  assert.ok(declarations.some((/** @type {{tagName?: string}} */ {tagName}) => tagName === 'dify-chat'));
});

test('the bundles name the licences of what they contain', () => {
  const text = readFileSync(`${root}dist/LICENSES.txt`, 'utf8');
  for (const name of ['lit-element ', 'lit-html ', '@lit/reactive-element ']) {
    assert.ok(text.includes(`\n${name}`), `${name}is missing`);
  }
});

test('no file for pages evaluates a string or was built for development', () => {
  const files = readdirSync(`${root}dist`, {recursive: true, encoding: 'utf8'}).filter((file) =>
    file.endsWith('.js'),
  );
  assert.ok(files.length > 1);
  for (const file of files) {
    const code = readFileSync(`${root}dist/${file}`, 'utf8');
    assert.doesNotMatch(code, /\beval\(|\bnew Function\(/, file);
    assert.doesNotMatch(code, /Lit is in dev mode/, file);
    if (!file.startsWith('chunks')) assert.match(code, /^\/\*! dify-chat \d+\.\d+\.\d+ \|/, file);
  }
});
