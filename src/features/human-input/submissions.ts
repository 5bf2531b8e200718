/** Sends what was filled in, and finds out how a form stands where that is in doubt. */
import type {Turn} from '../../conversation/chat-state.js';
import type {DifyError} from '../../conversation/dify-error.js';
import type {FormAction, FormOutcome, HumanForm} from '../../conversation/human-form.js';
import {withOutcome} from '../../conversation/human-form.js';
import type {FilledForm, Refusal} from '../../dify/human-input.js';
import {stateOfForm, submitForm} from '../../dify/human-input.js';
import {fill} from '../../i18n/localize.js';
import type {HumanInputStrings} from '../../i18n/localize-human-input.js';
import {humanInputStringsFor} from '../../i18n/localize-human-input.js';
import {asDifyError} from '../../session/as-dify-error.js';
import type {Chat} from '../feature.js';
import type {Entries, Entry} from './entries.js';
import {filesIn, missingIn, textIn} from './entries.js';
import type {PausedRuns} from './paused-runs.js';

export interface SubmissionOptions {
  readonly entries: Entries;
  readonly runs: PausedRuns;
  /** Points at what is missing: the control at that place. */
  readonly point: (entry: Entry, at: number) => Promise<void>;
}

export class Submissions {
  readonly #chat: Chat;
  readonly #options: SubmissionOptions;

  constructor(chat: Chat, options: SubmissionOptions) {
    this.#chat = chat;
    this.#options = options;
  }

  get #strings(): HumanInputStrings {
    return humanInputStringsFor(this.#chat.words);
  }

  async send(turn: Turn, form: HumanForm, action: FormAction): Promise<void> {
    const {session} = this.#chat;
    const {signal} = session;
    const entry = this.#options.entries.of(form);
    if (entry.sending || form.token === null) return;
    entry.isChecked = true;
    entry.failed = null;
    const missing = form.controls.findIndex((control) => missingIn(entry, control) !== null);
    if (missing >= 0) {
      this.#chat.redraw();
      await this.#options.point(entry, missing);
      return;
    }
    entry.sending = action;
    this.#chat.announce(this.#strings.sending);
    this.#chat.redraw();
    try {
      const filled = {token: form.token, action: action.id, values: valuesOf(entry, form)};
      const refusal = await submitForm(session.link.transport, filled, signal);
      if (!signal.aborted) this.#settle(turn, form, refusal ?? action);
    } catch (error) {
      if (!signal.aborted) this.#failed(turn, form, action, asDifyError(error));
    } finally {
      entry.sending = null;
      this.#chat.redraw();
    }
  }

  /** Asks the server how the form stands. Never throws: where nobody can tell, it stands as before. */
  async look(turn: Turn, form: HumanForm): Promise<void> {
    const {session} = this.#chat;
    const {signal} = session;
    const entry = this.#options.entries.of(form);
    if (form.token === null) return;
    entry.askedAt = Date.now();
    try {
      const refusal = await stateOfForm(session.link.transport, form.token, signal);
      if (signal.aborted || entry.sending) return; // what is on its way will tell, too
      if (refusal) this.#settle(turn, form, refusal);
      else entry.isOpenAtServer = true;
      this.#chat.redraw();
    } catch (error) {
      asDifyError(error); // anything else is a bug, and is told
    }
  }

  #failed(turn: Turn, form: HumanForm, action: FormAction, error: DifyError): void {
    const entry = this.#options.entries.of(form);
    entry.failed = {action, error};
    if (error.status > 0 && error.status < 500) return;
    // It may have arrived all the same.
    entry.unsure = action;
    queueMicrotask(() => void this.look(turn, form));
  }

  /** @param how the action that the server has taken, or why it takes none any more. */
  #settle(turn: Turn, form: HumanForm, how: FormAction | Refusal): void {
    const {session} = this.#chat;
    const entry = this.#options.entries.of(form);
    const ours = how === 'answered' ? entry.unsure : how;
    const outcome: FormOutcome =
      ours === 'expired' || ours === 'gone'
        ? {kind: ours}
        : {kind: 'answered', action: ours?.title ?? '', content: ''};
    const now = session.turn(turn.key);
    // The run may have gone on, and said more of the form, before the server's word on the answer came.
    const isKnown = now?.answer.parts.some(
      (part) => part.kind === 'form' && part.form.id === form.id && part.form.outcome,
    );
    if (now && !isKnown) session.mark(turn.key, {parts: withOutcome(now.answer.parts, form.nodeId, outcome)});
    this.#chat.announce(this.#wordsOf(outcome));
    if (typeof how !== 'string') this.#options.runs.expect(turn.key);
    else if (how !== 'gone') this.#options.runs.refresh(turn);
  }

  #wordsOf(outcome: FormOutcome): string {
    if (outcome.kind !== 'answered') return this.#strings[outcome.kind];
    const {action} = outcome;
    return action ? fill(this.#strings.sent, {action}) : this.#strings.answeredElsewhere;
  }
}

function valuesOf(entry: Entry, {controls}: HumanForm): FilledForm['values'] {
  return controls.map((control) =>
    control.kind === 'files'
      ? [control.name, filesIn(entry, control), control.isList]
      : [control.name, textIn(entry, control), false],
  );
}
