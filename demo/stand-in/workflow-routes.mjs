// @ts-check
/** A chatflow's run after its first answer was left or has paused: what happens in it, and what it came to. */
import {requiredUser} from './checks.mjs';
import {ApiError, notFound} from './errors.mjs';
import {humanInputRequired, workflowPaused} from './events/human-input.mjs';
import {envelope} from './events/parts.mjs';
import {flowEvent} from './events/nodes.mjs';
import {isObject} from './http.mjs';
import {dataLine, Wire} from './steps.mjs';

/** @typedef {import('./routes.mjs').Call} Call */
/** @typedef {import('./run.mjs').Run} Run */

/** Both are of the real clock, whatever the pace. */
const PING_MS = 10_000;
const SILENCE_MS = 300_000;
const PING = Buffer.from('event: ping\n\n');

/** Events from now on; nothing is kept from before but what the snapshot tells. @param {Call} call */
export function streamWorkflowEvents(call) {
  const {query} = call;
  const user = requiredUser(query.get('user'));
  const run = findRun(call);
  if (run.user !== user) throw notFound('Workflow run not found');
  const wire = new Wire(call.res, {
    status: 200,
    headers: {
      ...call.headers,
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache',
    },
  });
  if (run.flow.outcome) {
    void wire.write(finishedLine(run));
    return wire.end();
  }
  const hasSnapshot = query.get('include_state_snapshot') === 'true';
  const continues = query.get('continue_on_pause') === 'true';
  void wire.write(PING);
  if (hasSnapshot) for (const step of snapshot(run)) void wire.write(dataLine(step.event));
  if (hasSnapshot && run.isPaused && !continues) return wire.end();
  listen(run, wire, {staysAtPause: continues, staysAtEnd: continues && !hasSnapshot});
}

/** @param {Call} call */
export function showWorkflowRun(call) {
  const run = findRun(call);
  const {outcome, pause, nodes, started} = run.flow;
  call.send({
    id: run.workflowRunId,
    workflow_id: started?.['workflow_id'] ?? null,
    status: outcome?.['status'] ?? (pause ? 'paused' : 'running'),
    inputs: JSON.stringify(started?.['inputs'] ?? {}),
    outputs: outcome?.['outputs'] ?? {},
    error: outcome?.['error'] ?? null,
    total_steps: outcome?.['total_steps'] ?? nodes.length,
    total_tokens: outcome?.['total_tokens'] ?? 0,
    created_at: run.startedAt,
    finished_at: outcome?.['finished_at'] ?? null,
    elapsed_time: outcome?.['elapsed_time'] ?? 0,
  });
}

/**
 * @param {Call} call
 * @returns {Run}
 * @throws {ApiError} 400 for apps without workflows, 404 for runs of others.
 */
function findRun({app, server, params}) {
  if (app.mode !== 'advanced-chat' && app.mode !== 'workflow') {
    throw new ApiError(400, 'not_workflow_app', 'Please check if your app mode matches the right API route.');
  }
  const run = server.workflowRuns.get((params[0] ?? '').toLowerCase());
  if (!run || run.app.key !== app.key) throw notFound('Workflow run not found');
  return run;
}

/**
 * @param {Run} run
 * @param {Wire} wire
 * @param {{staysAtPause: boolean, staysAtEnd: boolean}} manners
 */
function listen(run, wire, manners) {
  const pings = setInterval(() => void wire.write(PING), PING_MS);
  const silence = setTimeout(() => wire.end(), SILENCE_MS);
  wire.gone.addEventListener('abort', () => {
    clearInterval(pings);
    clearTimeout(silence);
  });
  run.audience.admit({wire, ...manners, hears: () => silence.refresh()});
}

/**
 * The run so far: its start, the text as far as it is saved, its nodes without what they held, and what it waits for.
 *
 * @param {Run} run
 * @returns {Generator<{event: Record<string, unknown>}>}
 */
function* snapshot(run) {
  const {started, nodes} = run.flow;
  if (started) yield flowEvent(run, 'workflow_started', {...started, inputs: ownInputs(started['inputs'])});
  if (run.isSaved) yield envelope(run, 'message_replace', {answer: run.turn.answer, reason: ''});
  for (const node of nodes) {
    yield flowEvent(run, 'node_started', stripped(node.started, startedFields));
    if (node.finished) yield flowEvent(run, 'node_finished', stripped(node.finished, finishedFields));
  }
  if (!run.isPaused) return;
  for (const form of run.forms.open) yield humanInputRequired(run, form);
  yield workflowPaused(run);
}

/** The server's own variables are left out, but for the question. @param {unknown} inputs */
function ownInputs(inputs) {
  const all = Object.entries(isObject(inputs) ? inputs : {});
  return Object.fromEntries(all.filter(([name]) => !name.startsWith('sys.') || name === 'sys.query'));
}

const nodeFields = {
  id: null,
  node_id: null,
  node_type: null,
  title: null,
  index: 1,
  predecessor_node_id: null,
  created_at: null,
  iteration_id: null,
  loop_id: null,
};
const startedFields = {...nodeFields, inputs: null, extras: {}};
const finishedFields = {
  ...nodeFields,
  inputs: null,
  process_data: null,
  outputs: null,
  status: 'succeeded',
  error: null,
  elapsed_time: 0,
  execution_metadata: null,
  finished_at: null,
  files: [],
};
/** What a node held is not shown again. */
const withheld = new Set([
  'inputs',
  'process_data',
  'outputs',
  'execution_metadata',
  'error',
  'files',
  'extras',
]);

/**
 * @param {Record<string, unknown>} data
 * @param {Record<string, unknown>} fields With what stands where the data has nothing.
 * @returns {Record<string, unknown>}
 */
function stripped(data, fields) {
  return Object.fromEntries(
    Object.entries(fields).map(([name, none]) => [name, withheld.has(name) ? none : (data[name] ?? none)]),
  );
}

/**
 * What one who comes after the end is told: no ids of the message, no text, and JSON as Python writes it.
 *
 * @param {Run} run
 * @returns {Buffer}
 */
function finishedLine(run) {
  const event = {
    event: 'workflow_finished',
    task_id: run.workflowRunId,
    workflow_run_id: run.workflowRunId,
    data: {...run.flow.outcome, outputs: {}},
  };
  return Buffer.from(`data: ${pythonJson(event)}\n\n`);
}

/** @param {unknown} value @returns {string} With spaces, and without a character beyond ASCII. */
function pythonJson(value) {
  if (Array.isArray(value)) return `[${value.map(pythonJson).join(', ')}]`;
  if (isObject(value)) {
    const fields = Object.entries(value).map(([name, field]) => `${pythonJson(name)}: ${pythonJson(field)}`);
    return `{${fields.join(', ')}}`;
  }
  return (JSON.stringify(value) ?? 'null').replace(
    /[^\x20-\x7e]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
