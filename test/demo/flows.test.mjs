// @ts-check
/** Everything that a workflow and an agent can do on the way to an answer. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {order, visit} from './client.mjs';

/** @typedef {import('./client.mjs').Json} Json */

test('an expedition has branches, a retry, rounds, an agent, a handled failure and a file', async (t) => {
  const {events, history} = await visit(t, 'app-demo-workflow');
  const all = await events('Plan the whole expedition');
  /** @param {string} name @returns {Json[]} */
  const data = (name) => all.filter(({event}) => event === name).map((event) => event['data']);
  const names = order(all);
  assert.ok(names.includes('node_retry'));
  assert.equal(data('iteration_next').length, 2);
  assert.deepEqual(
    data('loop_next').map(({index, pre_loop_output: before}) => [index, before]),
    [
      [0, null],
      [1, 14.2],
      [2, 11.9],
    ],
  );
  assert.equal(data('node_started').filter(({loop_id: id}) => id === 'weigh').length, 6);
  assert.equal(data('loop_completed')[0].steps, 6);
  assert.deepEqual(
    data('agent_log').map(({label, status}) => `${label} ${status}`),
    ['ROUND 1 start', 'CALL stock start', 'CALL stock success', 'ROUND 1 success'],
  );
  const failed = data('node_finished').filter(({status}) => status === 'exception');
  assert.equal(failed.length, 1);
  const made = data('node_finished').flatMap(({files}) => files);
  assert.equal(made.length, 1);
  const [outcome] = data('workflow_finished');
  assert.equal(outcome.status, 'partial-succeeded');
  assert.equal(outcome.exceptions_count, 1);
  assert.deepEqual(outcome.files, made);
  const end = all.find(({event}) => event === 'message_end');
  assert.deepEqual(end?.['files'], made);
  assert.equal((await fetch(made[0].url)).headers.get('content-type'), 'image/png');
  const [turn] = await history(all[0]?.['conversation_id']);
  assert.equal(turn?.['message_files'].length, 1);
  assert.equal(turn?.['message_files'][0].belongs_to, 'assistant');
  assert.equal((await fetch(turn?.['message_files'][0].url)).status, 200);
});

test('every node that finishes has started, and only once', async (t) => {
  const {events} = await visit(t, 'app-demo-workflow');
  const begun = new Set();
  for (const {event, data} of await events('Plan the whole expedition')) {
    if (/(node|iteration|loop)_started/.test(event)) {
      assert.ok(!begun.has(data.id));
      begun.add(data.id);
    }
    if (/node_finished|_completed|node_retry/.test(event)) assert.ok(begun.has(data.id), data.title);
  }
});

test('a discreet app shows its steps to nobody who looks at the site', async (t) => {
  for (const [key, shows] of [
    ['app-demo-workflow', true],
    ['app-demo-workflow-quiet', false],
    ['app-demo-human', false],
  ]) {
    const {call} = await visit(t, String(key));
    const site = /** @type {Json} */ (await (await call('/v1/site')).json());
    assert.equal(site.show_workflow_steps, shows);
  }
});

test('an agent thinks several times, and history keeps every thought', async (t) => {
  const {events, history} = await visit(t, 'app-demo-agent');
  const all = await events('Compare the tents for me');
  const thoughts = all.filter(({event}) => event === 'agent_thought');
  assert.deepEqual(
    thoughts.map(({position}) => position),
    [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4],
  );
  assert.equal(thoughts[2]?.['tool'], 'stock;weather');
  assert.deepEqual(Object.keys(thoughts[2]?.['tool_labels']), ['stock', 'weather']);
  assert.deepEqual(Object.keys(JSON.parse(thoughts[2]?.['tool_input'])), ['stock', 'weather']);
  assert.throws(() => JSON.parse(thoughts[5]?.['observation']));
  const file = all.find(({event}) => event === 'message_file');
  assert.deepEqual(thoughts[8]?.['message_files'], [file?.['id']]);
  const [turn] = await history(all[0]?.['conversation_id']);
  const kept = turn?.['agent_thoughts'];
  assert.equal(kept.length, 4);
  assert.equal(kept[0].tool, 'stock;weather');
  assert.equal(kept[1].observation, thoughts[5]?.['observation']);
  assert.deepEqual(kept[2].files, [file?.['id']]);
  assert.deepEqual([kept[3].tool, kept[3].thought], ['', thoughts.at(-1)?.['thought']]);
});

test('a new agent has as many thoughts, and then its answer whole', async (t) => {
  const {events, history} = await visit(t, 'app-demo-new-agent');
  const all = await events('Compare the tents for me');
  assert.deepEqual(order(all), ['agent_thought', 'agent_message', 'message', 'message_end']);
  assert.equal(all.filter(({event}) => event === 'agent_thought').length, 6);
  const [turn] = await history(all[0]?.['conversation_id']);
  assert.equal(turn?.['agent_thoughts'].length, 3);
  assert.equal(turn?.['answer'], all.find(({event}) => event === 'message')?.['answer']);
});
