/** Follow-up questions cost a model call each: asked for once, and only where somebody can use them. */
import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import type {Reply} from '../support/fake-dify.js';
import {events, FakeDify, held, html, json, live} from '../support/fake-dify.js';
import {envelope, event, failure, LiveStream, message, messageEnd} from '../support/streams.js';
import type {TestChat} from '../support/test-chat.js';
import {openChat, quiet, waitFor} from '../support/test-chat.js';

const hello = events(message('Hi'), messageEnd());
const asksFor = 'GET /messages/:id/suggested';
const offered = json({result: 'success', data: ['Why?', ' ', 7, 'How?']});

function withFollowUps(...answers: readonly Reply[]): FakeDify {
  return new FakeDify()
    .on('GET /parameters', json({suggested_questions_after_answer: {enabled: true}}))
    .on(asksFor, offered)
    .answers(...answers);
}

async function askedOf(server: FakeDify): Promise<TestChat> {
  const chat = await openChat(server);
  await chat.ask().catch(() => undefined);
  await quiet();
  return chat;
}

test('a finished answer is followed by questions, for the user who asked', async () => {
  const chat = await askedOf(withFollowUps(hello));
  const [request] = chat.server.to(asksFor);
  assert.deepEqual(
    [request?.path, request?.query],
    [`/messages/${envelope.message_id}/suggested`, {user: 'visitor'}],
  );
  assert.deepEqual(chat.state.conversation.followUps?.questions, ['Why?', 'How?']);
});

describe('no follow-up questions are asked for after', () => {
  const rows: readonly (readonly [string, Reply])[] = [
    ['a failure', events(message('Hi'), failure('unknown', 500))],
    ['a broken stream', events(message('Hi'))],
    ['a pause', events(message('Hi'), event('workflow_paused', {data: {}}))],
    ['a stop at the server', events(message('Hi'), event('workflow_finished', {data: {status: 'stopped'}}))],
  ];
  for (const [what, reply] of rows) {
    test(what, async () => {
      const chat = await askedOf(withFollowUps(reply));
      assert.equal(chat.server.to(asksFor).length, 0);
    });
  }

  test('an answer of an app that does not offer them', async () => {
    const chat = await askedOf(new FakeDify().on(asksFor, offered).answers(hello));
    assert.equal(chat.server.to(asksFor).length, 0);
  });
});

test('an answer that ends twice, as newer chatflows do, is followed once', async () => {
  const stream = new LiveStream();
  const chat = await openChat(withFollowUps(live(stream)));
  void chat.ask();
  await stream.send(message('Hi'), messageEnd());
  await stream.send(event('workflow_finished', {data: {status: 'succeeded'}}));
  await stream.close();
  await quiet();
  assert.equal(chat.server.to(asksFor).length, 1);
  assert.equal(chat.heard('dify-suggestions').length, 1);
});

test('questions that come when the visitor has asked already are dropped', async () => {
  const late = held(offered);
  const chat = await openChat(withFollowUps(hello, live(new LiveStream())).on(asksFor, late.reply));
  await chat.ask();
  await waitFor(() => chat.server.to(asksFor).length === 1);
  void chat.ask('Next');
  late.release();
  await quiet();
  assert.equal(chat.state.conversation.followUps, null);
});

test('questions that come when the conversation was left are dropped', async () => {
  const late = held(offered);
  const chat = await openChat(withFollowUps(hello).on(asksFor, late.reply));
  await chat.ask();
  await waitFor(() => chat.server.to(asksFor).length === 1);
  chat.session.newConversation();
  late.release();
  await quiet();
  assert.equal(chat.state.conversation.followUps, null);
});

test('asking takes the questions away', async () => {
  const chat = await openChat(withFollowUps(hello, live(new LiveStream())));
  await chat.ask();
  await waitFor(() => chat.state.conversation.followUps !== null);
  void chat.ask('Next');
  assert.equal(chat.state.conversation.followUps, null);
});

for (const status of [400, 403]) {
  test(`an app that has them switched off says so with ${String(status)}, which is no failure`, async () => {
    const off = json({code: 'bad_request', message: 'Suggested Questions Is Disabled.', status}, status);
    const chat = await askedOf(withFollowUps(hello).on(asksFor, off));
    assert.deepEqual([chat.state.asideError, chat.heard('dify-error').length], [null, 0]);
  });
}

test('any other failure is told to the page and changes nothing of the answer', async () => {
  const chat = await askedOf(withFollowUps(hello).on(asksFor, html(500)));
  assert.deepEqual([chat.status, chat.state.asideError?.status], ['complete', 500]);
  assert.equal(chat.heard('dify-error').length, 1);
});

test('an answer that is not what it should be offers nothing', async () => {
  for (const reply of [json({}), json({data: 'Why?'}), json([]), html(200)]) {
    const chat = await askedOf(withFollowUps(hello).on(asksFor, reply));
    assert.equal(chat.state.conversation.followUps, null);
  }
});
