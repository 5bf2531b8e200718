/** Waits: none outlives what it was for, and many do not end at once. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {about} from '../../src/session/about.js';
import {delay} from '../../src/session/delay.js';

test('a wait is spread by a quarter to either side', () => {
  const waits = Array.from({length: 1_000}, () => about(1_000));
  assert.ok(Math.min(...waits) >= 750 && Math.max(...waits) <= 1_250);
  assert.ok(new Set(waits).size > 900);
});

test('a wait that is cut short rejects with the reason', async () => {
  const control = new AbortController();
  const waiting = delay(60_000, control.signal);
  control.abort(new Error('left'));
  await assert.rejects(waiting, /left/);
});
