/** Time-outs watch bytes, on a clock that the test moves. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {events, FakeDify, html, live, silence} from '../support/fake-dify.js';
import {LiveStream, message, messageEnd, ping} from '../support/streams.js';
import {openChat, quiet, TestChat, waitFor, stopClock} from '../support/test-chat.js';

const connection = {timeoutMs: 1_000, idleTimeoutMs: 300};

test('an answer whose first byte does not come in time has failed', async (t) => {
  stopClock(t);
  const chat = await openChat(new FakeDify().answers(silence()), {connection});
  const asked = chat.ask();
  await waitFor(() => chat.server.questions.length === 1);
  t.mock.timers.tick(999);
  await quiet();
  assert.equal(chat.status, 'pending');
  t.mock.timers.tick(1);
  const error = await chat.failureOf(asked);
  assert.deepEqual([error.code, error.retryable], ['timeout', true]);
  assert.ok(chat.server.questions[0]!.signal.aborted);
});

test('the head of an answer is no byte of it', async (t) => {
  stopClock(t);
  const chat = await openChat(new FakeDify().answers(live(new LiveStream())), {connection});
  const asked = chat.ask();
  await waitFor(() => chat.server.questions.length === 1);
  await quiet();
  t.mock.timers.tick(999);
  await quiet();
  assert.equal(chat.status, 'pending');
  t.mock.timers.tick(1);
  assert.equal((await chat.failureOf(asked)).code, 'timeout');
});

test('silence inside an answer ends it after the idle time, and its text stays', async (t) => {
  stopClock(t);
  const stream = new LiveStream();
  const chat = await openChat(new FakeDify().answers(live(stream)), {connection});
  const asked = chat.ask();
  await stream.send(message('Half'));
  t.mock.timers.tick(299);
  await quiet();
  assert.equal(chat.status, 'streaming');
  t.mock.timers.tick(1);
  assert.equal((await chat.failureOf(asked)).code, 'timeout');
  assert.deepEqual([chat.status, chat.text, stream.isLeft], ['error', 'Half', true]);
});

test('every byte is life: pings, comments, half a line', async (t) => {
  stopClock(t);
  const stream = new LiveStream();
  const chat = await openChat(new FakeDify().answers(live(stream)), {connection});
  void chat.ask();
  for (const sign of [ping, ': still here\n\n', 'd', 'ata: {"ev', 'ent":1}\n\n', ping]) {
    await stream.send(sign);
    t.mock.timers.tick(299);
    await quiet();
    assert.equal(chat.status, 'pending');
  }
  await stream.send(message('Hi'), messageEnd());
  assert.deepEqual([chat.status, chat.text], ['complete', 'Hi']);
});

test('a finished answer whose connection stays is let go after six seconds', async (t) => {
  stopClock(t);
  const stream = new LiveStream();
  const chat = await openChat(new FakeDify().answers(live(stream)));
  void chat.ask();
  await stream.send(message('Hi'), messageEnd());
  t.mock.timers.tick(5_999);
  assert.equal(stream.isLeft, false);
  t.mock.timers.tick(1);
  assert.equal(stream.isLeft, true);
  await quiet();
  assert.deepEqual([chat.status, chat.answer.error], ['complete', null]);
});

test('silence after the end of an answer is no failure', async (t) => {
  stopClock(t);
  const stream = new LiveStream();
  const chat = await openChat(new FakeDify().answers(live(stream)), {connection});
  void chat.ask();
  await stream.send(message('Hi'), messageEnd());
  t.mock.timers.tick(300);
  await quiet();
  assert.deepEqual([chat.status, chat.heard('dify-error').length], ['complete', 0]);
});

test('settings and past messages that do not come in time have failed', async (t) => {
  stopClock(t);
  const server = new FakeDify().on('GET /parameters', silence()).on('GET /messages', silence());
  const chat = new TestChat(server, {connection, conversationId: 'conversation-1'});
  await waitFor(() => server.to('GET /messages').length === 1);
  await quiet();
  t.mock.timers.tick(1_000);
  await waitFor(() => chat.state.app.status === 'failed' && chat.state.conversation.error !== null);
  const {app, conversation} = chat.state;
  assert.deepEqual([app.error?.code, conversation.error?.code], ['timeout', 'timeout']);
});

test('a question does not wait for settings beyond their time', async (t) => {
  stopClock(t);
  const server = new FakeDify()
    .on('GET /parameters', silence())
    .on('GET /site', html(404))
    .answers(events(message('Hi'), messageEnd()));
  const chat = new TestChat(server, {connection});
  const asked = chat.ask();
  await quiet();
  t.mock.timers.tick(1_000);
  await asked;
  assert.equal(chat.text, 'Hi');
});
