/** What each action changes in a chat. States and actions are frozen: a change in place would throw. */
import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import type {ChatFile} from '../../src/conversation/answer.js';
import {textOf} from '../../src/conversation/answer.js';
import type {ChatState} from '../../src/conversation/chat-state.js';
import {initialState, runningTurn, statusOf, unknownSettings} from '../../src/conversation/chat-state.js';
import {DifyError} from '../../src/conversation/dify-error.js';
import {siblingsOf} from '../../src/conversation/thread.js';
import type {Step} from '../support/chat-states.js';
import {after, answerTold, asked, named, pastTurn, textAdded, then} from '../support/chat-states.js';

const error = new DifyError('unknown', 'It went wrong.');
const end = {type: 'ended'} as const;
const file: ChatFile = {
  id: null,
  type: 'image',
  name: 'a.png',
  url: 'https://x.example/a.png',
  uploadFileId: null,
  mimeType: null,
  size: null,
};

const attached = {
  type: 'draft-changed',
  files: [{key: '1', file, status: 'ready', progress: null, error: null}],
} as const;

function shown({conversation}: ChatState): readonly string[] {
  return conversation.thread.map(({key}) => key);
}

test('a question stands in the thread at once, with an answer that is awaited', () => {
  const state = after(asked('a'));
  assert.deepEqual([shown(state), runningTurn(state)?.key, statusOf(state)], [['a'], 'a', 'connecting']);
});

test('what is told of one answer leaves every other turn the same object', () => {
  const before = after(asked('a'), answerTold('a', named('1'), textAdded('A'), end), asked('b', 'a'));
  const state = then(before, answerTold('b', textAdded('B')));
  assert.equal(state.conversation.turns[0], before.conversation.turns[0]);
  assert.equal(state.conversation.thread[0], before.conversation.thread[0]);
  assert.equal(state.conversation.thread[1], state.conversation.turns[1]);
  assert.deepEqual(
    state.conversation.thread.map(({answer}) => textOf(answer)),
    ['A', 'B'],
  );
});

test('the first answer names the conversation; an answer to nobody names nothing', () => {
  const state = after(asked('a'), answerTold('a', named('1', 'conversation-1')));
  assert.equal(state.conversation.id, 'conversation-1');
  assert.equal(then(state, answerTold('nobody', named('2', 'conversation-2'))), state);
});

test('what changes nothing gives back the same state', () => {
  const state = after(asked('a'), answerTold('a', named('1'), end));
  const nothing: readonly Step[] = [
    answerTold('a', named('1')),
    answerTold('a', textAdded('late')),
    answerTold('a'),
    {type: 'stop-settled'},
    {type: 'follow-ups-arrived', turn: 'a', questions: []},
    {type: 'follow-ups-arrived', turn: 'nobody', questions: ['Why?']},
  ];
  for (const [at, step] of nothing.entries()) assert.equal(then(state, step), state, String(at));
});

describe('branches:', () => {
  const tree = after(
    asked('a'),
    answerTold('a', named('1'), end),
    asked('b', 'a'),
    answerTold('b', named('2'), end),
    asked('c', 'b'),
    answerTold('c', named('3'), end),
    asked('b2', 'a', true),
    answerTold('b2', named('4'), end),
  );

  test('an answer asked for again stands beside the first, and is shown', () => {
    assert.deepEqual(shown(tree), ['a', 'b2']);
    assert.deepEqual(siblingsOf(tree.conversation, tree.conversation.thread[1]!), ['b', 'b2']);
    assert.deepEqual(siblingsOf(tree.conversation, tree.conversation.thread[0]!), ['a']);
  });

  test('choosing a branch shows it down to its newest turn', () => {
    assert.deepEqual(shown(then(tree, {type: 'branch-chosen', turn: 'b'})), ['a', 'b', 'c']);
  });

  test('a question follows on the branch that is shown', () => {
    const state = then(tree, {type: 'branch-chosen', turn: 'b'}, asked('d', 'c'));
    assert.deepEqual(shown(state), ['a', 'b', 'c', 'd']);
  });

  test('another first question is a branch of its own', () => {
    const state = then(tree, asked('a2', null, true));
    assert.deepEqual(
      [shown(state), siblingsOf(state.conversation, state.conversation.thread[0]!)],
      [['a2'], ['a', 'a2']],
    );
  });

  test('lists of siblings that nothing was added to stay the same objects', () => {
    const state = then(tree, asked('d', 'b2'));
    assert.equal(state.conversation.branches.get('a'), tree.conversation.branches.get('a'));
  });
});

