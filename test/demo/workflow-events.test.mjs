// @ts-check
/** Runs that go on when nobody listens, and what one hears who comes back to them. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {bodyOf, eventsIn, eventually, order, readerOf, readUntil, refusedWith, visit} from './client.mjs';

/** @typedef {import('./client.mjs').Json} Json */

const ids = {conversation_id: '$conversation', message_id: '$message', task_id: '$task'};
/** @param {string} answer */
const says = (answer) => ({event: {event: 'message', ...ids, id: '$message', answer}});
const started = {event: {event: 'workflow_started', ...ids, workflow_run_id: '$run', data: {id: '$run'}}};
const node = {
  event: {event: 'node_started', ...ids, data: {id: 'n1', node_id: 'llm', node_type: 'llm', inputs: {a: 1}}},
};
const ended = {event: {event: 'message_end', ...ids, id: '$message', metadata: {}}};
const finished = {
  event: {
    event: 'workflow_finished',
    ...ids,
    workflow_run_id: '$run',
    data: {id: '$run', status: 'succeeded', outputs: {answer: 'Grüße, halb'}, total_steps: 1},
  },
};

/**
 * A reader who leaves in the middle of an answer that waits at the gate of the user's name.
 *
 * @param {import('node:test').TestContext} t
 * @param {string} app
 */
async function left(t, app) {
  const visitor = await visit(t, app);
  const {control, ask, user, call} = visitor;
  const steps = [started, node, says('Grüße, '), {hold: user}, says('halb'), ended, finished];
  await control('PUT', `plays/${user}`, {steps});
  const leaving = new AbortController();
  const reader = readerOf(await ask(`play:${user}`, {}, leaving.signal));
  const [first] = eventsIn(await readUntil(reader, '"Grüße, "'));
  leaving.abort();
  await eventually(async () => (await control('GET', `open?user=${user}`))['open'] === 0);
  const run = first?.['workflow_run_id'];
  const conversation = first?.['conversation_id'];
  const listen = (more = '', who = String(user)) => call(`/v1/workflow/${run}/events?user=${who}${more}`);
  const open = () => control('POST', `gates/${user}`);
  const answer = async () => (await visitor.history(conversation))[0]?.['answer'];
  return {...visitor, run, conversation, listen, open, answer};
}

