/** An answer that was under way when the page went away: found again, waited for, or given up. */
import assert from 'node:assert/strict';
import type {TestContext} from 'node:test';
import {test} from 'node:test';
import type {Chat, Feature} from '../../src/features/feature.js';
import {feature as recovery} from '../../src/features/recovery/recovery.js';
import {forgetInterrupted, interruptedIn, isInterrupted} from '../../src/session/run-note.js';
import type {Reply} from '../support/fake-dify.js';
import {events, FakeDify, html, json, live, unreachable} from '../support/fake-dify.js';
import type {StreamEvent} from '../support/streams.js';
import {envelope, event, LiveStream, message, messageEnd, ping} from '../support/streams.js';
import type {ChatOptions, TestChat} from '../support/test-chat.js';
import {openChat, quiet, waitFor} from '../support/test-chat.js';

const run = {workflow_run_id: 'run-1'};
const started = event('workflow_started', {...run, data: {id: 'run-1', reason: 'initial'}});
const finished = event('workflow_finished', {...run, data: {status: 'succeeded'}});

function history(...answers: readonly string[]): readonly Reply[] {
  return answers.map((answer) =>
    json({data: [{id: envelope.message_id, query: 'Hello', answer, status: 'normal', created_at: 5}]}),
  );
}

/** A page view that goes away after these events of its answer. */
async function left(
  server: FakeDify,
  options: ChatOptions = {},
  ...told: readonly (StreamEvent | string)[]
): Promise<TestChat> {
  const stream = new LiveStream();
  const chat = await openChat(server.answers(live(stream)), options);
  void chat.ask();
  await stream.send(...told);
  chat.session.suspend();
  return chat;
}

interface Recovered {
  readonly chat: TestChat;
  readonly feature: Feature;
  readonly prefilled: readonly string[];
}

/** The next page view of the same visitor, with the feature if it is needed. */
async function reloaded({server, storage}: TestChat, box = ''): Promise<Recovered> {
  const features: Feature[] = [];
  const chat = await openChat(server, {
    storage,
    observe: (next, previous) => {
      for (const feature of features) feature.changed?.(next, previous);
    },
  });
  await waitFor(() => !chat.state.conversation.isLoading);
  const prefilled: string[] = [];
  const page = {
    host: {
      addController: ({hostConnected}: {hostConnected: () => void}) => hostConnected(),
      updateComplete: Promise.resolve(true),
      renderRoot: {querySelector: () => ({value: box})},
    },
    session: chat.session,
    get state() {
      return chat.state;
    },
    report: (error: Error) => assert.fail(error),
    prefill: (text: string) => prefilled.push(text),
  };
  const feature = recovery(page as unknown as Chat);
  features.push(feature);
  feature.places?.composerStart?.(undefined as never);
  await quiet();
  return {chat, feature, prefilled};
}

/** Lets the clock run in small steps, and everything happen in between. */
async function tick(t: TestContext, milliseconds: number): Promise<void> {
  for (let passed = 0; passed < milliseconds; passed += 500) {
    t.mock.timers.tick(500);
    await quiet();
    await quiet();
  }
}

/** Lets the clock run until something is so: what is loaded on demand comes in its own time. */
async function tickUntil(t: TestContext, what: () => boolean): Promise<void> {
  for (let passed = 0; !what(); passed += 500) {
    if (passed > 30 * 60_000) assert.fail(`waited in vain for ${what.toString()}`);
    await tick(t, 500);
  }
  await quiet();
}

function stopClock(t: TestContext): void {
  t.mock.method(Math, 'random', () => 0.5); // waits are as long as they are meant to be
  t.mock.timers.enable({apis: ['setTimeout', 'Date'], now: 1_784_700_000_000});
}

function looks({server}: TestChat): number {
  return server.to('GET /messages').length;
}

test('a row that is empty yet is waited for, less and less often, and stands complete once it is there', async (t) => {
  stopClock(t);
  const times: number[] = [];
  const timed = history('', '', '', 'Here I am.').map((reply): Reply => (request) => {
    times.push(Date.now());
    return reply(request);
  });
  const server = new FakeDify().on('GET /messages', ...timed);
  const {chat, prefilled} = await reloaded(await left(server, {}, message('Here')));
  assert.deepEqual([chat.status, chat.text, chat.answer.taskId], ['awaited', '', envelope.task_id]);
  await tickUntil(t, () => chat.status !== 'awaited');
  assert.deepEqual([chat.status, chat.text, looks(chat)], ['complete', 'Here I am.', 4]);
  assert.deepEqual(
    chat.heard('dify-message').map(({detail}) => (detail as {message: {content: string}}).message.content),
    ['Here I am.'],
  );
  const gaps = times.slice(1).map((time, at) => time - times[at]!);
  assert.ok(
    gaps.every((gap, at) => gap >= 1000 * 2 ** at),
    String(gaps),
  );
  await waitFor(() => interruptedIn(chat.session.link.memory).length === 0);
  assert.deepEqual(prefilled, []);
});

