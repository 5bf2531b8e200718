/** Steps of a chatflow run, put together from the events that tell of them one by one (contract 13.4). */
import type {AnswerFact, ChatFile, WorkflowNode} from '../conversation/answer.js';
import {fileOf} from './message-details.js';
import type {WireEvent, WireRecord} from './wire.js';
import {list, millisecondsOrNull, numberOrNull, record, text, textOrNull} from './wire.js';

/** What these nodes make is the answer; files of others are steps on the way, or the visitor's own. */
const ANSWERING = new Set(['answer', 'llm', 'end']);

/** Steps of one run; and files that one of them makes. More is not Dify's. */
export const MAX_NODES = 500;
const MAX_FILES = 100;

/** Neighbours of a node that are remembered as at work with it. */
const MAX_ALONGSIDE = 20;

/** What a node is on the wire, or was before the event. */
type Known = WorkflowNode | undefined;

export class NodeReader {
  readonly #nodes = new Map<string, WorkflowNode>();

  /** A step begins, fails a try, or ends. */
  changed(event: WireEvent): readonly AnswerFact[] {
    const data = record(event['data']);
    const id = text(data['id']) || text(data['node_id']);
    if (!id || this.#isBeyond(id)) return [];
    const node = this.#nodeOf(id, data, text(event['event']) === 'node_retry');
    const made = node.status !== 'running' && ANSWERING.has(node.type) ? addedFiles(data['files']) : [];
    return [this.#keep(node), ...made];
  }

  /** Another round of an iteration or a loop. */
  nextRound(event: WireEvent): readonly AnswerFact[] {
    const data = record(event['data']);
    const node = this.#nodes.get(text(data['id'])) ?? this.#nodes.get(text(data['node_id']));
    const rounds = (numberOrNull(data['index']) ?? 0) + 1;
    return node ? [this.#keep({...node, rounds: Math.max(node.rounds, rounds)})] : [];
  }

  /** A step inside an agent's node; the same `id` comes again when it ends. */
  logged(event: WireEvent): readonly AnswerFact[] {
    const data = record(event['data']);
    const id = textOrNull(data['id']);
    const parentId = textOrNull(data['parent_id']) ?? text(data['node_execution_id']);
    if (id === null || !this.#nodes.has(parentId) || this.#isBeyond(id)) return [];
    const known = this.#nodes.get(id);
    const node: WorkflowNode = {
      id,
      nodeId: id,
      type: 'agent-log',
      title: text(data['label']),
      index: 0,
      parentId,
      status: logStatuses.get(text(data['status'])) ?? 'running',
      elapsedMs: millisecondsOrNull(record(data['metadata'])['elapsed_time']),
      error: textOrNull(data['error']),
      retries: 0,
      round: null,
      rounds: 0,
      alongside: known?.alongside ?? [],
    };
    return [this.#keep(node)];
  }

  #nodeOf(id: string, data: WireRecord, isRetry: boolean): WorkflowNode {
    const known = this.#nodes.get(id);
    const parentId =
      textOrNull(data['iteration_id']) ?? textOrNull(data['loop_id']) ?? known?.parentId ?? null;
    const round = this.#roundOf(data, parentId, known);
    return {
      id,
      nodeId: text(data['node_id']),
      type: text(data['node_type']),
      title: text(data['title']),
      index: numberOrNull(data['index']) ?? 0,
      parentId,
      status: text(data['status']) || 'running',
      elapsedMs: millisecondsOrNull(data['elapsed_time']),
      error: textOrNull(data['error']),
      retries: isRetry
        ? (numberOrNull(data['retry_index']) ?? (known?.retries ?? 0) + 1)
        : (known?.retries ?? 0),
      round,
      rounds: known?.rounds ?? 0,
      alongside: known?.alongside ?? this.#atWork(parentId, round),
    };
  }

  /** Told only when the step ends; until then it is taken to belong to the newest round. */
  #roundOf(data: WireRecord, parentId: string | null, known: Known): number | null {
    if (parentId === null) return null;
    const metadata = record(data['execution_metadata']);
    const told = numberOrNull(metadata['iteration_index']) ?? numberOrNull(metadata['loop_index']);
    return told ?? known?.round ?? Math.max(0, (this.#nodes.get(parentId)?.rounds ?? 0) - 1);
  }

  #atWork(parentId: string | null, round: number | null): readonly string[] {
    const neighbours = [...this.#nodes.values()].filter(
      (each) => each.parentId === parentId && each.round === round && isAtWork(each),
    );
    return neighbours.slice(0, MAX_ALONGSIDE).map(({id}) => id);
  }

  #isBeyond(id: string): boolean {
    return this.#nodes.size >= MAX_NODES && !this.#nodes.has(id);
  }

  #keep(node: WorkflowNode): AnswerFact {
    this.#nodes.set(node.id, node);
    return {type: 'node-changed', node};
  }
}

function isAtWork({status}: WorkflowNode): boolean {
  return status === 'running' || status === 'retry';
}

const logStatuses = new Map([
  ['start', 'running'],
  ['success', 'succeeded'],
  ['error', 'failed'],
]);

/** Files as nodes and runs list them; those that the visitor has sent are not among them, unless an answer gives them back. */
export function addedFiles(files: unknown): readonly AnswerFact[] {
  return list(files)
    .slice(0, MAX_FILES)
    .map((item) => fileOf(record(item)))
    .filter((file): file is ChatFile => file !== null)
    .map((file) => ({type: 'file-added', file}));
}