test('a circle in what a server sent is no circle here', () => {
  const turns = [pastTurn('a', 'b'), pastTurn('b', 'a'), pastTurn('c', 'c')];
  for (const chosen of ['a', 'b', 'c']) {
    const state = after(
      {type: 'conversation-opening', id: '1'},
      {type: 'turns-found', turns, hasOlder: false},
    );
    assert.ok(shown(then(state, {type: 'branch-chosen', turn: chosen})).length <= 2);
  }
});

test('a turn whose parent is not known begins the thread', () => {
  const turns = [pastTurn('b', 'older'), pastTurn('c', 'b')];
  const state = after({type: 'conversation-opening', id: '1'}, {type: 'turns-found', turns, hasOlder: false});
  assert.deepEqual(shown(state), ['b', 'c']);
});

test('a question asked before the past had come follows on it', () => {
  const state = after({type: 'conversation-opening', id: '1'}, asked('new'), asked('newer', 'new'), {
    type: 'turns-found',
    turns: [pastTurn('a', null), pastTurn('b', 'a')],
    hasOlder: false,
  });
  assert.deepEqual(shown(state), ['a', 'b', 'new', 'newer']);
  assert.equal(state.conversation.isLoading, false);
});

test('follow-ups belong to the last answer shown, and go with the next question', () => {
  const offered: Step = {type: 'follow-ups-arrived', turn: 'a', questions: ['Why?']};
  const state = after(asked('a'), answerTold('a', named('1'), end), offered);
  assert.deepEqual(state.conversation.followUps, {turn: 'a', messageId: '1', questions: ['Why?']});
  assert.equal(then(state, asked('b', 'a')).conversation.followUps, null);
  assert.equal(then(state, asked('b', 'a'), offered).conversation.followUps, null);
});

test('leaving a conversation keeps the app and the draft', () => {
  const state = after(attached, asked('a'), answerTold('a', named('1')), {
    type: 'conversation-left',
  });
  assert.deepEqual([state.conversation, state.draft], [initialState.conversation, attached.files]);
});

test('a new session keeps the draft alone', () => {
  const state = after(
    attached,
    {type: 'app-described', parameters: {}, site: null, settings: unknownSettings},
    {type: 'failed-aside', error},
    asked('a'),
    {type: 'session-begun'},
  );
  assert.deepEqual(state, {...initialState, draft: attached.files});
});

test('a conversation that is lost keeps what was said, but not its name', () => {
  const state = after(asked('a'), answerTold('a', named('1'), end), {type: 'conversation-lost'});
  assert.deepEqual([shown(state), state.conversation.id, state.hasLostConversation], [['a'], null, true]);
  assert.equal(then(state, {type: 'conversation-left'}).hasLostConversation, false);
});

test('a past that cannot be reached says why until it is opened', () => {
  const opening: Step = {type: 'conversation-opening', id: '1'};
  const failed = after(opening, {type: 'conversation-unreachable', error});
  assert.deepEqual([failed.conversation.error, failed.conversation.isLoading], [error, false]);
  assert.equal(then(failed, opening).conversation.error, null);
});

test('the app is asked for, described, or failed', () => {
  const loading = after({type: 'app-asked-for'});
  assert.equal(loading.app.status, 'loading');
  const failed = then(loading, {type: 'app-failed', error});
  assert.deepEqual([failed.app.status, failed.app.error], ['failed', error]);
  const settings = {...unknownSettings, title: 'Shop'};
  const ready = then(failed, {type: 'app-described', parameters: {a: 1}, site: null, settings});
  assert.deepEqual(ready.app, {status: 'ready', parameters: {a: 1}, site: null, settings, error: null});
});

