import assert from 'node:assert/strict';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {readEngines, readTap} from '../../scripts/support/reports.mjs';

let folder = '';
before(() => (folder = mkdtempSync(join(tmpdir(), 'reports-'))));
after(() => rmSync(folder, {recursive: true}));

/** @param {string} text */
function report(text) {
  const file = join(folder, 'report');
  writeFileSync(file, text);
  return file;
}

test('the tests that failed in Node are counted and named, those in groups, too', () => {
  const tap =
    'ok 1 - stands\n    not ok 1 - falls\nnot ok 2 - a group\nnot ok 3 - later # TODO\n# pass 1\n# fail 1\n# cancelled 1\n# skipped 2\n';
  assert.deepEqual(readTap(report(tap)), {
    passed: 1,
    failed: 2,
    skipped: 2,
    failures: ['falls', 'a group'],
  });
});

test('the tests that failed in browsers are added up, and named with their engine', () => {
  const engines = {
    Chromium: {passed: 2, failed: 1, skipped: 0, failures: ['x.test.ts > falls: why']},
    Firefox: {passed: 3, failed: 0, skipped: 1, failures: []},
  };
  assert.deepEqual(readEngines(report(JSON.stringify(engines))), {
    passed: 5,
    failed: 1,
    skipped: 1,
    failures: ['Chromium: x.test.ts > falls: why'],
  });
});

test('without a report nothing is known', () => {
  assert.equal(readTap(join(folder, 'none')), undefined);
  assert.equal(readEngines(join(folder, 'none')), undefined);
});
