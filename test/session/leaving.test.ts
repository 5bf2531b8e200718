/** What still comes of a run that was left behind is dropped, whichever way it was left. */
import assert from 'node:assert/strict';
import type {TestContext} from 'node:test';
import {describe, test} from 'node:test';
import {events, FakeDify, held, json, live, silence} from '../support/fake-dify.js';
import {envelope, event, LiveStream, message, messageEnd} from '../support/streams.js';
import type {TestChat} from '../support/test-chat.js';
import {openChat, quiet, waitFor, stopClock} from '../support/test-chat.js';

const hello = events(message('Hi'), messageEnd());

/** Rows: a way to leave, and where it leads. */
const ways: readonly (readonly [string, (chat: TestChat) => unknown, string | null])[] = [
  ['a new conversation', ({session}) => session.newConversation(), null],
  ['another conversation', ({session}) => session.openConversation('conversation-2'), 'conversation-2'],
  ['another user', (chat) => chat.connect('another'), null],
];

describe('late events say nothing any more after', () => {
  for (const [what, leave, id] of ways) {
    test(what, async () => {
      const stream = new LiveStream();
      const chat = await openChat(new FakeDify().answers(live(stream)));
      const asked = chat.ask('Old');
      await stream.send(message('Once'));
      await leave(chat);
      await quiet();
      const {conversation} = chat.state;
      await stream.send(message(' upon'), messageEnd(), event('error', {status: 500}));
      await quiet();
      assert.equal(chat.state.conversation, conversation);
      assert.deepEqual([conversation.id, chat.questions], [id, []]);
      assert.equal((await asked).answer.status, 'stopped');
    });

    test(`${what}, when the run had no name yet`, async () => {
      const stream = new LiveStream();
      const chat = await openChat(new FakeDify().answers(live(stream)));
      void chat.ask('Old');
      await waitFor(() => chat.server.questions.length === 1);
      await leave(chat);
      await quiet();
      await stream.send(message('Once'), messageEnd());
      await quiet();
      assert.deepEqual([chat.state.conversation.id, chat.questions], [id, []]);
      assert.ok(!String(chat.storage).includes(envelope.conversation_id));
    });
  }
});

test('a conversation that is left while it answers is stopped at the server', async () => {
  const stream = new LiveStream();
  const chat = await openChat(new FakeDify().answers(live(stream)));
  void chat.ask();
  await stream.send(message('Once'));
  chat.session.newConversation();
  await waitFor(() => chat.server.stops.length === 1);
});

test('a question in a new conversation goes out at once, and belongs to none', async () => {
  const stream = new LiveStream();
  const chat = await openChat(new FakeDify().answers(live(stream), hello));
  void chat.ask('Old');
  await waitFor(() => chat.server.questions.length === 1);
  chat.session.newConversation();
  await chat.ask('New');
  assert.equal(chat.server.questions[1]!.body['conversation_id'], undefined);
  assert.deepEqual(chat.questions, ['New']);
});

test('taking the chat away ends every request and keeps what was said', async () => {
  const stream = new LiveStream();
  const server = new FakeDify().answers(live(stream));
  const chat = await openChat(server);
  const asked = chat.ask();
  await stream.send(message('Once'));
  chat.session.suspend();
  assert.deepEqual([chat.status, chat.text], ['stopped', 'Once']);
  assert.equal((await asked).answer.status, 'stopped');
  assert.ok(stream.isLeft);
  assert.ok(server.questions[0]!.signal.aborted);
});

/** Timers that were set since, and neither went off nor were taken back. */
function timersLeft(t: TestContext): () => number {
  stopClock(t);
  const set = t.mock.method(globalThis, 'setTimeout');
  const clear = t.mock.method(globalThis, 'clearTimeout');
  return () => {
    assert.ok(set.mock.callCount() > 2);
    const cleared = new Set<unknown>(clear.mock.calls.map(({arguments: [timer]}) => timer));
    return set.mock.calls.filter(({result}) => !cleared.has(result)).length;
  };
}

test('no timer outlives a chat that was taken away', async (t) => {
  const left = timersLeft(t);
  const stream = new LiveStream();
  const chat = await openChat(new FakeDify().answers(live(stream)));
  void chat.ask();
  await stream.send(message('Once'), messageEnd());
  chat.session.suspend();
  await quiet();
  assert.equal(left(), 0);
});

test('no timer outlives a stopped stream that ended before the server had answered to the stop', async (t) => {
  const left = timersLeft(t);
  const stream = new LiveStream();
  const told = held(json({result: 'success'}));
  const chat = await openChat(
    new FakeDify().answers(live(stream)).on('POST /chat-messages/:id/stop', told.reply),
  );
  void chat.ask();
  await stream.send(message('Once'));
  void chat.session.stop();
  await stream.close();
  await quiet();
  told.release();
  await quiet();
  assert.equal(left(), 0);
});

test('a question that waits is not asked by a chat that was taken away', async () => {
  const stream = new LiveStream();
  const chat = await openChat(new FakeDify().answers(live(stream), hello));
  void chat.ask('One');
  await stream.send(message('Once'));
  const second = chat.ask('Two');
  chat.session.suspend();
  assert.equal((await chat.failureOf(second)).code, 'aborted');
  await quiet();
  assert.deepEqual([chat.questions, chat.server.questions.length], [['One'], 1]);
});

test('a chat that comes back takes up what was cut off', async () => {
  const server = new FakeDify().on('GET /parameters', silence()).on('GET /messages', silence());
  const chat = await openChat(new FakeDify());
  Object.assign(chat, {server});
  chat.connect('another', 'conversation-1');
  chat.session.suspend();
  assert.deepEqual([chat.state.app.status, chat.state.conversation.isLoading], ['loading', true]);
  server.on('GET /parameters', json({opening_statement: 'Welcome'}));
  server.on('GET /messages', json({data: [{id: 'a', query: 'Hello', answer: 'Hi'}]}));
  chat.session.resume();
  await waitFor(() => !chat.state.conversation.isLoading);
  await chat.session.appDescribed;
  assert.deepEqual([chat.state.app.status, chat.questions], ['ready', ['Hello']]);
});

test('another user starts with nothing of the first one’s', async () => {
  const chat = await openChat(new FakeDify().answers(hello, hello));
  await chat.ask('Mine');
  chat.connect('another');
  assert.deepEqual([chat.questions, chat.state.conversation.id], [[], null]);
  await chat.ask('Theirs');
  const {body} = chat.server.questions[1]!;
  assert.deepEqual([body['user'], body['conversation_id']], ['another', undefined]);
});

test('the first user finds the conversation again', async () => {
  const chat = await openChat(new FakeDify().answers(hello));
  await chat.ask('Mine');
  chat.connect('another');
  chat.connect('visitor');
  await waitFor(() => chat.server.to('GET /messages').length === 1);
  assert.deepEqual(chat.server.to('GET /messages')[0]!.query, {
    conversation_id: envelope.conversation_id,
    user: 'visitor',
    limit: '5',
  });
});

test('settings of the old app that come late are not the new one’s', async () => {
  const old = held(json({opening_statement: 'Old'}));
  const server = new FakeDify().on('GET /parameters', old.reply, json({opening_statement: 'New'}));
  const chat = await openChat(new FakeDify());
  Object.assign(chat, {server});
  chat.connect('one');
  chat.connect('two');
  await chat.session.appDescribed;
  old.release();
  await quiet();
  assert.equal(chat.state.app.settings.openingStatement, 'New');
});
