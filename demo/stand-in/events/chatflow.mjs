// @ts-check
/** The stream of a chatflow (mode `advanced-chat`), in the order of its server's version. */
import {seconds} from '../store.mjs';
import {flowEvent, node, nodeFinished, nodeRetry, nodeStarted} from './nodes.mjs';
import {
  delta,
  envelope,
  errorEvent,
  messageEnd,
  PIECE_MS,
  pieces,
  slowStart,
  speech,
  usage,
} from './parts.mjs';

/** @typedef {import('./parts.mjs').Run} Run */
/** @typedef {import('./parts.mjs').Answer} Answer */
/** @typedef {import('./parts.mjs').Step} Step */
/** @typedef {import('./nodes.mjs').Node} Node */

/**
 * `workflow_started`, nodes and text, then `message_end` and `workflow_finished`; in the other order before 1.13. A
 * failed or stopped run has no `message_end` since 1.13, and no `error`.
 *
 * @param {Run} run
 * @param {Answer} answer
 * @returns {Generator<Step>}
 */
export function* chatflowSteps(run, answer) {
  if (run.isAtLeast('1.13.0')) yield {ping: true};
  yield* slowStart(run, answer);
  yield workflowStarted(run);
  yield* preparation(run);
  const llm = node('llm', 'llm', 'Write the answer', 6);
  if (!run.isStopped) {
    yield nodeStarted(run, llm);
    if (answer.fails) yield nodeFinished(run, llm, {status: 'failed', error: answer.fails});
    else yield* writing(run, llm, answer);
  }
  if (run.isStopped) return yield* stopped(run, answer);
  if (answer.asks && run.outlivesItsListener) {
    for (const forms of answer.asks) {
      for (const form of forms) yield {form};
      yield {pause: true};
    }
    yield* speech(run, answer.concludes?.(run.forms.all) ?? '');
    if (run.isStopped) return yield* stopped(run, answer);
  }
  if (answer.fails) return yield* failed(run, answer.fails);
  yield* answering(run);
  const finished = workflowFinished(run, {
    status: answer.handlesFailure ? 'partial-succeeded' : 'succeeded',
    outputs: {answer: run.answer, files: []},
    exceptions_count: answer.handlesFailure ? 1 : 0,
  });
  const isNew = run.isAtLeast('1.13.0');
  yield isNew ? messageEnd(run, answer) : finished;
  yield isNew ? finished : messageEnd(run, answer);
}

/**
 * The first real event of every run, and of what comes after a pause.
 *
 * @param {Run} run
 * @param {'initial' | 'resumption'} [reason]
 * @returns {Step}
 */
export function workflowStarted(run, reason = 'initial') {
  const workflow = {
    id: run.workflowRunId,
    workflow_id: WORKFLOW_ID,
    inputs: {
      ...run.turn.inputs,
      'sys.query': run.turn.query,
      'sys.files': [],
      'sys.conversation_id': run.conversationId,
      'sys.user_id': run.user,
      'sys.dialogue_count': run.conversation.turns.filter((turn) => turn !== run.turn).length,
      'sys.app_id': APP_ID,
      'sys.workflow_id': WORKFLOW_ID,
      'sys.workflow_run_id': run.workflowRunId,
      'sys.timestamp': run.startedAt,
    },
    created_at: run.startedAt,
  };
  return flowEvent(run, 'workflow_started', run.isAtLeast('1.14.1') ? {...workflow, reason} : workflow);
}

const WORKFLOW_ID = '7d1c5a70-34c1-4c0e-9c53-8d2f0a6b9e11';
const APP_ID = '2b9e5d1f-7a44-4f0b-8f5e-6c1d3a2b4e77';

/**
 * Everything before the first word: two branches at once, one of them with a retry, then an iteration.
 *
 * @param {Run} run
 * @returns {Generator<Step>}
 */
function* preparation(run) {
  const start = node('start', 'start', 'Start', 1);
  const search = node('search', 'knowledge-retrieval', 'Search the handbook', 2);
  const forecast = node('forecast', 'http-request', 'Fetch the forecast', 3);
  const request = {request: 'GET /forecast'};
  /** @type {(() => Step)[]} */
  const steps = [
    () => nodeStarted(run, start),
    () => nodeFinished(run, start, {inputs: run.turn.inputs, outputs: run.turn.inputs}),
    () => nodeStarted(run, search),
    () => nodeStarted(run, forecast),
    () => ({wait: 350}),
    () => nodeRetry(run, forecast, {process_data: request, error: 'Request failed with status code 503'}),
    () =>
      nodeFinished(run, search, {inputs: {query: run.turn.query}, outputs: {result: []}, elapsed_time: 0.31}),
    () => ({wait: 250}),
    () => nodeFinished(run, forecast, {process_data: request, outputs: {status_code: 200, body: '{"t":11}'}}),
    ...iteration(run),
  ];
  for (const step of steps) {
    if (run.isStopped) return;
    yield step();
  }
}

