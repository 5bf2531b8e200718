// @ts-check
/** The order of events, by type of app. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {order, visit} from './client.mjs';

/** @typedef {import('./client.mjs').Json} Json */

/** @param {Json[]} events @param {string} name */
const text = (events, name) =>
  events
    .filter(({event}) => event === name)
    .map(({answer}) => answer)
    .join('');

/** Rows: app, question, the order that the contract gives. @type {readonly [string, string, string][]} */
const orders = [
  ['app-demo-chat', 'Which tent for two?', 'message message_end'],
  ['app-demo-chat', 'Say something rude', 'message message_replace message_end'],
  ['app-demo-chat', 'error stream', 'message error'],
  ['app-demo-chat', 'error cut', 'message'],
  [
    'app-demo-agent',
    'Draw a packing plan',
    'agent_thought agent_message agent_thought message_file agent_thought agent_message agent_thought message_end',
  ],
  ['app-demo-new-agent', 'Hello', 'agent_thought agent_message message message_end'],
];
for (const [app, query, expected] of orders) {
  test(`${app} answers “${query}” in Dify's order`, async (t) => {
    const {events} = await visit(t, app);
    assert.equal(order(await events(query)).join(' '), expected);
  });
}

test('each event but an error carries the envelope first, in its order', async (t) => {
  const {events} = await visit(t);
  for (const event of await events('Which tent for two?')) {
    const keys = Object.keys(event).slice(0, 5);
    assert.deepEqual(keys, ['event', 'conversation_id', 'message_id', 'created_at', 'task_id']);
  }
  const error = (await events('error stream')).at(-1);
  assert.deepEqual(Object.keys(error ?? {}).slice(-3), ['code', 'status', 'message']);
  assert.ok(!('task_id' in (error ?? {})));
});

test('a new agent repeats its whole answer in one message', async (t) => {
  const {events} = await visit(t, 'app-demo-new-agent');
  const all = await events('Which tent for two?');
  assert.equal(all.filter(({event}) => event === 'message').length, 1);
  assert.equal(text(all, 'message'), text(all, 'agent_message'));
});

test('the last thought of an agent is its answer, and files are named in the thought before', async (t) => {
  const {events, history} = await visit(t, 'app-demo-agent');
  const all = await events('Draw a packing plan');
  const thoughts = all.filter(({event}) => event === 'agent_thought');
  const file = all.find(({event}) => event === 'message_file');
  assert.ok(text(all, 'agent_message').endsWith(thoughts.at(-1)?.['thought']));
  assert.deepEqual(thoughts[2]?.['message_files'], [file?.['id']]);
  const [turn] = await history(all[0]?.['conversation_id']);
  assert.equal(turn?.['agent_thoughts'].length, 2);
  assert.equal((await fetch(turn?.['message_files'][0].url)).headers.get('content-type'), 'image/png');
});

test('a chatflow ends with message_end and then workflow_finished', async (t) => {
  const {ask, events} = await visit(t, 'app-demo-chatflow');
  assert.ok(
    (await (await ask('Hello')).text()).startsWith('event: ping\n\ndata: {"event":"workflow_started",'),
  );
  const all = await events('Hello');
  assert.deepEqual(order(all).slice(-2), ['message_end', 'workflow_finished']);
  assert.ok(order(all).includes('node_retry'));
  assert.equal(all.at(-1)?.['data'].outputs.answer, text(all, 'message'));
});

test('a chatflow of 1.12.1 ends the other way round', async (t) => {
  const {ask, events} = await visit(t, 'app-demo-chatflow-legacy');
  assert.deepEqual(order(await events('Hello')).slice(-2), ['workflow_finished', 'message_end']);
  assert.equal((await ask('Hello')).headers.get('x-version'), '1.12.1');
});

test('a failed chatflow says so in workflow_finished alone', async (t) => {
  const {events} = await visit(t, 'app-demo-chatflow');
  const all = await events('fail the run');
  assert.equal(all.at(-1)?.['data'].status, 'failed');
  assert.ok(!order(all).some((name) => name === 'error' || name === 'message_end'));
});

test('an app knows what was said before, and takes sources along', async (t) => {
  const {events, history} = await visit(t);
  const [first] = await events('My name is Ada');
  const conversation_id = first?.['conversation_id'];
  assert.match(text(await events('What is my name?', {conversation_id}), 'message'), /Ada/);
  const end = (await events('Where does this come from?', {conversation_id})).at(-1);
  assert.equal(end?.['metadata'].retriever_resources.length, 3);
  const turns = await history(conversation_id);
  assert.deepEqual(
    turns.map(({query}) => query),
    ['My name is Ada', 'What is my name?', 'Where does this come from?'],
  );
  assert.equal(turns[2]?.['retriever_resources'].length, 3);
});
