/** What another tab has said, joined with what this one knows. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {pendingAnswer} from '../../src/conversation/answer.js';
import type {Turn} from '../../src/conversation/chat-state.js';
import {emptyConversation} from '../../src/conversation/chat-state.js';
import {turnsElsewhere} from '../../src/features/tabs/turns-elsewhere.js';

/** @param messageId the server's name of it: in a page that is its key, too. */
function turn(key: string, parent: string | null, messageId = key): Turn {
  const question = {text: key, files: [], inputs: {}, createdAt: 0};
  return {
    key,
    parent,
    question,
    answer: {...pendingAnswer(0), messageId, status: 'complete'},
    isRepeat: false,
  };
}

function placed(known: readonly Turn[], page: readonly Turn[], canBranch = false): readonly string[] {
  const fresh = turnsElsewhere({...emptyConversation, turns: known, thread: known}, page, canBranch);
  return fresh.map(({key, parent}) => `${key} after ${String(parent)}`);
}

const known = [turn('own-1', null, 'a'), turn('own-2', 'own-1', 'b')];

test('turns that are known here by another name are not taken again', () => {
  assert.deepEqual(placed(known, [turn('a', null), turn('b', 'a')]), []);
});

test('newer turns follow on the last one shown, one after the other', () => {
  const page = [turn('a', null), turn('b', 'a'), turn('c', 'b'), turn('d', 'c')];
  assert.deepEqual(placed(known, page), ['c after own-2', 'd after c']);
  assert.deepEqual(placed(known, page, true), ['c after own-2', 'd after c']);
});

test('of two tabs that asked at a time each keeps its own question last, and has the other’s after it', () => {
  const page = [turn('a', null), turn('other', 'a'), turn('b', 'other')];
  assert.deepEqual(placed(known, page), ['other after own-2']);
  assert.deepEqual(placed(known, page, true), ['other after own-1'], 'where branches are known: beside it');
});

test('another version of an answer stands beside it', () => {
  const page = [turn('a', null), turn('b', 'a'), turn('c', 'a')];
  assert.deepEqual(placed(known, page), ['c after own-1']);
  assert.deepEqual(placed(known, [...page, turn('first', null)], true), [
    'c after own-1',
    'first after null',
  ]);
});

test('turns before all that are known are left to the reader who pages back', () => {
  const some = [turn('c', 'b'), turn('d', 'c')];
  const page = [turn('a', null), turn('b', 'a'), ...some, turn('e', 'd')];
  assert.deepEqual(placed(some, page), ['e after d']);
  assert.deepEqual(placed(some, page, true), ['e after d']);
});

test('a page of which nothing is known stands as it is', () => {
  assert.deepEqual(placed([], [turn('a', null), turn('b', 'a')]), ['a after null', 'b after a']);
});
