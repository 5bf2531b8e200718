/** The unsent text. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {DraftKeeper} from '../../src/session/draft-keeper.js';
import {Memory} from '../../src/session/memory.js';
import {MapStorage} from '../support/map-storage.js';

function memoryOf(user: string, storage = new MapStorage()): Memory {
  return new Memory(storage, {baseUrl: 'https://dify.example/v1', credential: '', user});
}

test('the text is kept once, a little after the last change', (t) => {
  t.mock.timers.enable({apis: ['setTimeout']});
  const storage = new MapStorage();
  const written = t.mock.method(storage, 'setItem');
  const memory = memoryOf('ann', storage);
  const keeper = new DraftKeeper();
  keeper.moveTo(memory);
  for (const text of ['D', 'De', 'Dear']) {
    keeper.keep(text);
    t.mock.timers.tick(299);
  }
  assert.equal(memory.draft, '');
  t.mock.timers.tick(1);
  assert.deepEqual([memory.draft, written.mock.callCount()], ['Dear', 1]);
});

test('a text that was sent is forgotten at once', (t) => {
  t.mock.timers.enable({apis: ['setTimeout']});
  const memory = memoryOf('ann');
  memory.draft = 'Dear';
  const keeper = new DraftKeeper();
  keeper.moveTo(memory);
  keeper.keep('Dear all');
  keeper.keep('');
  assert.equal(memory.draft, '');
  t.mock.timers.tick(1_000);
  assert.equal(memory.draft, '');
});

test('a page that goes away loses nothing', () => {
  const memory = memoryOf('ann');
  const keeper = new DraftKeeper();
  keeper.moveTo(memory);
  keeper.keep('Dear');
  keeper.flush();
  assert.equal(memory.draft, 'Dear');
});

test('each user finds their own text', (t) => {
  t.mock.timers.enable({apis: ['setTimeout']});
  const [ann, bob] = [memoryOf('ann'), memoryOf('bob')];
  bob.draft = 'Hello';
  const keeper = new DraftKeeper();
  keeper.moveTo(ann);
  keeper.keep('Dear');
  keeper.moveTo(bob);
  t.mock.timers.tick(1_000);
  assert.deepEqual([keeper.initial, ann.draft, bob.draft], ['Hello', 'Dear', 'Hello']);
});

test('text without a memory to keep it in is no failure', () => {
  const keeper = new DraftKeeper();
  keeper.keep('Dear');
  keeper.flush();
  assert.equal(keeper.initial, '');
});
