/** Answers in one piece, and the apps that refuse them. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {FakeDify as Server, Reply} from '../support/fake-dify.js';
import {events, FakeDify, html, json, live, unreachable} from '../support/fake-dify.js';
import {envelope, LiveStream, message, messageEnd} from '../support/streams.js';
import type {TestChat} from '../support/test-chat.js';
import {openChat, waitFor} from '../support/test-chat.js';

const whole = json({
  ...message('All at once'),
  mode: 'chat',
  metadata: {
    usage: {total_tokens: 3},
    retriever_resources: [{position: 1, document_name: 'a.pdf', content: 'A'}],
  },
});
const streamed = events(message('In pieces'), messageEnd());

function blocking(server: Server): Promise<TestChat> {
  return openChat(server, {connection: {responseMode: 'blocking'}});
}

function modesAsked(server: Server): readonly unknown[] {
  return server.questions.map(({body}) => body['response_mode']);
}

function appOf(mode: string): Reply {
  return json({name: 'App', mode});
}

test('an answer in one piece is a whole answer', async () => {
  const chat = await blocking(new FakeDify().on('GET /info', appOf('chat')).answers(whole));
  const turn = await chat.ask();
  assert.deepEqual(modesAsked(chat.server), ['blocking']);
  assert.deepEqual(
    [
      turn.answer.status,
      chat.text,
      turn.answer.messageId,
      turn.answer.usage,
      turn.answer.citations[0]?.documentName,
    ],
    ['complete', 'All at once', envelope.message_id, {total_tokens: 3}, 'a.pdf'],
  );
  assert.equal(chat.state.conversation.id, envelope.conversation_id);
});

test('a run that pauses for somebody is paused in one piece too', async () => {
  const paused = json({...message('Wait'), event: 'workflow_paused', workflow_run_id: 'run-1', data: {}});
  const chat = await blocking(new FakeDify().on('GET /info', appOf('advanced-chat')).answers(paused));
  await chat.ask();
  assert.deepEqual([chat.status, chat.text], ['paused', 'Wait']);
});

for (const mode of ['agent-chat', 'agent']) {
  test(`an app of mode ${mode} is asked for a stream at once`, async () => {
    const chat = await blocking(new FakeDify().on('GET /info', appOf(mode)).answers(streamed, streamed));
    await chat.ask();
    await chat.ask();
    assert.deepEqual(modesAsked(chat.server), ['streaming', 'streaming']);
    assert.equal(chat.text, 'In pieces');
  });
}

for (const code of ['invalid_param', 'bad_request']) {
  test(`an app of unknown mode that refuses with ${code} is asked for a stream, once`, async () => {
    const refusal = json({code, message: 'No blocking.', status: 400}, 400);
    const chat = await blocking(new FakeDify().answers(refusal, streamed));
    await chat.ask();
    assert.deepEqual(modesAsked(chat.server), ['blocking', 'streaming']);
    assert.equal(chat.text, 'In pieces');
  });
}

test('a stream that is refused too is a failure, not a third question', async () => {
  const refusal = json(
    {code: 'invalid_param', message: 'App does not support blocking mode', status: 400},
    400,
  );
  const chat = await blocking(new FakeDify().answers(refusal, refusal));
  assert.equal((await chat.failureOf(chat.ask())).code, 'invalid_param');
  assert.deepEqual(modesAsked(chat.server), ['blocking', 'streaming']);
});

test('an app that is known to take blocking is not asked again when it refuses a question', async () => {
  const refusal = json({code: 'invalid_param', message: 'city is required', status: 400}, 400);
  const chat = await blocking(new FakeDify().on('GET /info', appOf('chat')).answers(refusal));
  assert.equal((await chat.failureOf(chat.ask())).code, 'invalid_param');
  assert.deepEqual(modesAsked(chat.server), ['blocking']);
});

/** Failures after which the server may have taken the question, or would refuse a stream as well. */
const others: readonly (readonly [string, Reply])[] = [
  ['the network', unreachable()],
  ['a server error', html(500)],
  ['a run that failed', json({code: 'invalid_param', message: 'Run failed: boom', status: 400}, 400)],
  ['a missing model', json({code: 'provider_not_initialize', message: 'x', status: 400}, 400)],
  ['a time-out of a proxy', html(504)],
];
for (const [what, reply] of others) {
  test(`no other failure turns into a second question: ${what}`, async () => {
    const chat = await blocking(new FakeDify().answers(reply));
    await chat.failureOf(chat.ask());
    assert.deepEqual(modesAsked(chat.server), ['blocking']);
  });
}

test('the app’s mode is asked for once, and never for a stream', async () => {
  const site = json({title: 'Shop'});
  const server = new FakeDify().on('GET /site', site).on('GET /info', appOf('chat')).answers(whole, whole);
  const chat = await blocking(server);
  await chat.ask();
  await chat.ask();
  assert.equal(server.to('GET /info').length, 1);

  const streaming = await openChat(new FakeDify().on('GET /site', site).answers(streamed));
  await streaming.ask();
  assert.equal(streaming.server.to('GET /info').length, 0);
});

test('a stream that comes where one piece was asked for is read as the stream it is', async () => {
  const stream = new LiveStream();
  const chat = await blocking(new FakeDify().on('GET /info', appOf('chat')).answers(live(stream)));
  const asked = chat.ask();
  await stream.send(message('In pieces'));
  await waitFor(() => chat.text === 'In pieces');
  await stream.send(messageEnd());
  assert.equal((await asked).answer.status, 'complete');
});
