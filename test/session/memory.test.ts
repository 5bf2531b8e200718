/** What outlives a page load, and for whom. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {MemoryScope} from '../../src/session/memory.js';
import {Memory, randomId, storageFor} from '../../src/session/memory.js';
import {BrokenStorage, MapStorage} from '../support/map-storage.js';

const scope: MemoryScope = {
  baseUrl: 'https://dify.example/v1',
  credential: 'app-secret0123456789',
  user: 'ann',
};
/** Four times 32 random bits. */
const unguessable = /^[0-9a-z]+(-[0-9a-z]+){3}$/;

test('the conversation and the draft are found again', () => {
  const storage = new MapStorage();
  const memory = new Memory(storage, scope);
  memory.conversationId = 'conversation-1';
  memory.draft = 'Dear';
  const later = new Memory(storage, scope);
  assert.deepEqual([later.conversationId, later.draft], ['conversation-1', 'Dear']);
});

test('each of two tabs has its own unsent text, and takes away no other', () => {
  const storage = new MapStorage();
  const [first, second] = [new MapStorage(), new MapStorage()];
  const one = new Memory(storage, scope, first);
  const two = new Memory(storage, scope, second);
  assert.deepEqual([one.draft, two.draft], ['', '']);
  one.draft = 'of one';
  two.draft = 'of two';
  one.draft = '';
  assert.deepEqual(
    [new Memory(storage, scope, first).draft, new Memory(storage, scope, second).draft],
    ['', 'of two'],
  );
  const later = new Memory(storage, scope, new MapStorage());
  assert.equal(later.draft, 'of two', 'a new tab goes on with what was written last');
  later.draft = '';
  assert.equal(new Memory(storage, scope, new MapStorage()).draft, '', 'what was sent does not come back');
});

test('nothing is kept of what was taken back', () => {
  const storage = new MapStorage();
  const memory = new Memory(storage, scope);
  memory.conversationId = 'conversation-1';
  memory.draft = 'Dear';
  memory.conversationId = null;
  memory.draft = '';
  assert.equal(storage.length, 0);
  assert.deepEqual([memory.conversationId, memory.draft], [null, '']);
});

test('another server, app or user remembers nothing of it', () => {
  const storage = new MapStorage();
  const memory = new Memory(storage, scope);
  memory.conversationId = 'conversation-1';
  memory.draft = 'Dear';
  const others: readonly MemoryScope[] = [
    {...scope, baseUrl: 'https://other.example/v1'},
    {...scope, credential: 'app-other'},
    {...scope, user: 'bob'},
    {...scope, user: ''},
  ];
  for (const other of others) {
    const its = new Memory(storage, other);
    assert.deepEqual([its.conversationId, its.draft], [null, ''], JSON.stringify(other));
  }
});

test('a visitor whom the page does not name keeps an id that nobody can guess', () => {
  const storage = new MapStorage();
  const {user} = new Memory(storage, {...scope, user: ''});
  assert.match(user, unguessable);
  assert.equal(new Memory(storage, {...scope, user: ''}).user, user);
  assert.notEqual(new Memory(new MapStorage(), {...scope, user: ''}).user, user);
  assert.notEqual(new Memory(storage, {...scope, credential: 'app-other', user: ''}).user, user);
});

test('neither the key nor the name of the user is kept', () => {
  const storage = new MapStorage();
  const memory = new Memory(storage, {...scope, user: 'ann@example.org'});
  memory.draft = 'Dear';
  memory.conversationId = 'conversation-1';
  assert.equal(memory.user, 'ann@example.org');
  for (const secret of [scope.credential, 'secret', 'ann'])
    assert.ok(!String(storage).includes(secret), secret);
});

for (const [what, storage] of [
  ['a storage that throws', new BrokenStorage()],
  ['no storage', null],
] as const) {
  test(`${what} costs only the persistence`, () => {
    const memory = new Memory(storage, {...scope, user: ''});
    memory.conversationId = 'conversation-1';
    memory.conversationId = null;
    memory.draft = 'Dear';
    assert.match(memory.user, unguessable);
    assert.deepEqual([memory.conversationId, memory.draft], [null, '']);
  });
}

test('each kind of persistence has its storage; one that may not even be asked for is none', (t) => {
  const local = new MapStorage();
  t.after(withGlobal('localStorage', () => local));
  t.after(
    withGlobal('sessionStorage', () => {
      throw new DOMException('denied', 'SecurityError');
    }),
  );
  assert.equal(storageFor('local'), local);
  assert.equal(storageFor('session'), null);
  assert.equal(storageFor('none'), null);
});

test('ids look random, and no two are alike', () => {
  const ids = Array.from({length: 1_000}, randomId);
  for (const id of ids) assert.match(id, unguessable);
  assert.equal(new Set(ids).size, ids.length);
});

/** @returns a function that puts things back as they were. */
function withGlobal(name: string, get: () => unknown): () => void {
  const before = Object.getOwnPropertyDescriptor(globalThis, name);
  Object.defineProperty(globalThis, name, {get, configurable: true});
  return () => {
    if (before) Object.defineProperty(globalThis, name, before);
    else Reflect.deleteProperty(globalThis, name);
  };
}
