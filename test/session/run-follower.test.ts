/** Runs that wait for somebody, or go on, without a connection of ours: listened to again, and never in a hot loop. */
import assert from 'node:assert/strict';
import type {TestContext} from 'node:test';
import {test} from 'node:test';
import type {FollowOutcome} from '../../src/session/run-follower.js';
import {RunFollower} from '../../src/session/run-follower.js';
import type {Reply} from '../support/fake-dify.js';
import {events, FakeDify, json, live, unreachable} from '../support/fake-dify.js';
import type {StreamEvent} from '../support/streams.js';
import {envelope, event, LiveStream, message, messageEnd} from '../support/streams.js';
import type {TestChat} from '../support/test-chat.js';
import {openChat, quiet, waitFor, stopClock} from '../support/test-chat.js';

const run = {workflow_run_id: 'run-1'};
const form = {
  form_id: 'form-1',
  node_id: 'node-1',
  node_title: 'Approval',
  form_content: '{{#$output.why#}}',
  inputs: [{type: 'paragraph', output_variable_name: 'why'}],
  actions: [{id: 'yes', title: 'Yes', button_style: 'primary'}],
  form_token: 'token-1',
};
const started = event('workflow_started', {...run, data: {id: 'run-1', reason: 'initial'}});
const resumed = event('workflow_started', {...run, data: {id: 'run-1', reason: 'resumption'}});
const required = event('human_input_required', {...run, data: form});
const pause = event('workflow_paused', {...run, data: {reasons: []}});
const filled = event('human_input_form_filled', {
  ...run,
  data: {node_id: 'node-1', action_id: 'yes', action_text: 'Yes', rendered_content: 'because'},
});
const finished = event('workflow_finished', {...run, data: {status: 'succeeded'}});
const paused: readonly StreamEvent[] = [started, message('Wait. '), required, pause];
const snapshot: readonly StreamEvent[] = [
  started,
  event('message_replace', {answer: 'Wait. '}),
  required,
  pause,
];
const rest: readonly StreamEvent[] = [resumed, filled, message('Done.'), messageEnd(), finished];

function saved(answer: string, status = 'normal'): object {
  return {id: envelope.message_id, query: 'Hello', answer, status, created_at: 5};
}

function history(answer: string): Reply {
  return json({limit: 50, has_more: false, data: [saved(answer)]});
}

interface Follow {
  readonly chat: TestChat;
  readonly follower: RunFollower;
  readonly outcome: Promise<FollowOutcome>;
  readonly attaches: () => readonly string[];
}

/** A chat whose answer waits, and a listener to its run. */
async function following(server: FakeDify, isStale = false): Promise<Follow> {
  const chat = await openChat(server.answers(events(...paused)));
  await chat.ask();
  const follower = new RunFollower(chat.session, chat.last.key, 'run-1');
  const attaches = (): readonly string[] =>
    server
      .to('GET /workflow/:id/events')
      .map(({query}) => (query['include_state_snapshot'] === 'true' ? 'snapshot' : 'live'));
  return {chat, follower, outcome: follower.follow(isStale), attaches};
}

/** Lets the clock run in small steps, and everything happen in between. */
async function tick(t: TestContext, milliseconds: number): Promise<void> {
  for (let passed = 0; passed < milliseconds; passed += 500) {
    t.mock.timers.tick(500);
    await quiet();
  }
}

async function tickUntil(t: TestContext, holds: () => boolean): Promise<void> {
  for (let steps = 0; !holds(); steps += 1) {
    assert.ok(steps < 10_000, 'it never happens');
    await tick(t, 500);
  }
}

test('a paused answer goes on where it stopped, its form filled in between', async () => {
  const server = new FakeDify()
    .on('GET /workflow/:id/events', events(...rest))
    .on('GET /messages', history('Wait. Done.'));
  const {chat, outcome, attaches} = await following(server);
  assert.equal(await outcome, 'over');
  assert.deepEqual([chat.status, chat.text, attaches()], ['complete', 'Wait. Done.', ['live']]);
  assert.deepEqual(
    chat.answer.parts.map((part) => (part.kind === 'form' ? part.form.outcome : part.kind)),
    ['text', {kind: 'answered', action: 'Yes', content: 'because'}, 'text'],
  );
  await waitFor(() => chat.heard('dify-message').length === 2);
  const ended = chat
    .heard('dify-message')
    .map(({detail}) => (detail as {message: {content: string}}).message);
  assert.deepEqual(
    ended.map(({content}) => content),
    ['Hello', 'Wait. Done.'],
  );
});

