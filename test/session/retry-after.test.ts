/** A chat POST is never repeated by itself, but for a busy server that named a short wait: once, in sight, stoppable. */
import assert from 'node:assert/strict';
import type {TestContext} from 'node:test';
import {describe, test} from 'node:test';
import {statusOf} from '../../src/conversation/chat-state.js';
import type {Reply} from '../support/fake-dify.js';
import {events, FakeDify, json} from '../support/fake-dify.js';
import {failure, message, messageEnd} from '../support/streams.js';
import type {TestChat} from '../support/test-chat.js';
import {openChat, quiet, waitFor, stopClock} from '../support/test-chat.js';

const hello = events(message('Hi'), messageEnd());

function busy(status: number, retryAfter?: string): Reply {
  const headers: Record<string, string> = retryAfter === undefined ? {} : {'retry-after': retryAfter};
  return json({code: 'too_many_requests', message: 'Busy.', status}, status, headers);
}

/** A chat on a clock of the test's own that starts at 0, whose question has been refused once. */
async function refused(t: TestContext, ...replies: readonly Reply[]): Promise<TestChat> {
  stopClock(t, ['setTimeout', 'Date']);
  const chat = await openChat(new FakeDify().answers(...replies));
  void chat.ask();
  await waitFor(() => chat.status === 'error' || chat.answer.retryAt !== null);
  return chat;
}

for (const status of [429, 503]) {
  test(`a wait of seconds named with ${String(status)} is sat out, in sight`, async (t) => {
    const chat = await refused(t, busy(status, '30'), hello);
    assert.deepEqual(
      [chat.status, chat.answer.retryAt, statusOf(chat.state)],
      ['pending', 30_000, 'connecting'],
    );
    t.mock.timers.tick(29_999);
    await quiet();
    assert.equal(chat.server.questions.length, 1);
    t.mock.timers.tick(1);
    await waitFor(() => chat.status === 'complete');
    assert.deepEqual([chat.text, chat.answer.retryAt], ['Hi', null]);
    const [first, second] = chat.server.questions;
    assert.deepEqual(second?.body, first?.body);
    assert.equal(chat.heard('dify-error').length, 0);
  });
}

test('a wait until a date is sat out too', async (t) => {
  const chat = await refused(t, busy(429, 'Thu, 01 Jan 1970 00:00:05 GMT'), hello);
  t.mock.timers.tick(5_000);
  await waitFor(() => chat.status === 'complete');
});

test('but only once', async (t) => {
  const chat = await refused(t, busy(429, '1'), busy(429, '1'), hello);
  t.mock.timers.tick(1_000);
  await waitFor(() => chat.status === 'error');
  t.mock.timers.tick(60_000);
  await quiet();
  assert.deepEqual([chat.server.questions.length, chat.answer.error?.retryAfter], [2, 1]);
});

describe('nothing is repeated after', () => {
  const rows: readonly (readonly [string, Reply])[] = [
    ['a wait above thirty seconds', busy(429, '31')],
    ['a wait that was not named', busy(429)],
    ['a wait that cannot be read', busy(503, 'soon')],
    ['a wait named with another status', busy(500, '1')],
    ['a rate limit inside of a stream', events(failure('rate_limit_error', 429))],
    ['a rate limit inside of an answer', events(message('Hi'), failure('rate_limit_error', 429))],
  ];
  for (const [what, reply] of rows) {
    test(what, async (t) => {
      const chat = await refused(t, reply, hello);
      assert.equal(chat.status, 'error');
      t.mock.timers.tick(120_000);
      await quiet();
      assert.equal(chat.server.questions.length, 1);
    });
  }
});

test('a stop while waiting gives the question up at once', async (t) => {
  const chat = await refused(t, busy(429, '20'), hello);
  void chat.session.stop();
  await quiet();
  assert.deepEqual([chat.status, chat.answer.retryAt, statusOf(chat.state)], ['stopped', null, 'idle']);
  t.mock.timers.tick(60_000);
  await quiet();
  assert.deepEqual([chat.server.questions.length, chat.server.stops.length], [1, 0]);
});

for (const [what, leave] of [
  ['a new conversation', (chat: TestChat) => chat.session.newConversation()],
  ['taking the chat away', (chat: TestChat) => chat.session.suspend()],
  ['another user', (chat: TestChat) => chat.connect('another')],
] as const) {
  test(`${what} gives up a question that waits`, async (t) => {
    const chat = await refused(t, busy(429, '20'), hello);
    leave(chat);
    t.mock.timers.tick(60_000);
    await quiet();
    assert.equal(chat.server.questions.length, 1);
  });
}
