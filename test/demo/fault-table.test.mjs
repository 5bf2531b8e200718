// @ts-check
/** The table of faults in the docs, the faults that can be played, and the tests that drive the element through them. */
import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {test} from 'node:test';
import {phrases} from '../../demo/stand-in/phrases.mjs';

const folder = new URL('../../', import.meta.url);
/** @param {string} path */
const read = (path) => readFileSync(new URL(path, folder), 'utf8');

const table = read('docs/faults.md');
const played = phrases.map(({say}) => say).filter((say) => say.startsWith('error '));
const documented = [...table.matchAll(/`(error [^`]+)`/g)].map(([, name = '']) => name);

test('every fault that can be played stands in the table, and every one in the table can be played', () => {
  const named = new Set(documented.filter((name) => name !== 'error CODE'));
  assert.deepEqual([...named].sort(), [...new Set(played)].sort());
});

test('every file that the table names is there, and tests', () => {
  const files = [...table.matchAll(/`(test\/[\w/.-]+\.ts)`/g)].map(([, path = '']) => path);
  assert.ok(files.length > 5);
  for (const path of files) assert.match(read(path), /\b(?:it|test|expect)\(/, path);
});

test('every fault of bytes, events and streams is driven through the real element', () => {
  const tests = ['test/browser/faults/', 'test/browser/']
    .flatMap((path) =>
      readdirSync(new URL(path, folder)).flatMap((name) => (name.endsWith('.ts') ? [read(path + name)] : [])),
    )
    .join('\n');
  /** The same in a test's own play, which holds it until the text was read; or measured without a browser. */
  const elsewhere = /^error (?:break( character| string| line)?|destroy|cut saved|endless line|flood)$/;
  const sections = table.slice(table.indexOf('## Streams'), table.indexOf('## Visitor'));
  const missing = [...sections.matchAll(/`(error [^`]+)`/g)]
    .map(([, name = '']) => name)
    .filter((name) => !elsewhere.test(name) && !tests.includes(`'${name}'`));
  assert.deepEqual(missing, []);
});
