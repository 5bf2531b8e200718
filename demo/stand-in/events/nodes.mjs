// @ts-check
/** Events about the nodes of a chatflow. */
import {newId, seconds} from '../store.mjs';
import {envelope} from './parts.mjs';

/** @typedef {import('./parts.mjs').Run} Run */
/** @typedef {import('./parts.mjs').Step} Step */

/**
 * @typedef {object} Node
 * @property {string} id Of this execution.
 * @property {string} node_id
 * @property {string} node_type
 * @property {string} title
 * @property {number} index
 * @property {string} [iteration_id] The node id of the iteration around it.
 * @property {string} [loop_id] The node id of the loop around it.
 * @property {string} [predecessor_node_id]
 * @property {{name: string, icon: string | null}} [agent_strategy]
 */

/**
 * @param {string} nodeId
 * @param {string} type
 * @param {string} title
 * @param {number} index
 * @returns {Node}
 */
export function node(nodeId, type, title, index) {
  return {id: newId(), node_id: nodeId, node_type: type, title, index};
}

/**
 * @param {Run} run
 * @param {Node} it
 * @returns {Step}
 */
export function nodeStarted(run, it) {
  return flowEvent(run, 'node_started', {
    ...nodeFields(it),
    inputs: null,
    inputs_truncated: false,
    created_at: seconds(),
    extras: {},
    iteration_id: it.iteration_id ?? null,
    loop_id: it.loop_id ?? null,
    agent_strategy: it.agent_strategy ?? null,
  });
}

/**
 * @param {Run} run
 * @param {Node} it
 * @param {Record<string, unknown>} result
 * @returns {Step}
 */
export function nodeFinished(run, it, result) {
  return flowEvent(run, 'node_finished', nodeResult(it, result));
}

/**
 * @param {Run} run
 * @param {Node} it
 * @param {Record<string, unknown>} result
 * @returns {Step}
 */
export function nodeRetry(run, it, result) {
  return flowEvent(run, 'node_retry', nodeResult(it, {...result, status: 'retry', retry_index: 1}));
}

/**
 * @param {Node} it
 * @param {Record<string, unknown>} result
 * @returns {Record<string, unknown>}
 */
function nodeResult(it, result) {
  return {
    ...nodeFields(it),
    inputs: {},
    inputs_truncated: false,
    process_data: null,
    process_data_truncated: false,
    outputs: {},
    outputs_truncated: false,
    status: 'succeeded',
    error: null,
    elapsed_time: 0.01,
    execution_metadata: {},
    created_at: seconds(),
    finished_at: seconds(),
    files: [],
    iteration_id: it.iteration_id ?? null,
    loop_id: it.loop_id ?? null,
    ...result,
  };
}

/**
 * @param {Node} it
 * @returns {Record<string, unknown>}
 */
function nodeFields({id, node_id, node_type, title, index, predecessor_node_id = ''}) {
  return {id, node_id, node_type, title, index, predecessor_node_id: predecessor_node_id || null};
}

/**
 * @param {Run} run
 * @param {string} event
 * @param {Record<string, unknown>} data
 * @returns {{event: Record<string, unknown>}}
 */
export function flowEvent(run, event, data) {
  return envelope(run, event, {workflow_run_id: run.workflowRunId, data});
}
