/** The steps of an agent: their thoughts, and what of them was said aloud as well (contract 13.2). */
import type {AnswerFact, AnswerPart, Thought} from '../conversation/answer.js';
import type {WireRecord} from './wire.js';
import {list, numberOrNull, record, strings, text} from './wire.js';

/** Steps of one answer, and tools that one of them names; more is not Dify's. */
export const MAX_STEPS = 500;
export const MAX_TOOLS = 50;

/**
 * Reads the steps of one stream. Text comes before the step that it belongs to is told of in full, and the step
 * repeats it: so a step enters when it calls a tool, or when its thought was kept from the answer.
 */
export class StepReader {
  readonly #known = new Map<string, Thought>();
  /** What was said since the last step. */
  #said = '';

  heard(piece: string): void {
    this.#said += piece;
  }

  read(event: WireRecord): readonly AnswerFact[] {
    const told = thoughtOf(event);
    const known = this.#known.get(told.id);
    const isSaid = known?.isSaid ?? holds(this.#said, told.thought);
    const thought = {...told, isSaid};
    if (!known && (!isStep(thought) || this.#known.size >= MAX_STEPS)) return [];
    this.#known.set(thought.id, thought);
    if (!known) this.#said = '';
    return [{type: 'thought-changed', thought}];
  }
}

/**
 * The same content from a stored message: its answer holds what was said, its steps hold it again, and what
 * stands in the steps alone was only thought. An answer that was never saved is told by its steps.
 */
export function partsOf(answer: string, steps: unknown): readonly AnswerPart[] {
  const parts: AnswerPart[] = [];
  let rest = answer;
  const say = (said: string): void => {
    if (said.trim()) parts.push({kind: 'text', text: said, edition: 0});
  };
  for (const step of list(steps).slice(0, MAX_STEPS)) {
    const told = thoughtOf(record(step));
    const said = told.thought.trim();
    const isSaid = answer === '' ? said !== '' : said !== '' && rest.trimStart().startsWith(said);
    if (isSaid) {
      say(told.thought);
      rest = rest.trimStart().slice(said.length);
    }
    const thought = {...told, isSaid};
    if (isStep(thought)) parts.push({kind: 'thought', thought});
  }
  say(parts.length > 0 ? rest.trimStart() : rest);
  return parts;
}

function isStep({thought, isSaid, tools}: Thought): boolean {
  return tools.length > 0 || (thought.trim() !== '' && !isSaid);
}

function holds(said: string, thought: string): boolean {
  return thought.trim() !== '' && said.includes(thought.trim());
}

function thoughtOf(fields: WireRecord): Omit<Thought, 'isSaid'> {
  return {
    id: text(fields['id']),
    position: numberOrNull(fields['position']) ?? 0,
    thought: text(fields['thought']),
    tools: text(fields['tool']).split(';', MAX_TOOLS).filter(Boolean),
    toolLabels: record(fields['tool_labels']),
    toolInput: text(fields['tool_input']),
    observation: text(fields['observation']),
    fileIds: strings(fields['message_files'] ?? fields['files']),
  };
}
