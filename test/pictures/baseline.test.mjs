import assert from 'node:assert/strict';
import {test} from 'node:test';
import {baselineOf, fileName, whyIncomparable} from './baseline.mjs';
import {looks, states} from './pictured.mjs';

const there = {chromium: 140, platform: 'linux'};

test('pictures of the same Chromium and system are compared', () => {
  assert.equal(whyIncomparable({...there}, there), undefined);
});

test('pictures of another Chromium, or another system, are not compared, and it is said why', () => {
  assert.match(
    whyIncomparable({chromium: 141, platform: 'linux'}, there) ?? '',
    /Chromium 140 on linux.*Chromium 141 on linux/,
  );
  assert.match(whyIncomparable({chromium: 140, platform: 'darwin'}, there) ?? '', /Chromium 140 on darwin/);
});

test('there is a picture of each state in each look, and all of them are small', () => {
  const all = looks.flatMap((look) => states.map((state) => ({state, look})));
  const names = new Set(all.map(({state, look}) => fileName(state, look)));
  assert.equal(names.size, all.length);
  const sizes = all.map(({state, look}) => baselineOf(state, look)?.length ?? 0);
  assert.ok(!sizes.includes(0), 'a picture is missing');
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  assert.ok(bytes < 500_000, `${bytes} bytes`);
});
