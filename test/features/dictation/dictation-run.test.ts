/** The life of a recording, without a browser: a clock that the test turns, a recorder and a page that are made up. */
import assert from 'node:assert/strict';
import {afterEach, beforeEach, mock, test} from 'node:test';
import {setImmediate as turnOfTheLoop} from 'node:timers/promises';
import {english} from '../../../src/i18n/words.js';
import {Dictation} from '../../../src/features/dictation/dictation-run.js';
import type {Recording} from '../../../src/features/dictation/recorder.js';
import type {Chat} from '../../../src/features/feature.js';

const MINUTE = 60_000;

class FakeRecording {
  elapsedMs = 0;
  level = 0;
  isFinished = false;
  isCancelled = false;
  whenCutOff(): void {
    // never, here
  }
  finish(): Promise<'silent'> {
    this.isFinished = true;
    return Promise.resolve('silent');
  }
  cancel(): void {
    this.isCancelled = true;
  }
}

/** The time as it is shown. */
const clock = {
  textContent: '',
  attributes: new Map<string, string>(),
  isLate: false,
  setAttribute: (name: string, value: string) => clock.attributes.set(name, value),
  toggleAttribute: (_name: string, isOn: boolean) => (clock.isLate = isOn),
};

const said: string[] = [];
const root = {
  activeElement: null,
  querySelector: (selector: string) => (selector === '.voice-time' ? clock : null),
};
const chat = {
  host: {renderRoot: root, updateComplete: Promise.resolve(true)},
  redraw: () => undefined,
  words: english,
  announce: (words: string) => said.push(words),
  report: () => undefined,
} as unknown as Chat;

/** Meter and time ask for no more than that of a browser. */
const globals = {
  isSecureContext: true,
  MediaRecorder: () => undefined,
  cancelAnimationFrame: () => undefined,
  document: {activeElement: null, body: {}},
  navigator: {mediaDevices: {getUserMedia: () => undefined}},
};

beforeEach(() => {
  mock.timers.enable({apis: ['setInterval']});
  for (const [name, value] of Object.entries(globals))
    Object.defineProperty(globalThis, name, {configurable: true, value});
  said.length = 0;
});
afterEach(() => {
  mock.timers.reset();
  for (const name of Object.keys(globals)) Reflect.deleteProperty(globalThis, name);
});

async function recording(): Promise<{run: Dictation; fake: FakeRecording}> {
  const fake = new FakeRecording();
  const run = new Dictation(chat, () => Promise.resolve(fake as unknown as Recording));
  await run.start();
  return {run, fake};
}

function later(fake: FakeRecording, elapsedMs: number): void {
  fake.elapsedMs = elapsedMs;
  mock.timers.tick(250);
}

test('the time is shown, and red in the last half minute', async () => {
  const {fake} = await recording();
  assert.equal(clock.textContent, '0:00');
  later(fake, 65_000);
  assert.equal(clock.textContent, '1:05');
  assert.equal(clock.attributes.get('aria-label'), 'Recorded for 1:05');
  later(fake, 9.5 * MINUTE - 1);
  assert.equal(clock.isLate, false);
  later(fake, 9.5 * MINUTE);
  assert.equal(clock.isLate, true);
});

test('a recording ends by itself after ten minutes', async () => {
  const {run, fake} = await recording();
  later(fake, 10 * MINUTE - 1);
  assert.equal(run.phase.kind, 'recording');
  later(fake, 10 * MINUTE);
  assert.equal(fake.isFinished, true);
  await turnOfTheLoop();
  assert.equal(run.phase.kind, 'failed'); // this one was silent
});

test('a second press while one is recorded begins nothing', async () => {
  const {run, fake} = await recording();
  await run.start();
  assert.equal(run.phase.kind, 'recording');
  assert.equal(fake.isCancelled, false);
});

test('what is forgotten is cancelled, and says nothing', async () => {
  const {run, fake} = await recording();
  said.length = 0;
  run.forget();
  assert.equal(fake.isCancelled, true);
  assert.equal(run.phase.kind, 'idle');
  assert.deepEqual(said, []);
});

test('a part that could not be loaded is told of, and the next press tries again', async () => {
  let tries = 0;
  const run = new Dictation(chat, () => {
    tries += 1;
    return Promise.reject(new TypeError('no such file'));
  });
  await run.start();
  assert.equal(run.phase.kind, 'failed');
  await run.start();
  assert.equal(tries, 2);
});