test('what was missed between two connections is in the history', async () => {
  const server = new FakeDify()
    .on('GET /workflow/:id/events', events({event: 'workflow_finished', data: {status: 'succeeded'}}))
    .on('GET /messages', history('Wait. Done.'));
  const {chat, outcome} = await following(server, true);
  assert.equal(await outcome, 'over');
  assert.deepEqual([chat.status, chat.text], ['complete', 'Wait. Done.']);
});

test('an end whose history cannot be had is an end all the same', async () => {
  const server = new FakeDify()
    .on('GET /workflow/:id/events', events(...rest))
    .on('GET /messages', unreachable());
  const {chat, outcome} = await following(server);
  assert.equal(await outcome, 'over');
  assert.deepEqual([chat.status, chat.text], ['complete', 'Wait. Done.']);
});

test('a first connection that closes late does not break an answer that goes on over another', async () => {
  const first = new LiveStream();
  const second = new LiveStream();
  const server = new FakeDify()
    .answers(live(first))
    .on('GET /workflow/:id/events', live(second))
    .on('GET /messages', history('Wait. Done.'));
  const chat = await openChat(server);
  const asked = chat.ask();
  await first.send(...paused);
  await asked;
  const outcome = new RunFollower(chat.session, chat.last.key, 'run-1').follow(false);
  await second.send(resumed, filled, message('Done.'));
  await waitFor(() => chat.status === 'streaming');
  await first.close();
  await quiet();
  assert.equal(chat.status, 'streaming');
  await second.send(messageEnd(), finished);
  await second.close();
  assert.equal(await outcome, 'over');
  assert.deepEqual([chat.status, chat.text], ['complete', 'Wait. Done.']);
});

test('a paused run is asked for a snapshot once, and waited for without', async (t) => {
  stopClock(t, ['setTimeout', 'Date']);
  const stream = new LiveStream();
  const server = new FakeDify().on('GET /workflow/:id/events', events(...snapshot), live(stream));
  const {chat, attaches} = await following(server, true);
  await waitFor(() => attaches().length === 2);
  await tick(t, 40_000);
  assert.deepEqual(attaches(), ['snapshot', 'live']);
  assert.deepEqual([chat.status, chat.text], ['paused', 'Wait. ']);
  chat.session.suspend();
});

test('a snapshot does not make a paused answer seem to go on', async () => {
  const server = new FakeDify().on('GET /workflow/:id/events', events(...snapshot), live(new LiveStream()));
  const {chat, attaches} = await following(server, true);
  await waitFor(() => attaches().length === 2);
  assert.deepEqual(
    chat.heard('dify-chunk').map(({detail}) => (detail as {content: string}).content),
    ['Wait. '],
  );
  assert.equal(chat.answer.parts.length, 2);
});

test('a stream that ends in silence after its time is followed by a snapshot and another wait', async (t) => {
  stopClock(t, ['setTimeout', 'Date']);
  const stream = new LiveStream();
  const server = new FakeDify().on(
    'GET /workflow/:id/events',
    live(stream),
    events(...snapshot),
    live(new LiveStream()),
  );
  const {attaches} = await following(server);
  await waitFor(() => attaches().length === 1);
  for (let seconds = 0; seconds < 300; seconds += 10) {
    await stream.send('event: ping\n\n');
    await tick(t, 10_000);
  }
  await stream.close();
  await waitFor(() => attaches().length === 3);
  assert.deepEqual(attaches(), ['live', 'snapshot', 'live']);
});

test('a server that closes at once is asked less and less often', async (t) => {
  stopClock(t, ['setTimeout', 'Date']);
  const server = new FakeDify().on('GET /workflow/:id/events', events(...snapshot));
  const {chat, attaches} = await following(server);
  await quiet();
  assert.ok(attaches().length <= 3, `${attaches().length} at once`);
  await tick(t, 60_000);
  assert.ok(attaches().length <= 16, `${attaches().length} in a minute`);
  await waitFor(() => chat.status === 'paused');
});