test('an answer that was never saved is given up five minutes after its question', async (t) => {
  stopClock(t);
  const server = new FakeDify().on('GET /messages', ...history(''));
  const {chat} = await reloaded(await left(server, {}, message('Here')));
  await tick(t, 295_000);
  assert.equal(chat.status, 'awaited');
  await tickUntil(t, () => chat.status !== 'awaited');
  assert.deepEqual([chat.status, chat.answer.error?.code], ['error', 'stream_interrupted']);
  const asked = looks(chat);
  assert.ok(asked < 40, String(asked));
  await tick(t, 60_000);
  assert.equal(looks(chat), asked);
  await waitFor(() => interruptedIn(chat.session.link.memory).length === 0);
});

for (const [what, reply] of [
  ['a failing server', html(500)],
  ['a dead network', unreachable()],
] as const) {
  test(`${what} is asked again`, async (t) => {
    stopClock(t);
    const [empty, there] = history('', 'Here I am.');
    const server = new FakeDify().on('GET /messages', empty!, reply, there!);
    const {chat} = await reloaded(await left(server, {}, message('Here')));
    await tickUntil(t, () => chat.status !== 'awaited');
    assert.deepEqual([chat.status, chat.text, looks(chat)], ['complete', 'Here I am.', 3]);
  });
}

test('a conversation that has gone meanwhile is no longer asked for, nor asked in', async (t) => {
  stopClock(t);
  const gone = json({code: 'not_found', message: 'Conversation Not Exists.', status: 404}, 404);
  const server = new FakeDify().on('GET /messages', ...history(''), gone);
  const {chat} = await reloaded(await left(server, {}, message('Here')));
  await tickUntil(t, () => chat.status !== 'awaited');
  assert.deepEqual([chat.status, chat.answer.error?.status], ['error', 404]);
  assert.deepEqual([chat.state.conversation.id, chat.state.hasLostConversation], [null, true]);
  await tick(t, 60_000);
  assert.equal(looks(chat), 2);
});

test('a question whose conversation has gone is the visitor’s again', async () => {
  const server = new FakeDify().on('GET /messages', json({code: 'not_found', status: 404}, 404));
  const {prefilled} = await reloaded(await left(server, {}, message('Here')));
  assert.deepEqual(prefilled, ['Hello']);
});

test('a question that no server has answered with a word is the visitor’s again', async () => {
  const {chat, prefilled} = await reloaded(await left(new FakeDify(), {}, ping));
  assert.deepEqual([prefilled, chat.questions], [['Hello'], []]);
  assert.deepEqual(interruptedIn(chat.session.link.memory), []);
});

test('but not where something else is written', async () => {
  const {prefilled} = await reloaded(await left(new FakeDify(), {}, ping), 'Something else');
  assert.deepEqual(prefilled, []);
});

test('a workflow is listened to again: its text so far, and the rest', async (t) => {
  stopClock(t);
  const stream = new LiveStream();
  const server = new FakeDify()
    .on('GET /messages', ...history('', 'Here I am.'))
    .on('GET /workflow/:id/events', live(stream));
  const {chat} = await reloaded(await left(server, {}, started, message('Here')));
  await waitFor(() => server.to('GET /workflow/:id/events').length === 1);
  assert.equal(server.to('GET /workflow/:id/events')[0]?.query['include_state_snapshot'], 'true');
  await stream.send(started, event('message_replace', {answer: 'Here'}));
  await tickUntil(t, () => chat.status === 'streaming'); // until then more of the snapshot may come
  await stream.send(message(' I'));
  assert.deepEqual([chat.status, chat.text], ['streaming', 'Here I']);
  await stream.send(messageEnd());
  await waitFor(() => chat.status === 'complete');
  assert.equal(chat.text, 'Here I am.');
  await waitFor(() => interruptedIn(chat.session.link.memory).length === 0);
});

