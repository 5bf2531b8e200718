/** A form that a run waits for (Dify's Human Input node), and what became of it. */
import type {AnswerPart} from './answer.js';

/** What is asked for under one name. Everything but a text must be filled in. */
export type FormControl =
  | {readonly kind: 'text'; readonly name: string; readonly preset: string}
  | {readonly kind: 'choice'; readonly name: string; readonly options: readonly string[]}
  | FormFileControl;

export interface FormFileControl {
  readonly kind: 'files';
  readonly name: string;
  /** One file goes as it is, several go as a list. */
  readonly isList: boolean;
  /** The most that it takes. */
  readonly limit: number;
  /** Dify's file types (`image`, `document`, …) and, for `custom`, extensions; empty where nothing is said. */
  readonly types: readonly string[];
  readonly extensions: readonly string[];
  readonly takesUploads: boolean;
  readonly takesLinks: boolean;
}

/** A button that submits the form. */
export interface FormAction {
  readonly id: string;
  readonly title: string;
  readonly style: 'primary' | 'default' | 'accent' | 'ghost';
}

/**
 * How a form ended. What somebody answered elsewhere may be unknown: then there is no word of the action. `gone`: the
 * server does not know it any more.
 */
export type FormOutcome =
  | {readonly kind: 'answered'; readonly action: string; readonly content: string}
  | {readonly kind: 'expired' | 'gone'};

export interface HumanForm {
  readonly id: string;
  /** Of the node that asks; what is told later of the form names this one. */
  readonly nodeId: string;
  readonly title: string;
  /** Whoever has it can answer; `null` where the form is delivered elsewhere. */
  readonly token: string | null;
  /** Markdown; `{{#$output.name#}}` is where the control of that name stands. */
  readonly content: string;
  readonly controls: readonly FormControl[];
  readonly actions: readonly FormAction[];
  /** The app's author wants it in the chat. */
  readonly isShown: boolean;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number | null;
  /** `null` while it waits. */
  readonly outcome: FormOutcome | null;
}

/** What a server tells of forms. */
export type FormFact =
  | {readonly type: 'form-asked'; readonly form: HumanForm}
  | {readonly type: 'form-settled'; readonly nodeId: string; readonly outcome: FormOutcome};

/** Forms of one answer; a broken server's are beyond all measure. */
export const MAX_FORMS = 50;

/** A form that is told of again (a run's snapshot does so) keeps its place and what became of it here. */
export function withForm(parts: readonly AnswerPart[], form: HumanForm): readonly AnswerPart[] {
  const at = parts.findIndex((part) => part.kind === 'form' && part.form.id === form.id);
  const known = parts[at];
  if (known?.kind !== 'form') return countOf(parts) < MAX_FORMS ? [...parts, {kind: 'form', form}] : parts;
  return parts.with(at, {kind: 'form', form: {...form, outcome: known.form.outcome}});
}

function countOf(parts: readonly AnswerPart[]): number {
  return parts.filter(({kind}) => kind === 'form').length;
}

/** Of several forms of one node (in a loop, say) the newest is meant. */
export function withOutcome(
  parts: readonly AnswerPart[],
  nodeId: string,
  outcome: FormOutcome,
): readonly AnswerPart[] {
  const at = parts.findLastIndex((part) => part.kind === 'form' && part.form.nodeId === nodeId);
  const part = parts[at];
  return part?.kind === 'form' ? parts.with(at, {kind: 'form', form: {...part.form, outcome}}) : parts;
}
