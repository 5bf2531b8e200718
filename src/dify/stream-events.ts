/**
 * What each event of Dify's stream means to an answer; those that not every answer has stand in `rare-events.ts` and
 * `run-events.ts`. An event without a row means nothing, so that a newer server does not break an older widget.
 *
 * @see https://docs.dify.ai/en/api-reference/guides/streaming
 */
import type {AnswerFact} from '../conversation/answer.js';
import {onDemand} from '../on-demand.js';
import type {RunEvents} from './run-events.js';
import type {WireEvent} from './wire.js';
import {list, millisecondsOrNull, numberOrNull, record, text, textOrNull} from './wire.js';

const runEvents = onDemand(() => import('./run-events.js'));

/**
 * Reads the events of one stream in order. It remembers what gives later ones their meaning: text that came as
 * `agent_message`, since then a `message` is the whole answer again (Dify's newer agents close with one); that
 * text came at all, since only then a replacement is a correction; and what steps have been told of.
 */
export class StreamReader {
  /** Whose events these are. */
  #message: string | null = null;
  #isAgent = false;
  #hasText = false;
  /** Text so far, for steps that say again what was said; only until there are any. */
  #said = '';
  #runs: RunEvents | null = null;
  /** What reads decorations could not be had: nobody asks again for this answer's. */
  #isPlain = false;

  /** Whether the event can be read only after `load()`: most kinds are not in every answer, nor in every app. */
  needsMore(event: WireEvent): boolean {
    const kind = text(event['event']);
    const isRare = rareKinds.test(kind) || hasDetails(event);
    return isRare && !this.#runs && !(this.#isPlain && decorations.test(kind));
  }

  /** @throws DifyError `network` where what reads such an event cannot be had. */
  async load({event}: WireEvent): Promise<void> {
    try {
      const {RunEvents: Reader} = await runEvents();
      this.#runs = new Reader();
      this.#runs.heard(this.#said);
      this.#said = '';
    } catch (error) {
      if (!decorations.test(text(event))) throw error;
      this.#isPlain = true;
    }
  }

  /** Adds what the event means to `facts`; says whether it tells of a failure. */
  read(event: WireEvent, facts: AnswerFact[]): boolean {
    const kind = text(event['event']);
    const status = numberOrNull(event['status']);
    const message = textOrNull(event['message_id']);
    this.#message ??= message;
    if (message !== null && message !== this.#message) return false; // somebody else's answer
    // Dify's own client, too, takes any event with such a status for a failure.
    if (kind === 'error' || (status !== null && status >= 400)) {
      if (event['conversation_id'] !== undefined) facts.push(named(event)); // asking again goes on there
      return true;
    }
    if (kind === 'agent_message' && event['answer']) this.#isAgent = true;
    const meaning = this.#meaningOf(kind);
    if (!meaning) return false;
    const told = meaning(event);
    const [fact] = told; // text is told of alone
    const last = facts.at(-1);
    if (fact?.type === 'text-added') {
      this.#hear(fact.text);
      // A long answer at once has thousands of pieces.
      if (last?.type === fact.type) {
        facts[facts.length - 1] = {...fact, text: last.text + fact.text};
        return false;
      }
    }
    facts.push(named(event), ...told);
    return false;
  }

  #meaningOf(kind: string): Meaning | undefined {
    if (kind === 'message' && this.#isAgent) return repeatedText;
    if (kind === 'message_replace') return (event) => this.#replacedText(event);
    return this.#runs?.meaningOf(kind) ?? meanings.get(kind);
  }

  #hear(piece: string): void {
    this.#hasText ||= piece !== '';
    if (this.#runs) this.#runs.heard(piece);
    else this.#said += piece;
  }

  /**
   * Moderation names itself, or, where it looks only once at the end, does not (contract 13.1). A run that is taken
   * up again begins with a replacement, too (12.4): then nothing was said before it.
   */
  #replacedText(event: WireEvent): readonly AnswerFact[] {
    const {answer, reason} = event;
    if (typeof answer !== 'string') return []; // what was said is not given up for nothing
    const isModerated = this.#hasText || reason === 'output_moderation';
    return [{type: 'text-replaced', text: answer, isModerated}];
  }
}

/** Every event that Dify's chat endpoints send (contract 13). */
export type StreamEventKind =
  | 'message'
  | 'message_end'
  | 'message_replace'
  | 'message_file'
  | 'tts_message'
  | 'tts_message_end'
  | 'error'
  | 'agent_message'
  | 'agent_thought'
  | 'agent_log'
  | 'reasoning_chunk'
  | 'workflow_started'
  | 'workflow_paused'
  | 'workflow_finished'
  | 'node_started'
  | 'node_finished'
  | 'node_retry'
  | 'iteration_started'
  | 'iteration_next'
  | 'iteration_completed'
  | 'loop_started'
  | 'loop_next'
  | 'loop_completed'
  | 'human_input_required'
  | 'human_input_form_filled'
  | 'human_input_form_timeout';

export type Meaning = (event: WireEvent) => readonly AnswerFact[];
export type Row = readonly [StreamEventKind, Meaning];

const rareKinds = /^(?:agent_(?:thought|log)|message_file|reasoning|tts|workflow|node|iteration|loop|human)/;

/** An answer is whole without its sources, its speech and what was thought aloud. */
const decorations = /^(?:message_end|reasoning|tts)/;

const rows: readonly Row[] = [
  ['message', addedText],
  ['agent_message', addedText],
  ['message_end', (event) => [{type: 'details-arrived', ...usageIn(event)}, {type: 'ended'}]],
];

const meanings = new Map<string, Meaning>(rows);

/** Sources, files or an author, which the end of few answers tells of. */
function hasDetails({event, files, metadata}: WireEvent): boolean {
  const {retriever_resources: sources, annotation_reply: reply} = record(metadata);
  return (
    event === 'message_end' &&
    (list(files).length > 0 || list(sources).length > 0 || record(reply)['id'] !== undefined)
  );
}

function named(event: WireEvent): AnswerFact {
  return {
    type: 'named',
    messageId: textOrNull(event['message_id']),
    conversationId: textOrNull(event['conversation_id']),
    taskId: textOrNull(event['task_id']),
    createdAt: millisecondsOrNull(event['created_at']),
  };
}

export function addedText(event: WireEvent): readonly AnswerFact[] {
  return [{type: 'text-added', text: text(event['answer'])}];
}

function repeatedText(event: WireEvent): readonly AnswerFact[] {
  return [{type: 'text-repeated', text: text(event['answer'])}];
}

/** What is known of every answer at its end; the rest adds to it. */
export function usageIn(event: WireEvent): Omit<AnswerFact & {type: 'details-arrived'}, 'type'> {
  const {usage} = record(event['metadata']);
  return {citations: [], usage: usage === undefined ? null : record(usage), files: []};
}
