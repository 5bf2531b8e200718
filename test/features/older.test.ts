/** How far a thread pages back: no further than a server has something, nor endlessly without being asked. */
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {pendingAnswer} from '../../src/conversation/answer.js';
import type {Turn} from '../../src/conversation/chat-state.js';
import type {Action} from '../../src/conversation/reduce.js';
import type {Chat, Feature} from '../../src/features/feature.js';
import {feature as older} from '../../src/features/older/older.js';
import {english} from '../../src/i18n/words.js';
import type {ChatModel} from '../../src/view/chat-model.js';
import {quiet} from '../support/test-chat.js';

function turns(count: number): readonly Turn[] {
  return Array.from({length: count}, (_, at) => {
    const key = `turn-${String(at)}`;
    const question = {text: key, files: [], inputs: {}, createdAt: 0};
    const answer = {...pendingAnswer(0), messageId: key, status: 'complete' as const};
    return {key, parent: null, question, answer, isRepeat: false};
  });
}

/** Tells once of each element that it is near: what a reader who never scrolls again hears of. */
class Nearness {
  static readonly #told = new WeakSet<object>();
  readonly #tell: IntersectionObserverCallback;

  constructor(tell: IntersectionObserverCallback) {
    this.#tell = tell;
  }

  observe(element: Element): void {
    if (Nearness.#told.has(element)) return;
    Nearness.#told.add(element);
    const entry = {isIntersecting: true} as IntersectionObserverEntry;
    queueMicrotask(() => {
      this.#tell([entry], this as unknown as IntersectionObserver);
    });
  }

  disconnect(): void {
    // nothing is told of later
  }
}

before(() => Object.assign(globalThis, {IntersectionObserver: Nearness}));
after(() => Reflect.deleteProperty(globalThis, 'IntersectionObserver'));

/** A thread that is scrolled to its beginning, and a server that has this page before it. */
function scrolledBack(known: readonly Turn[], page: readonly Turn[]) {
  const asked: unknown[] = [];
  const done: Action[] = [];
  const start = {};
  const thread = {
    scrollTop: 0,
    style: {},
    getBoundingClientRect: () => ({top: 0, bottom: 0}),
    querySelector: (selector: string) => (selector === '.older' ? start : null),
    querySelectorAll: () => [],
  };
  const conversation = {id: 'c', turns: known, hasOlder: true, isLoading: false};
  const chat = {
    state: {conversation},
    words: english,
    host: {
      requestUpdate: () => undefined,
      updateComplete: Promise.resolve(true),
      renderRoot: {querySelector: () => thread},
    },
    session: {
      signal: new AbortController().signal,
      past: (...call: readonly unknown[]) => {
        asked.push(call);
        return Promise.resolve({turns: page, hasOlder: true});
      },
      dispatch: (action: Action) => done.push(action),
    },
    announce: () => undefined,
    report: (error: Error) => assert.fail(error),
  };
  const feature: Feature = older(chat as unknown as Chat);
  feature.places?.threadStart?.({state: chat.state, words: english, strings: {}} as unknown as ChatModel);
  return {asked, done, feature};
}

test('earlier messages come by themselves, up to very many: then the reader has to ask', async () => {
  const some = scrolledBack(turns(999), []);
  const many = scrolledBack(turns(1_000), []);
  await quiet();
  assert.deepEqual([some.asked.length, many.asked.length], [1, 0]);
});

test('a page that says nothing new is the last one', async () => {
  const {done} = scrolledBack(turns(60), turns(50));
  await quiet();
  assert.deepEqual(
    done.map((action) => action.type === 'turns-found' && action.hasOlder),
    [false],
  );
});
