// @ts-check
/** What a server remembers of a chatflow's run, to tell those who ask for it later. */
import {isObject} from './http.mjs';

/** @typedef {Record<string, unknown>} Data */

export class FlowRecord {
  /** Of `workflow_started`. @type {Data | null} */
  started = null;
  /** Of `workflow_paused`, while the run waits. @type {Data | null} */
  pause = null;
  /** Of `workflow_finished`. @type {Data | null} */
  outcome = null;
  /** By the id of the execution, in the order of their start. @type {Map<string, {started: Data, finished: Data | null}>} */
  #nodes = new Map();

  /** @returns {readonly {started: Data, finished: Data | null}[]} */
  get nodes() {
    return [...this.#nodes.values()];
  }

  /** @param {Record<string, unknown>} event */
  take({event, data}) {
    if (!isObject(data)) return;
    switch (event) {
      case 'workflow_started':
        this.started ??= data;
        this.pause = null;
        break;
      case 'workflow_paused':
        this.pause = data;
        break;
      case 'workflow_finished':
        this.outcome = data;
        break;
      case 'node_started':
      case 'iteration_started':
      case 'loop_started':
        this.#nodes.set(String(data['id']), {started: data, finished: null});
        break;
      case 'node_finished':
      case 'iteration_completed':
      case 'loop_completed': {
        const node = this.#nodes.get(String(data['id']));
        if (node) node.finished = data;
        break;
      }
    }
  }
}