test('a workflow that has ended meanwhile is read from the history', async () => {
  const server = new FakeDify()
    .on('GET /messages', ...history('', 'Here I am.'))
    .on('GET /workflow/:id/events', events(finished));
  const {chat} = await reloaded(await left(server, {}, started, message('Here')));
  await waitFor(() => chat.status === 'complete');
  assert.equal(chat.text, 'Here I am.');
});

test('a workflow that the server does not know any more is waited for like any answer', async (t) => {
  stopClock(t);
  const server = new FakeDify().on('GET /messages', ...history('', 'Here I am.'));
  const {chat} = await reloaded(await left(server, {}, started, message('Here')));
  await tickUntil(t, () => chat.status !== 'awaited');
  assert.deepEqual([chat.status, chat.text], ['complete', 'Here I am.']);
});

test('a workflow that is heard again can be stopped', async (t) => {
  stopClock(t);
  const stream = new LiveStream();
  const server = new FakeDify()
    .on('GET /messages', ...history(''))
    .on('GET /workflow/:id/events', live(stream));
  const {chat} = await reloaded(await left(server, {}, started, message('Here')));
  await stream.send(started, message('Here'));
  await tickUntil(t, () => chat.status === 'streaming');
  await chat.session.stop();
  assert.deepEqual([chat.status, server.stops.length], ['stopped', 1]);
  assert.deepEqual(interruptedIn(chat.session.link.memory), []);
});

test('meanwhile another question can be asked', async (t) => {
  stopClock(t);
  const server = new FakeDify().on('GET /messages', ...history(''));
  const {chat} = await reloaded(await left(server, {}, message('Here')));
  const other = {...envelope, message_id: 'other'};
  server.answers(events(event('message', {...other, answer: 'Yes'}), messageEnd(other)));
  await chat.ask('And now?');
  assert.deepEqual(chat.questions, ['Hello', 'And now?']);
  server.on('GET /messages', ...history('Here I am.'));
  await tickUntil(t, () => chat.state.conversation.turns[0]?.answer.status === 'complete');
});

test('an answer that is awaited can be stopped like a running one, and the server is told', async (t) => {
  stopClock(t);
  const server = new FakeDify().on('GET /messages', ...history(''));
  const {chat, feature} = await reloaded(await left(server, {}, message('Here')));
  assert.equal(chat.status, 'awaited');
  await chat.session.stop();
  assert.deepEqual([chat.status, server.stops.length], ['stopped', 1]);
  assert.equal(chat.heard('dify-stop').length, 1);
  assert.deepEqual(interruptedIn(chat.session.link.memory), []);
  await tick(t, 30_000);
  assert.equal(looks(chat), 1, 'nobody waits any more');
  feature.suspend?.();
});

test('an awaited answer is not stopped by leaving its conversation, and is waited for when it is opened again', async (t) => {
  stopClock(t);
  const server = new FakeDify().on('GET /messages', ...history(''));
  const {chat} = await reloaded(await left(server, {}, message('Here')));
  const {id} = chat.state.conversation;
  chat.session.newConversation();
  await quiet();
  assert.equal(server.stops.length, 0);
  const other = {...envelope, conversation_id: 'other', message_id: 'm-other'};
  server.answers(events(event('message', {...other, answer: 'Yes'}), messageEnd(other)));
  await chat.ask('And now?');
  assert.equal(interruptedIn(chat.session.link.memory).length, 1, 'that of the first conversation');
  await chat.session.openConversation(id!);
  assert.equal(chat.status, 'awaited');
  server.on('GET /messages', ...history('Here I am.'));
  await tickUntil(t, () => chat.status === 'complete');
  assert.deepEqual(interruptedIn(chat.session.link.memory), []);
});

test('the five newest answers that were left are remembered, each until it is there', async (t) => {
  stopClock(t);
  const storage = (await left(new FakeDify(), {}, message('Here'))).storage;
  for (const at of [1, 2, 3, 4, 5]) {
    const names = {conversation_id: `c${String(at)}`, message_id: `m${String(at)}`};
    const stream = new LiveStream();
    const chat = await openChat(new FakeDify().answers(live(stream)), {storage});
    chat.session.newConversation();
    void chat.ask().catch(() => undefined);
    await stream.send(event('message', {...envelope, ...names, answer: 'Here'}));
    chat.session.suspend();
  }
  const {memory} = (await openChat(new FakeDify(), {storage})).session.link;
  const names = (): string =>
    interruptedIn(memory)
      .map(({messageId}) => messageId)
      .join(' ');
  assert.equal(names(), 'm1 m2 m3 m4 m5');
  forgetInterrupted(memory, 'm3');
  assert.equal(names(), 'm1 m2 m4 m5');
});

