/** Forms that a chatflow waits for (Dify's Human Input node): drawn in the answer, sent, and followed by its rest. */
import type {TemplateResult} from 'lit';
import {css, html, nothing} from 'lit';
import {isUnderWay, textOf} from '../../conversation/answer.js';
import type {ChatState, Turn} from '../../conversation/chat-state.js';
import type {FormAction, FormOutcome, HumanForm} from '../../conversation/human-form.js';
import {withOutcome} from '../../conversation/human-form.js';
import {submitForm} from '../../dify/human-input.js';
import type {FilledForm, Refusal} from '../../dify/human-input.js';
import {DifyActionEvent} from '../../events.js';
import {fill} from '../../i18n/localize.js';
import {humanInputStringsFor} from '../../i18n/localize-human-input.js';
import {asDifyError} from '../../session/as-dify-error.js';
import type {ChatModel, TextContext} from '../../view/chat-model.js';
import type {Chat, Feature} from '../feature.js';
import {fileStyles} from '../files/file-styles.js';
import type {Entry} from './entries.js';
import {Entries, idOf, missingIn, textIn} from './entries.js';
import {untilChange} from './expiry.js';
import {formCard} from './form-card.js';
import {formFiles, FormUploads} from './form-files.js';
import {formStyles} from './form-styles.js';
import {PausedRuns} from './paused-runs.js';

export function humanInput(chat: Chat): Feature {
  const strings = humanInputStringsFor();
  const entries = new Entries();
  const runs = new PausedRuns(chat);
  const files = new FormUploads(chat);
  let clock: ReturnType<typeof setTimeout> | undefined;

  const cardOf = ({number}: Entry): HTMLElement | null =>
    chat.host.renderRoot.querySelector(`[data-form="${String(number)}"]`);

  /** The card stays while what is in it changes: it takes the focus of what goes away. */
  const keepFocus = (entry: Entry): void => {
    const card = cardOf(entry);
    if (card?.matches(':focus-within')) card.focus({preventScroll: true});
  };

  const settle = (turn: Turn, form: HumanForm, action: FormAction, refusal: Refusal | null): void => {
    keepFocus(entries.of(form));
    const outcome: FormOutcome =
      refusal === 'expired'
        ? {kind: 'expired'}
        : {kind: 'answered', action: refusal ? '' : action.title, content: ''};
    const now = chat.session.turn(turn.key);
    // The run may have gone on, and said more of the form, before the server's word on the answer came.
    const isKnown = now?.answer.parts.some(
      (part) => part.kind === 'form' && part.form.id === form.id && part.form.outcome,
    );
    if (now && !isKnown)
      chat.session.mark(turn.key, {parts: withOutcome(now.answer.parts, form.nodeId, outcome)});
    if (refusal === null) {
      chat.announce(fill(strings.sent, {action: action.title}));
      runs.expect(turn.key);
    } else {
      chat.announce(refusal === 'expired' ? strings.expired : strings.answeredElsewhere);
      runs.refresh(turn);
    }
  };

  const send = async (turn: Turn, form: HumanForm, action: FormAction): Promise<void> => {
    const entry = entries.of(form);
    if (entry.sending || form.token === null) return;
    entry.isChecked = true;
    entry.failed = null;
    const missing = form.controls.findIndex((control) => missingIn(entry, control) !== null);
    if (missing >= 0) {
      chat.redraw();
      cardOf(entry)
        ?.querySelector<HTMLElement>(`#${idOf(entry, missing)}`)
        ?.focus();
      return;
    }
    const {session} = chat;
    const {signal} = session;
    entry.sending = action;
    chat.announce(strings.sending);
    chat.redraw();
    try {
      const filled = {token: form.token, action: action.id, values: valuesOf(entry, form)};
      const refusal = await submitForm(session.link.transport, filled, signal);
      if (!signal.aborted) settle(turn, form, action, refusal);
    } catch (error) {
      if (!signal.aborted) entry.failed = {action, error: asDifyError(error)};
    } finally {
      entry.sending = null;
      chat.redraw();
    }
  };

  /** Draws anew when what is said of the time that is left changes. */
  const watchClock = (forms: readonly HumanForm[]): void => {
    clearTimeout(clock);
    const now = Date.now();
    const changes = forms.flatMap(({outcome, expiresAt}) =>
      !outcome && expiresAt !== null && expiresAt > now ? [untilChange(expiresAt, now)] : [],
    );
    if (changes.length > 0) clock = setTimeout(chat.redraw.bind(chat), Math.min(...changes) + 1);
  };

  const update = (): void => {
    runs.update();
  };

  const changed = (next: ChatState, previous: ChatState): void => {
    if (next.conversation.turns === previous.conversation.turns) return;
    update();
    for (const turn of next.conversation.turns) {
      if (turn.answer.status !== 'paused') continue;
      const before = previous.conversation.turns.find(({key}) => key === turn.key);
      if (before && isUnderWay(before.answer)) announceForms(chat, turn, strings.needed);
    }
  };

  chat.host.addController({hostConnected: update}); // now, and whenever the element is back in a page
  return {
    styles: css`
      ${fileStyles}${formStyles}
    `,
    places: {
      answerPart: (model, turn, part) => {
        if (part.kind !== 'form') return undefined;
        watchClock(formsIn(chat.state));
        const {form} = part;
        if (!form.isShown) return nothing;
        const entry = entries.of(form);
        const context = contextFor(chat, model, turn);
        return [
          formCard(
            {form, entry, now: Date.now(), chat: model, context, strings},
            {
              fill: (name, value) => {
                const before = entry.texts.get(name);
                entry.texts.set(name, value);
                if (entry.isChecked && !before) chat.redraw(); // what was missing no longer is
              },
              files: (control, card, id) => formFiles(control, card, id, files),
              send: (action) => void send(turn, form, action),
            },
          ),
          isGoingOn(turn, form) ? typing(model) : nothing,
        ];
      },
    },
    changed,
    relinked: () => {
      runs.suspend();
      files.suspend();
      entries.clear();
    },
    suspend: () => {
      runs.suspend();
      files.suspend();
      clearTimeout(clock);
    },
  };
}

