// @ts-check
/** Iterations and loops of a chatflow: nodes that run again and again. */
import {seconds} from '../store.mjs';
import {flowEvent, nodeFinished, nodeStarted} from './nodes.mjs';

/** @typedef {import('./parts.mjs').Run} Run */
/** @typedef {import('./parts.mjs').Step} Step */
/** @typedef {import('./nodes.mjs').Node} Node */

/**
 * @typedef {object} Rounds
 * @property {'iteration' | 'loop'} kind
 * @property {string} id Of the node; its events have no other.
 * @property {string} title
 * @property {readonly unknown[]} items What each round is about.
 * @property {(round: number) => readonly Node[]} nodes What runs in it.
 */

/** Seconds that a node of a round takes. */
const NODE_TIME = 0.12;

/**
 * The container starts, each of its rounds is announced, its nodes run one after the other, the container completes.
 *
 * @param {Run} run
 * @param {Rounds} rounds
 * @returns {Generator<Step>}
 */
export function* roundSteps(run, {kind, id, title, items, nodes}) {
  const container = {id, node_id: id, node_type: kind, title, created_at: run.startedAt};
  const inputs = kind === 'iteration' ? {iterator_selector: items} : {loop_count: items.length};
  const metadata = kind === 'iteration' ? {iterator_length: items.length} : {loop_length: items.length};
  yield flowEvent(run, `${kind}_started`, {
    ...container,
    extras: {},
    metadata,
    inputs,
    inputs_truncated: false,
  });
  /** @type {unknown[]} */
  const output = [];
  let steps = 0;
  for (const [index, item] of items.entries()) {
    const before = kind === 'loop' ? {pre_loop_output: output.at(-1) ?? null} : {};
    yield flowEvent(run, `${kind}_next`, {...container, index, extras: {}, ...before});
    const place = {[`${kind}_id`]: id, [`${kind}_index`]: index};
    for (const each of nodes(index)) {
      const it = {...each, [`${kind}_id`]: id};
      yield nodeStarted(run, it);
      yield {wait: NODE_TIME * 1000};
      yield nodeFinished(run, it, {
        inputs: {item},
        outputs: {result: item},
        execution_metadata: place,
        elapsed_time: NODE_TIME,
      });
      steps++;
    }
    output.push(item);
  }
  const durations = Object.fromEntries(items.map((_item, index) => [index, NODE_TIME]));
  yield flowEvent(run, `${kind}_completed`, {
    ...container,
    outputs: {output},
    outputs_truncated: false,
    extras: {},
    inputs,
    inputs_truncated: false,
    status: 'succeeded',
    error: null,
    elapsed_time: Number((steps * NODE_TIME).toFixed(2)),
    total_tokens: 0,
    execution_metadata: {total_tokens: 0, [`${kind}_duration_map`]: durations},
    finished_at: seconds(),
    steps,
  });
}
