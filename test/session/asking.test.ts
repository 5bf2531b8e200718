/** A question and its answer, from the composer's point of view. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {statusOf} from '../../src/conversation/chat-state.js';
import {DifyError} from '../../src/conversation/dify-error.js';
import {ChatSession} from '../../src/session/chat-session.js';
import {events, FakeDify, held, html, json, live, silence, unreachable} from '../support/fake-dify.js';
import {envelope, event, LiveStream, message, messageEnd, ping} from '../support/streams.js';
import {openChat, quiet, TestChat, waitFor} from '../support/test-chat.js';

const hello = events(message('Hi'), messageEnd());

test('a question stands in the thread before anything is sent', () => {
  const chat = new TestChat(new FakeDify().on('GET /parameters', silence()), {});
  void chat.ask('Hello');
  assert.deepEqual([chat.questions, chat.status], [['Hello'], 'pending']);
  assert.equal(chat.server.questions.length, 0);
});

test('the status goes from connecting to streaming to idle', async () => {
  const stream = new LiveStream();
  const chat = await openChat(new FakeDify().answers(live(stream)));
  assert.equal(statusOf(chat.state), 'idle');
  const asked = chat.ask();
  assert.equal(statusOf(chat.state), 'connecting');
  await stream.send(ping);
  assert.equal(statusOf(chat.state), 'connecting');
  await stream.send(message(''));
  assert.equal(statusOf(chat.state), 'streaming');
  await stream.send(messageEnd());
  assert.equal(statusOf(chat.state), 'idle');
  assert.equal((await asked).answer.status, 'complete');
});

test('a second question waits until the first answer is finished', async () => {
  const stream = new LiveStream();
  const chat = await openChat(new FakeDify().answers(live(stream), hello));
  void chat.ask('One');
  const second = chat.ask('Two');
  await stream.send(message('Hi'));
  assert.deepEqual([chat.questions, chat.server.questions.length], [['One'], 1]);
  await stream.send(messageEnd());
  await second;
  assert.deepEqual(chat.questions, ['One', 'Two']);
});

test('questions that wait are asked one after the other, in order', async () => {
  const chat = await openChat(new FakeDify().answers(hello, unreachable(), hello));
  const all = await Promise.allSettled([chat.ask('One'), chat.ask('Two'), chat.ask('Three')]);
  assert.deepEqual(chat.questions, ['One', 'Two', 'Three']);
  assert.deepEqual(
    all.map(({status}) => status),
    ['fulfilled', 'rejected', 'fulfilled'],
  );
});

test('a question that waits is not asked in the conversation that the visitor went on to', async () => {
  const chat = await openChat(new FakeDify().answers(live(new LiveStream()), hello));
  void chat.ask('One');
  const second = chat.ask('Two');
  await waitFor(() => chat.server.questions.length === 1);
  chat.session.newConversation();
  assert.equal((await chat.failureOf(second)).code, 'aborted');
  assert.deepEqual([chat.questions, chat.server.questions.length], [[], 1]);
});

/** Rows: what ends a turn, and how. Nothing more needs to come for the composer to be free. */
const ends: readonly (readonly [string, ReturnType<typeof event>, string])[] = [
  ['message_end', messageEnd(), 'complete'],
  ['workflow_finished', event('workflow_finished', {data: {status: 'succeeded'}}), 'complete'],
  [
    'a partial workflow_finished',
    event('workflow_finished', {data: {status: 'partial-succeeded'}}),
    'complete',
  ],
  ['a failed workflow_finished', event('workflow_finished', {data: {status: 'failed', error: 'x'}}), 'error'],
  ['a stopped workflow_finished', event('workflow_finished', {data: {status: 'stopped'}}), 'stopped'],
  ['workflow_paused', event('workflow_paused', {data: {}}), 'paused'],
  ['error', event('error', {code: 'unknown', status: 500}), 'error'],
];
for (const [what, end, status] of ends) {
  test(`a turn ends at ${what}, although the connection stays`, async () => {
    const stream = new LiveStream();
    const chat = await openChat(new FakeDify().answers(live(stream), hello));
    void chat.ask();
    await stream.send(event('workflow_started', {workflow_run_id: 'run-1'}), message('Hi'), end);
    await waitFor(() => chat.status !== 'streaming');
    assert.deepEqual([chat.status, chat.text], [status, 'Hi']);
    await chat.ask();
    assert.equal(chat.server.questions.length, 2);
  });
}

