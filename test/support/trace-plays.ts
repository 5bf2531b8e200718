/** Steps of plays about what happens behind an answer: an agent's steps, and the nodes of a run. */
import type {Json, Step} from './stand-in.js';
import {flowEvent} from './workflow-plays.js';

const ids = {conversation_id: '$conversation', message_id: '$message', task_id: '$task'};

/** A piece of an agent's text. */
export function speaks(answer: string): Step {
  return {event: {event: 'agent_message', ...ids, id: '$message', created_at: 1_700_000_000, answer}};
}

/** How an agent's step stands; the same id again when it goes on. */
export function stepIs(id: string, fields: Json = {}): Step {
  return {event: {event: 'agent_thought', ...ids, id, position: 1, created_at: 1_700_000_000, ...fields}};
}

function nodeFields(id: string, more: Json): Json {
  return {id, node_id: id, node_type: 'code', title: id, ...more};
}

/** The names of nodes are their ids, too. */
export function nodeStarts(id: string, more: Json = {}): Step {
  return flowEvent('node_started', nodeFields(id, more));
}

export function nodeEnds(id: string, more: Json = {}): Step {
  return flowEvent('node_finished', nodeFields(id, {status: 'succeeded', elapsed_time: 0.5, ...more}));
}

export function nodeRetries(id: string, more: Json = {}): Step {
  return flowEvent('node_retry', nodeFields(id, {status: 'retry', error: 'status 503', ...more}));
}
