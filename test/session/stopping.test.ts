/** Stop: here at once, at the server as soon as it can be told which run is meant. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {statusOf} from '../../src/conversation/chat-state.js';
import {events, FakeDify, held, html, json, live, silence} from '../support/fake-dify.js';
import {envelope, event, LiveStream, message, messageEnd, ping} from '../support/streams.js';
import type {TestChat} from '../support/test-chat.js';
import {openChat, quiet, stopClock} from '../support/test-chat.js';

const hello = events(message('Hi'), messageEnd());

/** A chat whose first answer is fed by the test; further questions are answered. */
async function chatOn(stream: LiveStream, server = new FakeDify()): Promise<TestChat> {
  return openChat(server.answers(live(stream), hello));
}

test('a stop freezes the text at once, and the answer counts as stopped', async () => {
  const stream = new LiveStream();
  const chat = await chatOn(stream);
  const asked = chat.ask();
  await stream.send(message('Once'));
  const stopped = chat.session.stop();
  assert.deepEqual([chat.status, chat.text, statusOf(chat.state)], ['stopped', 'Once', 'stopping']);
  assert.equal((await asked).answer.status, 'stopped');
  await stopped;
  assert.equal(statusOf(chat.state), 'idle');
});

test('the server is told once, with the task and the user', async () => {
  const stream = new LiveStream();
  const chat = await chatOn(stream);
  void chat.ask();
  await stream.send(message('Once'));
  await Promise.all([chat.session.stop(), chat.session.stop()]);
  await chat.session.stop();
  const [stop, ...more] = chat.server.stops;
  assert.deepEqual([stop?.path, stop?.body], [`/chat-messages/${envelope.task_id}/stop`, {user: 'visitor'}]);
  assert.deepEqual(more, []);
});

test('the stream is read on quietly: late text is ignored, late facts are taken', async () => {
  const stream = new LiveStream();
  const chat = await chatOn(stream);
  void chat.ask();
  await stream.send(message('Once'));
  await chat.session.stop();
  await stream.send(message(' upon a time'), event('message_replace', {answer: 'Other'}));
  await stream.send(messageEnd({metadata: {usage: {total_tokens: 24}}}));
  assert.equal(stream.isLeft, false);
  assert.deepEqual([chat.status, chat.text, chat.answer.usage], ['stopped', 'Once', {total_tokens: 24}]);
});

test('a stopped stream that fails later stays a stopped answer', async () => {
  const stream = new LiveStream();
  const chat = await chatOn(stream);
  void chat.ask();
  await stream.send(message('Once'));
  await chat.session.stop();
  stream.fail(new TypeError('network error'));
  await quiet();
  assert.deepEqual([chat.status, chat.answer.error], ['stopped', null]);
});

test('a stop before the run has a name waits for it, and is told as soon as it is known', async () => {
  const stream = new LiveStream();
  const chat = await chatOn(stream);
  void chat.ask();
  await stream.send(ping);
  const stopped = chat.session.stop();
  assert.equal(chat.status, 'stopped');
  await quiet();
  assert.equal(chat.server.stops.length, 0);
  await stream.send(message('Once'));
  await stopped;
  assert.equal(chat.server.stops.length, 1);
  assert.deepEqual([chat.status, chat.text], ['stopped', '']);
  assert.equal(chat.state.conversation.id, envelope.conversation_id);
});

test('a stop of a run that never gets a name ends with the run', async () => {
  const stream = new LiveStream();
  const chat = await chatOn(stream);
  void chat.ask();
  await stream.send(ping);
  const stopped = chat.session.stop();
  await stream.close();
  await stopped;
  assert.deepEqual([chat.server.stops.length, statusOf(chat.state)], [0, 'idle']);
});

test('a stopped run that lives on without ever getting a name is let go after thirty seconds', async (t) => {
  stopClock(t);
  const stream = new LiveStream();
  const chat = await chatOn(stream);
  void chat.ask();
  await stream.send(ping);
  const stopped = chat.session.stop();
  await quiet();
  t.mock.timers.tick(29_999);
  await stream.send(ping);
  assert.deepEqual([stream.isLeft, statusOf(chat.state)], [false, 'stopping']);
  t.mock.timers.tick(1);
  await stopped;
  assert.deepEqual([stream.isLeft, chat.server.stops.length, statusOf(chat.state)], [true, 0, 'idle']);
});