/**
 * @param {Run} run
 * @returns {(() => Step)[]}
 */
function iteration(run) {
  const each = {
    id: 'days',
    node_id: 'days',
    node_type: 'iteration',
    title: 'Each day',
    created_at: run.startedAt,
  };
  /** @param {number} round @returns {(() => Step)[]} */
  const round = (round) => {
    const plan = {...node('plan', 'code', 'Plan the day', 5), iteration_id: 'days'};
    const place = {iteration_id: 'days', iteration_index: round};
    return [
      () => flowEvent(run, 'iteration_next', {...each, index: round, extras: {}}),
      () => nodeStarted(run, plan),
      () => ({wait: 120}),
      () =>
        nodeFinished(run, plan, {outputs: {day: round + 1}, execution_metadata: place, elapsed_time: 0.12}),
    ];
  };
  const inputs = {iterator_selector: ['Friday', 'Saturday']};
  return [
    () =>
      flowEvent(run, 'iteration_started', {
        ...each,
        extras: {},
        metadata: {iterator_length: 2},
        inputs,
        inputs_truncated: false,
      }),
    ...round(0),
    ...round(1),
    () =>
      flowEvent(run, 'iteration_completed', {
        ...each,
        outputs: {output: [1, 2]},
        outputs_truncated: false,
        extras: {},
        inputs,
        inputs_truncated: false,
        status: 'succeeded',
        error: null,
        elapsed_time: 0.25,
        total_tokens: 0,
        execution_metadata: {total_tokens: 0, iteration_duration_map: {0: 0.12, 1: 0.12}},
        finished_at: seconds(),
        steps: 2,
      }),
  ];
}

/**
 * @param {Run} run
 * @param {Node} llm
 * @param {Answer} answer
 * @returns {Generator<Step>}
 */
function* writing(run, llm, answer) {
  if (answer.reasoning && run.isAtLeast('1.16.0')) yield* separateReasoning(run, answer.reasoning);
  for (const piece of pieces(answer.text)) {
    if (run.isStopped) return;
    yield delta(run, piece);
    yield {wait: PIECE_MS};
    if (answer.moderated && run.answer.length >= answer.moderated.after) {
      yield envelope(run, 'message_replace', {answer: answer.moderated.text, reason: 'output_moderation'});
      break;
    }
  }
  const failure = answer.handlesFailure ? {status: 'exception', error: answer.handlesFailure} : {};
  yield nodeFinished(run, llm, {outputs: {text: run.answer}, elapsed_time: 1.4, ...failure});
}

/**
 * @param {Run} run
 * @param {string} reasoning
 * @returns {Generator<Step>}
 */
function* separateReasoning(run, reasoning) {
  /** @param {string} text @param {boolean} isFinal */
  const chunk = (text, isFinal) =>
    envelope(run, 'reasoning_chunk', {
      data: {message_id: run.messageId, reasoning: text, node_id: 'llm', is_final: isFinal},
    });
  for (const piece of pieces(reasoning)) {
    if (run.isStopped) return;
    yield chunk(piece, false);
    yield {wait: PIECE_MS};
  }
  yield chunk('', true);
}

/**
 * @param {Run} run
 * @returns {Generator<Step>}
 */
function* answering(run) {
  const last = node('answer', 'answer', 'Answer', 7);
  yield nodeStarted(run, last);
  yield nodeFinished(run, last, {
    outputs: {answer: run.answer, files: []},
    process_data: {},
    elapsed_time: 0.02,
  });
}

/**
 * @param {Run} run
 * @param {Answer} answer
 * @returns {Generator<Step>}
 */
function* stopped(run, answer) {
  yield workflowFinished(run, {status: 'stopped', error: 'Stopped by user.'});
  if (!run.isAtLeast('1.13.0')) yield messageEnd(run, answer);
}

/**
 * @param {Run} run
 * @param {string} error
 * @returns {Generator<Step>}
 */
function* failed(run, error) {
  yield workflowFinished(run, {status: 'failed', error});
  if (!run.isAtLeast('1.13.0')) yield errorEvent(run, 'invalid_param', 400, `Run failed: ${error}`);
}

/**
 * @param {Run} run
 * @param {Record<string, unknown>} outcome
 * @returns {Step}
 */
function workflowFinished(run, outcome) {
  return flowEvent(run, 'workflow_finished', {
    id: run.workflowRunId,
    workflow_id: WORKFLOW_ID,
    status: 'succeeded',
    outputs: {},
    error: null,
    elapsed_time: 2.2,
    total_tokens: usage(run)['total_tokens'],
    total_steps: 7,
    created_by: {id: APP_ID, user: run.user},
    created_at: run.startedAt,
    finished_at: seconds(),
    exceptions_count: 0,
    files: [],
    ...outcome,
  });
}
