/**
 * What events of agents' steps, workflow runs and forms mean, and all that not every answer has. Loaded with the first of
 * them: many apps have none.
 */
import type {AnswerFact, RunStatus} from '../conversation/answer.js';
import {DifyError} from '../conversation/dify-error.js';
import type {FormOutcome} from '../conversation/human-form.js';
import {StepReader} from './agent-steps.js';
import {formAsked, outcomeOf} from './human-forms.js';
import {rareRows} from './rare-events.js';
import type {Meaning, Row, StreamEventKind} from './stream-events.js';
import type {WireEvent, WireRecord} from './wire.js';
import {list, millisecondsOrNull, record, text, textOrNull} from './wire.js';
import {addedFiles, NodeReader} from './workflow-nodes.js';

/** Those of one stream: what came before gives some of them their meaning. */
export class RunEvents {
  readonly #steps = new StepReader();
  readonly #nodes = new NodeReader();
  readonly #meanings: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
    ...rareRows,
    ...rows,
    ['agent_thought', (event) => this.#steps.read(event)],
    ...nodeEvents.map((kind): Row => [kind, (event) => this.#nodes.changed(event)]),
    ['iteration_next', (event) => this.#nodes.nextRound(event)],
    ['loop_next', (event) => this.#nodes.nextRound(event)],
    ['agent_log', (event) => this.#nodes.logged(event)],
  ]);

  meaningOf(kind: string): Meaning | undefined {
    return this.#meanings.get(kind);
  }

  /** A piece of the answer's text. */
  heard(piece: string): void {
    this.#steps.heard(piece);
  }
}

const rows: readonly Row[] = [
  ['workflow_started', (event) => [{type: 'workflow-started', runId: text(event['workflow_run_id'])}]],
  ['workflow_paused', workflowPaused],
  ['workflow_finished', workflowFinished],
  ['human_input_required', (event) => formAsked(record(event['data']))],
  ['human_input_form_filled', ({data}) => formSettled(record(data), outcomeOf(record(data)))],
  ['human_input_form_timeout', ({data}) => formSettled(record(data), {kind: 'expired'})],
];

const nodeEvents: readonly StreamEventKind[] = [
  'node_started',
  'node_finished',
  'node_retry',
  'iteration_started',
  'iteration_completed',
  'loop_started',
  'loop_completed',
];

function workflowFinished(event: WireEvent): readonly AnswerFact[] {
  const data = record(event['data']);
  const status = runStatuses.get(text(data['status'])) ?? 'succeeded';
  const error = textOrNull(data['error']);
  const finished: AnswerFact = {
    type: 'workflow-finished',
    status,
    error,
    elapsedMs: millisecondsOrNull(data['elapsed_time']),
  };
  if (status === 'stopped') return [finished, {type: 'stopped'}];
  if (status === 'failed') return [finished, {type: 'failed', error: failedRun(error)}];
  return [...addedFiles(data['files']), finished, {type: 'ended'}];
}

/** It names the open forms once more: an answer that comes in one piece has them here alone. */
function workflowPaused(event: WireEvent): readonly AnswerFact[] {
  const runId = textOrNull(event['workflow_run_id']);
  const started: readonly AnswerFact[] = runId === null ? [] : [{type: 'workflow-started', runId}];
  return [
    ...started,
    ...list(record(event['data'])['reasons']).flatMap((reason) => formAsked(record(reason))),
    {type: 'workflow-finished', status: 'paused', error: null, elapsedMs: null},
    {type: 'paused'},
  ];
}

function formSettled(data: WireRecord, outcome: FormOutcome): readonly AnswerFact[] {
  return [{type: 'form-settled', nodeId: text(data['node_id']), outcome}];
}

/** A failed run ends the stream without an `error` event, and without a code (contract 14). */
function failedRun(message: string | null): DifyError {
  return new DifyError('bad_response', message ?? 'The workflow failed.', {status: 500});
}

const runStatuses = new Map<string, RunStatus>(
  (['running', 'succeeded', 'partial-succeeded', 'failed', 'stopped', 'paused'] as const).map((status) => [
    status,
    status,
  ]),
);