test('a dead network is tried again, slower each time, and the answer comes after all', async (t) => {
  stopClock(t, ['setTimeout', 'Date']);
  const server = new FakeDify()
    .on('GET /workflow/:id/events', unreachable(), unreachable(), unreachable(), events(...rest))
    .on('GET /messages', history('Wait. Done.'));
  const {chat, outcome, attaches} = await following(server);
  const waits: number[] = [];
  for (const count of [1, 2, 3, 4]) {
    const since = Date.now();
    await tickUntil(t, () => attaches().length === count);
    waits.push(Date.now() - since);
  }
  assert.ok(Math.min(...waits.slice(1)) >= 500, waits.join());
  assert.equal(await outcome, 'over');
  assert.deepEqual([chat.text, attaches()], ['Wait. Done.', ['live', 'snapshot', 'snapshot', 'snapshot']]);
});

test('a run that the server does not know is not asked for again', async () => {
  const {chat, outcome, attaches} = await following(new FakeDify());
  assert.equal(await outcome, 'lost');
  assert.deepEqual([attaches().length, chat.status], [1, 'paused']);
});

test('another form in the same run is waited for at once', async () => {
  const second = {...form, form_id: 'form-2', node_id: 'node-2', node_title: 'Shipping'};
  const server = new FakeDify().on(
    'GET /workflow/:id/events',
    events(resumed, filled, event('human_input_required', {...run, data: second}), pause),
    live(new LiveStream()),
  );
  const {chat, attaches} = await following(server);
  await waitFor(() => attaches().length === 2);
  assert.deepEqual([chat.status, attaches()], ['paused', ['live', 'live']]);
  assert.deepEqual(
    chat.answer.parts.flatMap((part) =>
      part.kind === 'form' ? [[part.form.title, part.form.outcome?.kind]] : [],
    ),
    [
      ['Approval', 'answered'],
      ['Shipping', undefined],
    ],
  );
});

test('when something is known to have happened, a snapshot is asked for at once', async () => {
  const server = new FakeDify()
    .on('GET /workflow/:id/events', live(new LiveStream()), events(started, filled, messageEnd(), finished))
    .on('GET /messages', history('Wait. Done.'));
  const {chat, follower, outcome, attaches} = await following(server);
  await waitFor(() => attaches().length === 1);
  follower.refresh();
  assert.equal(await outcome, 'over');
  assert.deepEqual([attaches(), chat.text], [['live', 'snapshot'], 'Wait. Done.']);
});

for (const [what, leave] of [
  ['the conversation is left', (chat: TestChat) => chat.session.newConversation()],
  ['the element leaves the page', (chat: TestChat) => chat.session.suspend()],
  ['another user is linked', (chat: TestChat) => chat.connect('somebody else')],
] as const) {
  test(`nothing is listened to after ${what}`, async () => {
    const stream = new LiveStream();
    const server = new FakeDify().on('GET /workflow/:id/events', live(stream));
    const {chat, follower, outcome, attaches} = await following(server);
    await waitFor(() => attaches().length === 1);
    leave(chat);
    follower.leave();
    assert.equal(await outcome, 'left');
    assert.deepEqual([stream.isLeft, attaches().length], [true, 1]);
  });
}

test('an answer that goes on can be stopped, at the server too', async () => {
  const stream = new LiveStream();
  const server = new FakeDify().on('GET /workflow/:id/events', live(stream));
  const {chat, outcome} = await following(server);
  await stream.send(resumed, filled, message('Do'));
  assert.equal(chat.status, 'streaming');
  await chat.session.stop();
  assert.deepEqual([chat.status, server.stops.length], ['stopped', 1]);
  await stream.close();
  assert.equal(await outcome, 'over');
});

test('another question may be asked while a run waits, and each stop finds its own answer', async () => {
  const waiting = new LiveStream();
  const asked = new LiveStream();
  const server = new FakeDify().on('GET /workflow/:id/events', live(waiting));
  const {chat, attaches} = await following(server);
  await waitFor(() => attaches().length === 1);
  server.answers(live(asked));
  void chat.ask('Something else');
  await asked.send(message('Yes', {message_id: 'second', task_id: 'second-task'}));
  await waiting.send(resumed, filled, message('Done.'));
  await chat.session.stop();
  assert.deepEqual(
    [chat.server.stops.map(({path}) => path), chat.status],
    [['/chat-messages/second-task/stop'], 'stopped'],
  );
  assert.equal(chat.state.conversation.thread[0]?.answer.status, 'streaming');
});