test("a chatflow's run goes on without a listener, at the pace of its gates, and is saved", async (t) => {
  const {open, answer, listen} = await left(t, 'app-demo-chatflow');
  assert.equal(await answer(), '');
  await open();
  await eventually(async () => (await answer()) === 'Grüße, halb');
  const text = await (await listen()).text();
  assert.match(text, /^data: \{"event": "workflow_finished", /);
  const [end, ...others] = eventsIn(text);
  assert.deepEqual(others, []);
  assert.deepEqual(Object.keys(end ?? {}), ['event', 'task_id', 'workflow_run_id', 'data']);
  assert.equal(end?.['data'].status, 'succeeded');
});

test('who comes back to a run that goes on hears the rest, after the snapshot if it is wanted', async (t) => {
  const {open, listen, answer} = await left(t, 'app-demo-chatflow');
  const plain = await listen();
  const informed = await listen('&include_state_snapshot=true');
  await open();
  assert.deepEqual(order(eventsIn(await plain.text())), ['message', 'message_end', 'workflow_finished']);
  const events = eventsIn(await informed.text());
  assert.deepEqual(order(events), [
    'workflow_started',
    'node_started',
    'message',
    'message_end',
    'workflow_finished',
  ]);
  assert.equal(events[1]?.['data'].inputs, null);
  assert.equal(await answer(), 'Grüße, halb');
});

test('a chatbot and an old chatflow lose the answer of a reader who left', async (t) => {
  for (const app of ['app-demo-chat', 'app-demo-agent', 'app-demo-chatflow-legacy']) {
    const {open, answer, listen} = await left(t, app);
    await open();
    assert.equal(await answer(), '');
    if (app.endsWith('legacy')) assert.equal((await listen()).status, 404);
    else await refusedWith(await listen(), 400, 'not_workflow_app');
  }
});

test('nobody is told of a run that is not their own', async (t) => {
  const {listen, call, run, user, url, open} = await left(t, 'app-demo-chatflow');
  await refusedWith(await listen('', 'somebody-else'), 404, 'not_found');
  await refusedWith(await call(`/v1/workflow/${run}/events`), 400, 'invalid_param');
  const unknown = '11111111-2222-4333-8444-555555555555';
  await refusedWith(await call(`/v1/workflow/${unknown}/events?user=${user}`), 404, 'not_found');
  await refusedWith(await call(`/v1/workflows/run/${unknown}`), 404, 'not_found');
  const headers = {authorization: 'Bearer app-demo-human'};
  assert.equal((await fetch(`${url}/v1/workflow/${run}/events?user=${user}`, {headers})).status, 404);
  assert.equal((await fetch(`${url}/v1/workflows/run/${run}`, {headers})).status, 404);
  await open();
});

test('a run that was left can be stopped, and can be asked how it does', async (t) => {
  const visitor = await visit(t, 'app-demo-chatflow');
  const {control, ask, user, call, post, history} = visitor;
  const stopped = {event: {...finished.event, data: {status: 'stopped', error: 'Stopped by user.'}}};
  const held = {steps: [started, says('so far'), {hold: `${user}-never`}], onStop: [stopped]};
  await control('PUT', `plays/${user}`, held);
  const leaving = new AbortController();
  const reader = readerOf(await ask(`play:${user}`, {}, leaving.signal));
  const [first] = eventsIn(await readUntil(reader, '"so far"'));
  leaving.abort();
  const detail = () => bodyOf(call(`/v1/workflows/run/${first?.['workflow_run_id']}`));
  assert.equal((await detail()).status, 'running');
  await post(`/v1/chat-messages/${first?.['task_id']}/stop`, {user});
  await eventually(async () => (await detail()).status === 'stopped');
  assert.equal((await history(first?.['conversation_id']))[0]?.['answer'], 'so far');
});

test('the detail of a run has its inputs as text and its outputs as they are', async (t) => {
  const {events, call} = await visit(t, 'app-demo-human');
  const [first] = await events('Hello');
  const path = `/v1/workflows/run/${first?.['workflow_run_id']}`;
  const detail = await bodyOf(call(path));
  assert.equal(detail.status, 'succeeded');
  assert.equal(JSON.parse(detail.inputs)['sys.query'], 'Hello');
  assert.equal(typeof detail.outputs.answer, 'string');
  const [asked] = await events('Refund my tent');
  assert.equal((await bodyOf(call(`/v1/workflows/run/${asked?.['workflow_run_id']}`))).status, 'paused');
});

test('a connection can break for all who listen while the run goes on', async (t) => {
  const visitor = await visit(t, 'app-demo-chatflow');
  const {control, ask, user, call, history} = visitor;
  const steps = [
    started,
    says('one '),
    {hangUp: 'break'},
    {hold: `${user}-1`},
    says('two '),
    {hangUp: 'end'},
    {hold: `${user}-2`},
    says('three'),
    ended,
    finished,
  ];
  await control('PUT', `plays/${user}`, {steps});
  const reader = readerOf(await ask(`play:${user}`));
  const [first] = eventsIn(await readUntil(reader, '"one "'));
  await assert.rejects(reader.read());
  const listen = () => call(`/v1/workflow/${first?.['workflow_run_id']}/events?user=${user}`);
  const second = await listen();
  await control('POST', `gates/${user}-1`);
  assert.deepEqual(order(eventsIn(await second.text())), ['message']);
  await control('POST', `gates/${user}-2`);
  const saved = async () => (await history(first?.['conversation_id']))[0]?.['answer'];
  await eventually(async () => (await saved()) === 'one two three');
});

test('a demo chatflow that breaks off goes on behind the back of its reader', async (t) => {
  const {ask, control, user, history} = await visit(t, 'app-demo-chatflow');
  const reader = readerOf(await ask('error break'));
  const [first] = eventsIn(await readUntil(reader, '"message"'));
  await eventually(async () => (await control('GET', `open?user=${user}`))['open'] === 0);
  const answer = async () => (await history(first?.['conversation_id']))[0]?.['answer'] ?? '';
  await eventually(async () => (await answer()).endsWith('bread.'));
});
