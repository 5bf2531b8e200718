/** When an observer hears of a change. */
import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {textOf} from '../../src/conversation/answer.js';
import type {ChatState} from '../../src/conversation/chat-state.js';
import type {Observer} from '../../src/session/store.js';
import {Store} from '../../src/session/store.js';
import {answerTold, asked, named, textAdded} from '../support/chat-states.js';
import {DifyError} from '../../src/conversation/dify-error.js';
import type {AnswerFact} from '../../src/conversation/answer.js';

/** Frames that come when the test says so. */
class Frames {
  readonly #due = new Set<() => void>();

  readonly next = (callback: () => void): (() => void) => {
    this.#due.add(callback);
    return () => this.#due.delete(callback);
  };

  get asked(): number {
    return this.#due.size;
  }

  pass(): void {
    const due = [...this.#due];
    this.#due.clear();
    for (const callback of due) callback();
  }
}

function shownText(state: ChatState): string {
  const turn = state.conversation.thread.at(-1);
  return turn ? textOf(turn.answer) : '';
}

function observed(frames: Frames, observe?: (store: Store) => Observer): {store: Store; heard: string[]} {
  const heard: string[] = [];
  const store: Store = new Store((next, previous) => {
    heard.push(`${shownText(previous)}→${shownText(next)}`);
    observe?.(store)(next, previous);
  }, frames.next);
  return {store, heard};
}

function tell(store: Store, turn: string, ...facts: readonly AnswerFact[]): void {
  store.dispatch(answerTold(turn, ...facts)(store.state));
}

test('text is told of once a frame', () => {
  const frames = new Frames();
  const {store, heard} = observed(frames);
  store.dispatch(asked('a'));
  heard.length = 0;
  for (const text of ['H', 'e', 'y']) tell(store, 'a', textAdded(text));
  assert.deepEqual([heard, shownText(store.state), frames.asked], [[], 'Hey', 1]);
  frames.pass();
  assert.deepEqual(heard, ['→Hey']);
  tell(store, 'a', textAdded('!'));
  frames.pass();
  assert.deepEqual(heard, ['→Hey', 'Hey→Hey!']);
});

describe('what ends something is told of at once, with the text that waited:', () => {
  const ends: readonly AnswerFact[] = [
    {type: 'ended'},
    {type: 'paused'},
    {type: 'stopped'},
    {type: 'failed', error: new DifyError('timeout', '')},
    {type: 'postponed', retryAt: 1},
  ];
  for (const fact of ends) {
    test(fact.type, () => {
      const frames = new Frames();
      const {store, heard} = observed(frames);
      store.dispatch(asked('a'));
      heard.length = 0;
      tell(store, 'a', textAdded('Hey'));
      tell(store, 'a', fact);
      assert.deepEqual([heard, frames.asked], [['→Hey'], 0]);
      frames.pass();
      assert.equal(heard.length, 1);
    });
  }
});

test('what changes nothing is told to nobody', () => {
  const frames = new Frames();
  const {store, heard} = observed(frames);
  tell(store, 'nobody', textAdded('Hey'));
  store.dispatch({type: 'stop-settled'});
  store.flush();
  assert.deepEqual([heard, frames.asked], [[], 0]);
});

test('a change that an observer makes is told of after the one it was told of, in order', () => {
  const frames = new Frames();
  const depth = {now: 0, most: 0};
  const {store, heard} = observed(frames, (own) => (next) => {
    depth.now += 1;
    depth.most = Math.max(depth.most, depth.now);
    const text = shownText(next);
    if (text !== '' && text.length < 3)
      tell(own, 'a', textAdded('!'), {type: 'postponed', retryAt: text.length + 1});
    depth.now -= 1;
  });
  store.dispatch(asked('a'));
  heard.length = 0;
  tell(store, 'a', named('m'), textAdded('1'), {type: 'postponed', retryAt: 1});
  assert.deepEqual(heard, ['→1', '1→1!', '1!→1!!']);
  assert.equal(depth.most, 1);
});

test('an observer that throws is heard of, and the next change is told all the same', () => {
  const frames = new Frames();
  let isBroken = true;
  const {store, heard} = observed(frames, () => () => {
    if (isBroken) throw new Error('a bug of the page');
  });
  assert.throws(() => store.dispatch(asked('a')), /a bug of the page/);
  isBroken = false;
  store.dispatch(asked('b', 'a'));
  assert.equal(heard.length, 2);
});