test('a chat that is taken away waits no longer', async (t) => {
  stopClock(t);
  const server = new FakeDify().on('GET /messages', ...history(''));
  const {chat, feature} = await reloaded(await left(server, {}, message('Here')));
  chat.session.suspend();
  feature.suspend?.();
  await tick(t, 30_000);
  assert.equal(looks(chat), 1);
});

test('nothing is noted of an answer that has ended, was stopped or has failed', async (t) => {
  stopClock(t);
  const noted = (chat: TestChat): boolean => interruptedIn(chat.session.link.memory).length > 0;
  const [first, second] = [new LiveStream(), new LiveStream()];
  const whole = await openChat(new FakeDify().answers(live(first)));
  void whole.ask();
  await first.send(message('Hi'));
  assert.equal(noted(whole), true);
  await first.send(messageEnd());
  assert.equal(noted(whole), false);

  const stopped = await openChat(new FakeDify().answers(live(second)));
  void stopped.ask();
  await second.send(message('Once'));
  assert.equal(noted(stopped), true);
  await stopped.session.stop();
  assert.equal(noted(stopped), false);

  const refused = await openChat(new FakeDify().answers(json({code: 'invalid_param'}, 400)));
  await refused.failureOf(refused.ask());
  assert.equal(noted(refused), false);

  const broken = await openChat(new FakeDify().answers(events(message('Hi'))));
  await broken.failureOf(broken.ask());
  assert.equal(noted(broken), true, 'the page may be going away');
  t.mock.timers.tick(1_000);
  await quiet();
  assert.equal(noted(broken), false);
});

test('what was left half an hour ago is forgotten, and so is what others wrote', async (t) => {
  stopClock(t);
  const {storage, session} = await left(new FakeDify(), {}, message('Here'));
  const {memory} = session.link;
  assert.equal(isInterrupted(memory), true);
  forgetInterrupted(memory, 'another');
  assert.equal(interruptedIn(memory).length, 1);
  t.mock.timers.tick(30 * 60_000);
  assert.deepEqual(interruptedIn(memory), []);
  assert.equal(memory.recall('under-way'), null);
  for (const other of ['{', 'null', '1', '{"text":1}', '[null, 1, {"text":1}]']) {
    memory.keep('under-way', other);
    assert.deepEqual(interruptedIn(memory), [], other);
  }
  assert.ok(!String(storage).includes('under-way":"{'));
});

test('a broken connection is an error until the history has more of the answer', async (t) => {
  stopClock(t);
  const server = new FakeDify().answers(events(message('Here')));
  const {chat} = await reloaded(await openChat(server));
  await chat.failureOf(chat.ask());
  server.on('GET /messages', ...history('', 'Here I am.'));
  await tickUntil(t, () => looks(chat) === 1);
  assert.deepEqual([chat.status, chat.text], ['error', 'Here']);
  await tickUntil(t, () => chat.status !== 'error');
  assert.deepEqual([chat.status, chat.text, chat.answer.error], ['complete', 'Here I am.', null]);
  await tick(t, 60_000);
  assert.equal(looks(chat), 2);
});

test('an answer that had come whole, without a word that it was the end, is complete once the history has it', async (t) => {
  stopClock(t);
  const server = new FakeDify().answers(events(message('Here I am.')));
  const {chat} = await reloaded(await openChat(server));
  await chat.failureOf(chat.ask());
  server.on('GET /messages', ...history('Here I am.'));
  await tickUntil(t, () => chat.status !== 'error');
  assert.deepEqual([chat.status, chat.text, chat.answer.error], ['complete', 'Here I am.', null]);
});

test('an answer that fell silent is looked for in the history, too', async (t) => {
  stopClock(t);
  const stream = new LiveStream();
  const server = new FakeDify().answers(live(stream));
  const {chat} = await reloaded(await openChat(server, {connection: {idleTimeoutMs: 1_000}}));
  const asked = chat.failureOf(chat.ask());
  await stream.send(message('Here'));
  await tickUntil(t, () => chat.status === 'error');
  assert.equal((await asked).code, 'timeout');
  server.on('GET /messages', ...history('Here I am.'));
  await tickUntil(t, () => chat.status !== 'error');
  assert.deepEqual([chat.status, chat.text], ['complete', 'Here I am.']);
});