test('an older page goes before what is shown, which stays the same objects', () => {
  const turns = [pastTurn('c', null), pastTurn('d', 'c')];
  const shownFirst = after(
    {type: 'conversation-opening', id: '1'},
    {type: 'turns-found', turns, hasOlder: true},
  );
  assert.equal(shownFirst.conversation.hasOlder, true);
  const older = [pastTurn('a', null), pastTurn('b', 'a')];
  const state = then(shownFirst, {type: 'turns-found', turns: older, hasOlder: false});
  assert.deepEqual([shown(state), state.conversation.hasOlder], [['a', 'b', 'c', 'd'], false]);
  assert.equal(state.conversation.thread.at(-1), shownFirst.conversation.thread.at(-1));
});

test('an older page does not lead away from the branch that is shown', () => {
  const turns = [pastTurn('b', 'a'), pastTurn('c1', 'b'), pastTurn('c2', 'b')];
  const opened = after({type: 'conversation-opening', id: '1'}, {type: 'turns-found', turns, hasOlder: true});
  const chosen = then(opened, {type: 'branch-chosen', turn: 'c1'});
  const state = then(chosen, {type: 'turns-found', turns: [pastTurn('a', null)], hasOlder: false});
  assert.deepEqual(shown(state), ['a', 'b', 'c1']);
});

test('a turn that is said to follow on itself stands in the thread once', () => {
  const turns = [pastTurn('a', null), pastTurn('b', 'b')];
  const state = after({type: 'conversation-opening', id: '1'}, {type: 'turns-found', turns, hasOlder: false});
  assert.deepEqual(shown(state), ['b']);
});

test('what another tab has said follows on what is shown, or stands in the branch beside it', () => {
  const before = after(
    {type: 'conversation-opening', id: '1'},
    {type: 'turns-found', turns: [pastTurn('a', null), pastTurn('b', 'a')], hasOlder: false},
  );
  const newer = then(before, {type: 'turns-added', turns: [pastTurn('c', 'b'), pastTurn('d', 'c')]});
  assert.deepEqual(shown(newer), ['a', 'b', 'c', 'd']);
  const beside = then(before, {type: 'turns-added', turns: [pastTurn('c', 'a')]});
  assert.deepEqual(
    [shown(beside), beside.conversation.branches.get('a')],
    [
      ['a', 'b'],
      ['b', 'c'],
    ],
  );
  assert.deepEqual(shown(after({type: 'turns-added', turns: [pastTurn('a', null)]})), ['a']);
});

test('where an older page was put is known, the newest such place first', () => {
  const state = after(
    {type: 'conversation-opening', id: '1'},
    {type: 'turns-found', turns: [pastTurn('c', null)], hasOlder: true},
    {type: 'turns-found', turns: [pastTurn('b', null)], hasOlder: true},
    {type: 'turns-found', turns: [pastTurn('a', null)], hasOlder: false},
  );
  assert.deepEqual(
    [shown(state), state.conversation.seams],
    [
      ['a', 'b', 'c'],
      ['c', 'b'],
    ],
  );
});

test('a conversation has its name from where it was opened, or gets one later', () => {
  const opened = after({type: 'conversation-opening', id: '1', name: 'A walk'});
  assert.equal(opened.conversation.name, 'A walk');
  assert.equal(then(opened, {type: 'conversation-named', name: 'Two walks'}).conversation.name, 'Two walks');
  const lost = then(opened, {type: 'conversation-lost'}).conversation;
  assert.deepEqual([lost.id, lost.name, lost.hasOlder], [null, null, false]);
});

test('a stop shows as long as the server has not been told, unless another answer runs', () => {
  const stopping = after(asked('a'), {type: 'stop-asked-for'}, answerTold('a', {type: 'stopped'}));
  assert.equal(statusOf(stopping), 'stopping');
  assert.equal(statusOf(then(stopping, asked('b', 'a'))), 'connecting');
  assert.equal(statusOf(then(stopping, {type: 'stop-settled'})), 'idle');
});

test('a paused answer shows until the next question', () => {
  const paused = after(asked('a'), answerTold('a', named('1'), {type: 'paused'}));
  assert.deepEqual([statusOf(paused), runningTurn(paused)], ['paused', null]);
  assert.equal(statusOf(then(paused, asked('b', 'a'), answerTold('b', named('2'), end))), 'idle');
});
