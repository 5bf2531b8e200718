/** The steps of a run: tries, rounds, branches, an agent's own steps, and the files that they make. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Answer, WorkflowNode} from '../../src/conversation/answer.js';
import {events, FakeDify} from '../support/fake-dify.js';
import type {StreamEvent} from '../support/streams.js';
import {event, messageEnd} from '../support/streams.js';
import {openChat} from '../support/test-chat.js';

function node(kind: string, id: string, more: object = {}): StreamEvent {
  return event(kind, {data: {id, node_id: id, node_type: 'code', title: id, ...more}});
}

async function runOf(...content: readonly StreamEvent[]): Promise<Answer> {
  const started = event('workflow_started', {workflow_run_id: 'run-1'});
  const chat = await openChat(new FakeDify().answers(events(started, ...content, messageEnd())));
  await chat.ask();
  return chat.answer;
}

function nodesOf({workflow}: Answer): ReadonlyMap<string, WorkflowNode> {
  return new Map(workflow?.nodes.map((each) => [each.id, each]));
}

test('every further try is counted, told or not, and the outcome keeps the count', async () => {
  const nodes = nodesOf(
    await runOf(
      node('node_started', 'a'),
      node('node_retry', 'a', {status: 'retry', retry_index: 1, error: '503'}),
      node('node_retry', 'a', {status: 'retry', error: '503'}),
      node('node_finished', 'a', {status: 'succeeded', error: null}),
      node('node_started', 'b'),
      node('node_retry', 'b', {status: 'retry', error: '503'}),
    ),
  );
  const [a, b] = [nodes.get('a')!, nodes.get('b')!];
  assert.deepEqual([a.retries, a.status, a.error], [2, 'succeeded', null]);
  assert.deepEqual([b.retries, b.status, b.error], [1, 'retry', '503']);
});

test('a step belongs to the newest round, until it ends and says otherwise', async () => {
  const inside = {iteration_id: 'each'};
  const nodes = nodesOf(
    await runOf(
      node('iteration_started', 'each', {node_type: 'iteration'}),
      node('iteration_next', 'each', {index: 0}),
      node('node_started', 'first', inside),
      node('iteration_next', 'each', {index: 1}),
      node('node_started', 'second', inside),
      node('node_started', 'third', inside),
      node('node_finished', 'third', {
        ...inside,
        status: 'succeeded',
        execution_metadata: {iteration_index: 0},
      }),
      node('iteration_completed', 'each', {node_type: 'iteration', status: 'succeeded'}),
    ),
  );
  assert.deepEqual(
    ['first', 'second', 'third'].map((id) => nodes.get(id)!.round),
    [0, 1, 0],
  );
  assert.deepEqual([nodes.get('each')!.rounds, nodes.get('each')!.status], [2, 'succeeded']);
});

test('an older server tells of no first round; a loop counts like an iteration', async () => {
  const nodes = nodesOf(
    await runOf(
      node('loop_started', 'loop', {node_type: 'loop'}),
      node('node_started', 'first', {loop_id: 'loop'}),
      node('node_finished', 'first', {loop_id: 'loop', status: 'succeeded'}),
      node('loop_next', 'loop', {index: 1}),
      node('node_started', 'second', {loop_id: 'loop'}),
      node('loop_next', 'unheard-of', {index: 3}),
    ),
  );
  assert.deepEqual([nodes.get('first')!.round, nodes.get('second')!.round, nodes.size], [0, 1, 3]);
});

test('neighbours that were at work when a step began are its parallel branches', async () => {
  const nodes = nodesOf(
    await runOf(
      node('node_started', 'start'),
      node('node_finished', 'start', {status: 'succeeded'}),
      node('node_started', 'left'),
      node('node_started', 'right'),
      node('node_retry', 'left', {status: 'retry'}),
      node('node_started', 'far-right'),
      node('node_finished', 'right', {status: 'succeeded'}),
    ),
  );
  assert.deepEqual(
    [...nodes].map(([id, {alongside}]) => [id, alongside]),
    [
      ['start', []],
      ['left', []],
      ['right', ['left']],
      ['far-right', ['left', 'right']],
    ],
  );
});

test('an agent’s steps hang below its node; those of a node that nobody knows are passed over', async () => {
  const log = (id: string, more: object): StreamEvent =>
    event('agent_log', {data: {id, label: id, node_execution_id: 'agent', status: 'start', ...more}});
  const nodes = nodesOf(
    await runOf(
      node('node_started', 'agent'),
      log('round', {}),
      log('tool', {parent_id: 'round', status: 'error', error: 'No stock', metadata: {elapsed_time: 1.5}}),
      log('round', {status: 'success'}),
      log('stray', {node_execution_id: 'elsewhere'}),
    ),
  );
  assert.deepEqual(
    [...nodes.values()].map(({id, parentId, status, error, elapsedMs}) => [
      id,
      parentId,
      status,
      error,
      elapsedMs,
    ]),
    [
      ['agent', null, 'running', null, null],
      ['round', 'agent', 'succeeded', null, null],
      ['tool', 'round', 'failed', 'No stock', 1500],
    ],
  );
});

test('files of answering nodes and of the run are the answer’s, each once; those of other steps are not', async () => {
  const file = (id: string): object => ({related_id: id, type: 'image', filename: `${id}.png`});
  const answer = await runOf(
    node('node_finished', 'start', {node_type: 'start', status: 'succeeded', files: [file('upload')]}),
    node('node_finished', 'llm', {node_type: 'llm', status: 'succeeded', files: [file('made'), null, {}]}),
    event('workflow_finished', {data: {status: 'succeeded', files: [file('made'), file('late')]}}),
  );
  assert.deepEqual(
    answer.files.map(({name}) => name),
    ['made.png', 'late.png'],
  );
});

test('data of any other shape is passed over', async () => {
  const nodes = nodesOf(
    await runOf(
      event('iteration_next', {data: null}),
      event('agent_log', {data: 'x'}),
      event('node_retry', {data: {}}),
      node('node_finished', 'a', {
        status: 7,
        error: {},
        elapsed_time: 'x',
        files: 'x',
        execution_metadata: 3,
      }),
    ),
  );
  assert.deepEqual(
    [[...nodes.keys()], nodes.get('a')!.status, nodes.get('a')!.error],
    [['a'], 'running', null],
  );
});