function valuesOf(entry: Entry, {controls}: HumanForm): FilledForm['values'] {
  return controls.map((control) => {
    if (control.kind !== 'files') return [control.name, textIn(entry, control), false];
    const files = (entry.files.get(control.name) ?? []).filter(({status}) => status === 'ready');
    return [control.name, files.map(({file}) => file), control.isList];
  });
}

function formsIn({conversation}: ChatState): readonly HumanForm[] {
  return conversation.thread.flatMap(({answer}) =>
    answer.parts.flatMap((part) => (part.kind === 'form' && part.form.isShown ? part.form : [])),
  );
}

/** The form is answered, and nothing has come of it yet. */
function isGoingOn({answer}: Turn, {id, outcome}: HumanForm): boolean {
  const last = answer.parts.at(-1);
  if (last?.kind !== 'form' || last.form.id !== id || outcome?.kind !== 'answered') return false;
  // An answer without any text says by itself that it is under way.
  return answer.status === 'paused' || (isUnderWay(answer) && textOf(answer) !== '');
}

function typing({strings}: ChatModel): TemplateResult {
  return html`<p class="typing">
    <span class="visually-hidden">${strings.thinking}</span><i></i><i></i><i></i>
  </p>`;
}

function announceForms(chat: Chat, {answer}: Turn, sentence: string): void {
  for (const part of answer.parts) {
    if (part.kind !== 'form' || part.form.outcome || !part.form.isShown) continue;
    chat.announce(fill(sentence, {title: part.form.title}));
    return;
  }
}

/** Controls inside the form's text do what they do in every answer. */
function contextFor(chat: Chat, {hosts, renderers}: ChatModel, {answer}: Turn): TextContext {
  return {
    hosts,
    renderers,
    act: (kind, value, isSent) => {
      const event = new DifyActionEvent({messageId: answer.messageId ?? '', kind, value});
      const isWanted = chat.host.dispatchEvent(event);
      // A failure stands in the thread with its retry.
      if (isWanted && isSent) chat.offer({query: value, files: []})?.catch(() => undefined);
      return isWanted;
    },
    copy: (copied, button) => {
      chat.copy(copied, button);
    },
  };
}
