/** Counting in memory, on a clock that a test moves. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {memoryStore} from '../../src/proxy/index.js';

test('a window has room for so many, and a new one begins when it is over', async () => {
  let time = 0;
  const store = memoryStore(() => time);
  const take = () => store.take('a', 2, 1000);
  assert.deepEqual(await take(), {isAllowed: true, retryAfterMs: 0});
  time = 400;
  assert.deepEqual(await take(), {isAllowed: true, retryAfterMs: 0});
  assert.deepEqual(await take(), {isAllowed: false, retryAfterMs: 600});
  assert.deepEqual(await store.take('b', 2, 1000), {isAllowed: true, retryAfterMs: 0});
  time = 1000;
  assert.deepEqual(await take(), {isAllowed: true, retryAfterMs: 0});
});

test('who comes back is not forgotten with those who came before', async () => {
  let time = 0;
  const store = memoryStore(() => time);
  await store.take('a', 1, 1000);
  time = 500;
  await store.take('b', 1, 1000);
  time = 1200;
  await store.take('a', 1, 1000);
  assert.equal((await store.take('b', 1, 1000)).isAllowed, false);
  assert.equal((await store.take('a', 1, 1000)).isAllowed, false);
});

test('a flood of keys does not fill the memory', async () => {
  const store = memoryStore(() => 0);
  await store.take('first', 1, 1000);
  for (let i = 0; i < 100_000; i += 1) await store.take(`key ${String(i)}`, 1, 1000);
  // The oldest has made room; the newest is still known.
  assert.equal((await store.take('key 99999', 1, 1000)).isAllowed, false);
  assert.equal((await store.take('first', 1, 1000)).isAllowed, true);
});