test('a stop before the question has left sends no question at all', async () => {
  const parameters = held(json({}));
  const chat = await openChat(new FakeDify());
  chat.server.on('GET /parameters', parameters.reply).answers(hello);
  chat.connect('another');
  void chat.ask();
  void chat.session.stop();
  await quiet();
  assert.equal(statusOf(chat.state), 'idle', 'there is nobody to be told');
  parameters.release();
  await chat.session.appDescribed;
  await quiet();
  assert.deepEqual([chat.status, chat.server.questions.length, chat.server.stops.length], ['stopped', 0, 0]);
});

test('a stop that comes after the end of the answer does nothing', async () => {
  const stream = new LiveStream();
  const chat = await chatOn(stream);
  void chat.ask();
  await stream.send(message('Hi'), messageEnd());
  await chat.session.stop();
  assert.deepEqual(
    [chat.status, chat.server.stops.length, chat.heard('dify-stop').length],
    ['complete', 0, 0],
  );
});

test('a stop with nothing to stop does nothing', async () => {
  const chat = await openChat();
  const before = chat.state;
  await chat.session.stop();
  assert.equal(chat.state, before);
});

test('the composer is free while the server is still being told', async () => {
  const stream = new LiveStream();
  const chat = await chatOn(stream, new FakeDify().on('POST /chat-messages/:id/stop', silence()));
  void chat.ask('One');
  await stream.send(message('Once'));
  void chat.session.stop();
  await chat.ask('Two');
  assert.deepEqual([chat.status, chat.questions], ['complete', ['One', 'Two']]);
});

test('a new question waits for the conversation’s name when the first answer was stopped before it came', async () => {
  const stream = new LiveStream();
  const chat = await chatOn(stream);
  void chat.ask('One');
  await stream.send(ping);
  void chat.session.stop();
  const second = chat.ask('Two');
  await quiet();
  assert.equal(chat.server.questions.length, 1);
  await stream.send(message('Once'));
  await second;
  assert.equal(chat.server.questions[1]!.body['conversation_id'], envelope.conversation_id);
});

test('but no longer than a few seconds', async (t) => {
  stopClock(t);
  const stream = new LiveStream();
  const chat = await chatOn(stream);
  void chat.ask('One');
  await stream.send(ping);
  void chat.session.stop();
  const second = chat.ask('Two');
  await quiet();
  t.mock.timers.tick(2_999);
  await quiet();
  assert.equal(chat.server.questions.length, 1);
  t.mock.timers.tick(1);
  await second;
  assert.equal(chat.server.questions[1]!.body['conversation_id'], undefined);
});

test('a stop that the server refuses is told of, and the answer stays stopped', async () => {
  const stream = new LiveStream();
  const chat = await chatOn(stream, new FakeDify().on('POST /chat-messages/:id/stop', html(502)));
  void chat.ask();
  await stream.send(message('Once'));
  await chat.session.stop();
  assert.deepEqual([chat.status, chat.answer.error, chat.state.asideError?.status], ['stopped', null, 502]);
  assert.equal(chat.heard('dify-error').length, 1);
});

test('a stopped stream is read for ten seconds after the server was told, then let go', async (t) => {
  stopClock(t);
  const stream = new LiveStream();
  const chat = await chatOn(stream);
  void chat.ask();
  await stream.send(message('Once'));
  await chat.session.stop();
  await stream.send(message(' upon'));
  t.mock.timers.tick(9_999);
  assert.equal(stream.isLeft, false);
  t.mock.timers.tick(1);
  assert.equal(stream.isLeft, true);
  assert.deepEqual([chat.status, chat.text], ['stopped', 'Once']);
});

test('a stopped answer is offered no follow-up questions', async () => {
  const stream = new LiveStream();
  const parameters = json({suggested_questions_after_answer: {enabled: true}});
  const chat = await chatOn(stream, new FakeDify().on('GET /parameters', parameters));
  void chat.ask();
  await stream.send(message('Once'));
  await chat.session.stop();
  await stream.send(messageEnd());
  await stream.close();
  await quiet();
  assert.equal(chat.server.to('GET /messages/:id/suggested').length, 0);
});
