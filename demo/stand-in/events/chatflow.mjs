// @ts-check
/** The stream of a chatflow (mode `advanced-chat`), in the order of its server's version. */
import {seconds} from '../store.mjs';
import {flowEvent, node, nodeFinished, nodeStarted} from './nodes.mjs';
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
import {expedition, preparation} from './preparation.mjs';

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
  for (const step of answer.isExpedition ? expedition(run) : preparation(run)) {
    if (run.isStopped) break;
    yield step;
  }
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
  const exceptions = answer.handlesFailure || answer.isExpedition ? 1 : 0;
  const finished = workflowFinished(run, {
    status: exceptions > 0 ? 'partial-succeeded' : 'succeeded',
    outputs: {answer: run.answer, files: run.madeFiles},
    exceptions_count: exceptions,
    files: run.madeFiles,
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
    outputs: {answer: run.answer, files: run.madeFiles},
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
export function workflowFinished(run, outcome) {
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