test('what trails in after the end is taken, but no more text', async () => {
  const stream = new LiveStream();
  const chat = await openChat(new FakeDify().answers(live(stream)));
  void chat.ask();
  await stream.send(event('workflow_started', {workflow_run_id: 'run-1'}), message('Hi'), messageEnd());
  await stream.send(message(' and more'), event('message_replace', {answer: 'Other'}));
  await stream.send(
    event('workflow_finished', {
      workflow_run_id: 'run-1',
      data: {status: 'failed', error: 'late', elapsed_time: 2},
    }),
  );
  const {status, workflow} = chat.answer;
  assert.deepEqual([status, chat.text], ['complete', 'Hi']);
  assert.deepEqual([workflow?.status, workflow?.error, workflow?.elapsedMs], ['failed', 'late', 2000]);
});

test('citations that come after the end of the run are taken', async () => {
  const stream = new LiveStream();
  const chat = await openChat(new FakeDify().answers(live(stream)));
  void chat.ask();
  await stream.send(message('Hi'), event('workflow_finished', {data: {status: 'succeeded'}}));
  const metadata = {usage: {total_tokens: 1}, retriever_resources: [{document_name: 'a.pdf'}]};
  await stream.send(messageEnd({metadata}));
  assert.deepEqual(chat.answer.usage, {total_tokens: 1});
  assert.equal(chat.answer.citations[0]?.documentName, 'a.pdf');
});

test('text once shown stays when the answer fails', async () => {
  const stream = new LiveStream();
  const chat = await openChat(new FakeDify().answers(live(stream)));
  void chat.ask();
  await stream.send(message('Half an '));
  await stream.close();
  await waitFor(() => chat.status === 'error');
  assert.deepEqual([chat.text, chat.answer.error?.code], ['Half an ', 'stream_interrupted']);
});

test('asking again gives the question a second answer, with the same words, inputs and place', async () => {
  const chat = await openChat(new FakeDify().answers(hello, unreachable(), hello));
  await chat.ask('One');
  await chat.ask('Two', {inputs: {city: 'Rome'}}).catch(() => undefined);
  await chat.session.askAgain();
  assert.deepEqual(chat.questions, ['One', 'Two']);
  assert.deepEqual([chat.status, chat.last.isRepeat], ['complete', true]);
  const [, failed, again] = chat.server.questions.map(({body}) => body);
  assert.deepEqual(again, failed);
  assert.equal(chat.state.conversation.turns.length, 3);
});

test('an older question can be asked again, and a question that is not shown cannot', async () => {
  const chat = await openChat(new FakeDify().answers(hello, hello, hello));
  const {key} = await chat.ask('One');
  await chat.ask('Two');
  await chat.session.askAgain(key);
  assert.deepEqual(chat.questions, ['One']);
  chat.session.showBranch(key);
  assert.deepEqual(chat.questions, ['One', 'Two']);
  assert.equal((await chat.failureOf(chat.session.askAgain('nobody'))).code, 'invalid_config');
});

test('nothing is asked again, and no branch chosen, while an answer is under way', async () => {
  const chat = await openChat(new FakeDify().answers(hello, live(new LiveStream())));
  const {key} = await chat.ask('One');
  void chat.ask('Two');
  assert.equal((await chat.failureOf(chat.session.askAgain())).code, 'invalid_config');
  chat.session.showBranch(key);
  assert.deepEqual(chat.questions, ['One', 'Two']);
});

