/** Forms that a chatflow waits for (Dify's Human Input node): drawn in the answer, sent, and followed by its rest. */
import type {TemplateResult} from 'lit';
import {html, nothing} from 'lit';
import {isUnderWay, textOf} from '../../conversation/answer.js';
import type {ChatState, Turn} from '../../conversation/chat-state.js';
import type {HumanForm} from '../../conversation/human-form.js';
import {DifyActionEvent} from '../../events.js';
import {fill} from '../../i18n/localize.js';
import type {HumanInputStrings} from '../../i18n/localize-human-input.js';
import {humanInputStringsFor} from '../../i18n/localize-human-input.js';
import type {ChatModel, TextContext} from '../../view/chat-model.js';
import type {Chat, Feature} from '../feature.js';
import type {Entry} from './entries.js';
import {Entries, idOf, stateOf} from './entries.js';
import {FormClock} from './form-clock.js';
import {formCard} from './form-card.js';
import {formStyles} from './form-styles.js';
import {LateFiles} from './late-files.js';
import {PausedRuns} from './paused-runs.js';
import {Submissions} from './submissions.js';

export function feature(chat: Chat): Feature {
  const strings = (): HumanInputStrings => humanInputStringsFor(chat.words);
  const entries = new Entries();
  const files = new LateFiles(chat);

  const cardOf = ({number}: Entry): HTMLElement | null =>
    chat.host.renderRoot.querySelector(`[data-form="${String(number)}"]`);

  /** What is in the card is about to go, and the card stays: it takes the focus. */
  const keepFocus = (entry: Entry): void => {
    const card = cardOf(entry);
    if (card?.dataset['state'] === 'open' && card.matches(':focus-within')) card.focus({preventScroll: true});
  };

  const runs = new PausedRuns(chat, (turn) => {
    for (const form of formsOf(turn))
      if (stateOf(form, entries.of(form), Date.now()) === 'open') void submissions.look(turn, form);
    chat.redraw(); // it does not go on
  });
  const submissions = new Submissions(chat, {
    entries,
    runs,
    point: async (entry, at) => {
      await chat.host.updateComplete;
      const control = cardOf(entry)?.querySelector<HTMLElement>(`#${idOf(entry, at)}`);
      (control?.querySelector<HTMLElement>('.form-way, .address, button') ?? control)?.focus();
      // What is said of all that is missing moves it, and a thread that is read at its end goes there once more.
      requestAnimationFrame(() =>
        requestAnimationFrame(() => control?.closest('.human-field')?.scrollIntoView({block: 'nearest'})),
      );
    },
  });
  const clock = new FormClock(chat, {
    entries,
    forms: () =>
      chat.state.conversation.thread.flatMap((turn) => formsOf(turn).map((form) => ({turn, form}))),
    inDoubt: (turn, form) => void submissions.look(turn, form),
  });

  const update = (): void => {
    runs.update();
    clock.look();
  };

  const changed = (next: ChatState, previous: ChatState): void => {
    if (next.conversation.turns === previous.conversation.turns) return;
    update();
    for (const turn of next.conversation.turns) {
      for (const form of formsOf(turn)) if (form.outcome) dropUploads(entries.of(form));
      if (turn.answer.status !== 'paused') continue;
      const before = previous.conversation.turns.find(({key}) => key === turn.key);
      if (before && isUnderWay(before.answer)) announceForms(chat, turn, strings().needed);
    }
  };

  chat.host.addController({hostConnected: update}); // now, and whenever the element is back in a page
  return {
    styles: formStyles,
    places: {
      answerPart: (model, turn, part) => {
        if (part.kind !== 'form') return undefined;
        const {form} = part;
        if (!form.isShown) return nothing;
        const entry = entries.of(form);
        const context = contextFor(chat, model, turn);
        const now = Date.now();
        // Here, since whatever ends a form (its answer, the run, the clock), this is before it is seen.
        if (stateOf(form, entry, now) !== 'open') keepFocus(entry);
        return [
          formCard(
            {form, entry, now, chat: model, context, strings: strings()},
            {
              fill: (name, value) => {
                const before = entry.texts.get(name);
                entry.texts.set(name, value);
                if (entry.isChecked && !before) chat.redraw(); // what was missing no longer is
              },
              files: (control, card, id, describedBy) =>
                files.draw(control, card, id, describedBy, () => void submissions.look(turn, form)),
              send: (action) => void submissions.send(turn, form, action),
            },
          ),
          isGoingOn(turn, form) && !runs.isLost(turn.key) ? typing(model) : nothing,
        ];
      },
    },
    changed,
    relinked: () => {
      runs.suspend();
      for (const entry of entries.all) dropUploads(entry);
      entries.clear();
      files.release();
    },
    suspend: () => {
      runs.suspend();
      for (const entry of entries.all) dropUploads(entry);
      clock.suspend();
    },
  };
}

/** What is still on its way ends; what is there stays. */
function dropUploads({gathered}: Entry): void {
  for (const files of gathered.values()) files.dropUnfinished();
}

/** Those that are to be seen here. */
function formsOf({answer}: Turn): readonly HumanForm[] {
  return answer.parts.flatMap((part) => (part.kind === 'form' && part.form.isShown ? part.form : []));
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

function announceForms(chat: Chat, turn: Turn, sentence: string): void {
  const form = formsOf(turn).find(({outcome}) => !outcome);
  if (form) chat.announce(fill(sentence, {title: form.title}));
}

/** Controls inside the form's text do what they do in every answer. */
function contextFor(chat: Chat, {hosts, renderers, words}: ChatModel, {answer}: Turn): TextContext {
  return {
    hosts,
    renderers,
    words,
    act: (kind, value, isSent) => {
      if (isSent && chat.isHeldBack) return null;
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
