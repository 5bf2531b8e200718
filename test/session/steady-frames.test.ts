import assert from 'node:assert/strict';
import {describe, mock, test} from 'node:test';
import {steadyFrames} from '../../src/session/steady-frames.js';

/** How often something is called back in a second that asks again each time, where a frame comes every so often. */
function callsInASecond(frameMs: number): number {
  let now = 0;
  let calls = 0;
  let waiting: FrameRequestCallback[] = [];
  mock.timers.enable({apis: ['setTimeout']});
  const clock = mock.method(performance, 'now', () => now);
  const frames = globalThis as {requestAnimationFrame?: unknown; cancelAnimationFrame?: unknown};
  frames.requestAnimationFrame = (callback: FrameRequestCallback) => waiting.push(callback);
  frames.cancelAnimationFrame = () => undefined;
  try {
    const next = steadyFrames();
    const again = (): void => {
      calls += 1;
      next(again);
    };
    next(again);
    for (now = 1; now <= 1_000; now += 1) {
      mock.timers.tick(1);
      if (now % frameMs > 0) continue;
      const due = waiting;
      waiting = [];
      for (const callback of due) callback(now);
    }
    return calls;
  } finally {
    clock.mock.restore();
    mock.timers.reset();
    delete frames.requestAnimationFrame;
    delete frames.cancelAnimationFrame;
  }
}

describe('what grows is told of about thirty times a second', () => {
  for (const frameMs of [4, 8, 16, 17]) {
    test(`with a frame every ${frameMs} ms`, () => {
      const calls = callsInASecond(frameMs);
      assert.ok(calls >= 25 && calls <= 36, `${calls} times`);
    });
  }

  test('and once a second in a page that is not painted', () => {
    assert.equal(callsInASecond(10_000), 1);
  });
});