test('a listener may ask the next question while it is told of the last answer', async () => {
  const asked: Promise<unknown>[] = [];
  const chat = await openChat(new FakeDify().answers(hello, hello), {
    listen: ({type, detail}, page) => {
      const {message} = detail as {message?: {role: string}};
      if (type === 'dify-message' && message?.role === 'assistant' && asked.length === 0)
        asked.push(page.ask('And then?'));
    },
  });
  await chat.ask('Hello');
  await asked[0];
  assert.deepEqual(chat.questions, ['Hello', 'And then?']);
});

test('a listener may leave the conversation when it is told of an answer, which still counts', async () => {
  const chat = await openChat(new FakeDify().answers(hello), {
    listen: ({type, detail}, page) => {
      const {message} = detail as {message?: {role: string}};
      if (type === 'dify-message' && message?.role === 'assistant') page.session.newConversation();
    },
  });
  assert.equal((await chat.ask('Hello')).answer.status, 'complete');
  assert.deepEqual(chat.questions, []);
});

test('a chat that is in no page refuses to ask', async () => {
  const session = new ChatSession(
    () => undefined,
    () => () => undefined,
  );
  await assert.rejects(session.ask({text: 'Hello', files: [], inputs: {}}), DifyError);
  await assert.rejects(session.openConversation('conversation-1'), DifyError);
  session.resume();
  await session.stop();
});

test('a conversation that the server no longer knows becomes a new one, and asking again works', async () => {
  const gone = json({code: 'not_found', message: 'Conversation Not Exists.', status: 404}, 404);
  const chat = await openChat(new FakeDify().answers(hello, gone, hello));
  await chat.ask('One');
  assert.equal((await chat.failureOf(chat.ask('Two'))).code, 'not_found');
  const {conversation, hasLostConversation} = chat.state;
  assert.deepEqual([conversation.id, hasLostConversation, chat.questions], [null, true, ['One', 'Two']]);
  assert.ok(!String(chat.storage).includes(envelope.conversation_id));
  await chat.session.askAgain();
  assert.equal(chat.server.questions[2]!.body['conversation_id'], undefined);
  assert.deepEqual([chat.status, chat.state.conversation.id], ['complete', envelope.conversation_id]);
});

test('a 404 that is not Dify’s own loses no conversation', async () => {
  const chat = await openChat(new FakeDify().answers(hello, html(404), hello));
  await chat.ask('One');
  await chat.failureOf(chat.ask('Two'));
  assert.equal(chat.state.hasLostConversation, false);
  await chat.session.askAgain();
  assert.equal(chat.server.questions[2]!.body['conversation_id'], envelope.conversation_id);
});

test('a first question that meets a 404 has lost no conversation', async () => {
  const chat = await openChat(new FakeDify().answers(html(404)));
  await chat.failureOf(chat.ask());
  assert.equal(chat.state.hasLostConversation, false);
});

test('an answer that is refused late says nothing of the conversation opened since', async () => {
  const gone = held(json({code: 'not_found', message: 'Gone.', status: 404}, 404));
  const chat = await openChat(new FakeDify().answers(hello, gone.reply));
  await chat.ask('One');
  void chat.ask('Two');
  await waitFor(() => chat.server.questions.length === 2);
  await chat.session.openConversation('conversation-2');
  gone.release();
  await quiet();
  assert.deepEqual([chat.state.conversation.id, chat.state.hasLostConversation], ['conversation-2', false]);
});

test('a failure without a code of our own does not pass in silence', async (t) => {
  const log = t.mock.method(console, 'error', () => undefined);
  const chat = await openChat(new FakeDify().answers(hello), {
    connection: {responseMode: 'streaming'},
  });
  const circle: Record<string, unknown> = {};
  circle['self'] = circle;
  const error = await chat.failureOf(chat.ask('Hello', {inputs: circle}));
  assert.equal(error.code, 'bad_response');
  assert.equal(log.mock.callCount(), 1);
});
