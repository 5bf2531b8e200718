// @ts-check
/** Events about forms that a chatflow waits for, and the pause of its run. */
import {seconds} from '../store.mjs';
import {workflowStarted} from './chatflow.mjs';
import {flowEvent, nodeFinished, nodeStarted} from './nodes.mjs';
import {usage} from './parts.mjs';

/** @typedef {import('./parts.mjs').Run} Run */
/** @typedef {import('./parts.mjs').Step} Step */
/** @typedef {import('../forms.mjs').Form} Form */

/**
 * A form comes into being: its node starts.
 *
 * @param {Run} run
 * @param {import('../forms.mjs').FormPlan} plan
 * @returns {Generator<Step>}
 */
export function* formSteps(run, plan) {
  yield nodeStarted(run, nodeOf(run, run.forms.add(plan)));
}

/**
 * The run waits for its forms. Each answer resumes it; as long as a form is open it announces what is open and waits
 * again. The steps of the last answer's action (`timeout` if it expired) come after that.
 *
 * @param {Run} run
 * @param {Readonly<Record<string, readonly Step[]>>} [then]
 * @returns {Generator<Step>}
 */
export function* pauseSteps(run, then) {
  let last = '';
  do {
    for (const form of run.forms.open) yield humanInputRequired(run, form);
    yield workflowPaused(run);
    yield {answered: true};
    yield workflowStarted(run, 'resumption');
    for (const form of run.forms.takeNews()) {
      last = form.submission?.action.id ?? 'timeout';
      yield form.submission ? formFilled(run, form) : formTimeout(run, form);
      yield nodeFinished(run, nodeOf(run, form), {
        inputs: {},
        outputs: {...form.submission?.values, __action_id: form.submission?.action.id ?? null},
        elapsed_time: Math.max(0.01, seconds() - run.startedAt),
      });
    }
  } while (run.forms.open.length > 0);
  yield* then?.[last] ?? [];
}

/** @param {Run} run @param {Form} form @returns {{event: Record<string, unknown>}} */
export function humanInputRequired(run, form) {
  return flowEvent(run, 'human_input_required', withChannels(run, form.definition));
}

/** @param {Run} run @returns {{event: Record<string, unknown>}} */
export function workflowPaused(run) {
  return flowEvent(run, 'workflow_paused', pauseData(run));
}

/** @param {Run} run @returns {Record<string, unknown>} */
function pauseData(run) {
  const {open} = run.forms;
  return {
    workflow_run_id: run.workflowRunId,
    paused_nodes: open.map(({nodeId}) => nodeId),
    outputs: {},
    reasons: open.map((form) => ({
      TYPE: 'human_input_required',
      ...withChannels(run, form.definition),
    })),
    status: 'paused',
    created_at: run.startedAt,
    elapsed_time: 0.52,
    total_tokens: usage(run)['total_tokens'],
    total_steps: run.flow.nodes.length,
  };
}

/** @param {Run} run @param {Form} form @returns {Step} */
function formFilled(run, form) {
  return flowEvent(run, 'human_input_form_filled', {
    ...form.answer,
    submitted_data: form.submission?.values ?? null,
  });
}

/** @param {Run} run @param {Form} form @returns {Step} */
function formTimeout(run, {nodeId, nodeTitle, expirationTime}) {
  return flowEvent(run, 'human_input_form_timeout', {
    node_id: nodeId,
    node_title: nodeTitle,
    expiration_time: expirationTime,
  });
}

/** @param {Run} run @param {Record<string, unknown>} definition @returns {Record<string, unknown>} */
function withChannels(run, definition) {
  return run.isAtLeast('1.16.0') ? {...definition, approval_channels: []} : definition;
}

/** @param {Run} run @param {Form} form @returns {import('./nodes.mjs').Node} */
function nodeOf(run, form) {
  return {
    id: form.executionId,
    node_id: form.nodeId,
    node_type: 'human-input',
    title: form.nodeTitle,
    index: 10 + run.forms.all.indexOf(form),
  };
}
