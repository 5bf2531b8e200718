/** A form in an answer: what it asks while it is open, and what became of it afterwards. */
import type {TemplateResult} from 'lit';
import {html, nothing} from 'lit';
import type {FormAction, HumanForm} from '../../conversation/human-form.js';
import {fill, sentenceFor} from '../../i18n/localize.js';
import type {HumanInputStrings} from '../../i18n/localize-human-input.js';
import type {ChatModel, TextContext} from '../../view/chat-model.js';
import {answerText} from '../../view/message-parts/answer-text.js';
import {notice} from '../../view/notice.js';
import type {Entry} from './entries.js';
import {timeLeft} from './expiry.js';
import {segmentsOf} from './form-content.js';
import type {ControlCommands} from './form-controls.js';
import {formControl} from './form-controls.js';
import {doneIcon, lateIcon, peopleIcon} from './icons.js';

export interface CardModel {
  readonly form: HumanForm;
  readonly entry: Entry;
  readonly now: number;
  readonly chat: ChatModel;
  readonly context: TextContext;
  readonly strings: HumanInputStrings;
}

export interface CardCommands extends ControlCommands {
  readonly send: (action: FormAction) => void;
}

export function formCard(model: CardModel, commands: CardCommands): TemplateResult {
  const {form, entry, strings} = model;
  const title = form.title || strings.untitled;
  return html`
    <section class="human-form" role="group" tabindex="-1" data-form=${entry.number} aria-label=${title}>
      <p class="human-head">
        <bdi class="human-title">${title}</bdi>
        ${isOpen(model) && form.expiresAt !== null ? expiry(form.expiresAt, model) : nothing}
      </p>
      ${body(model, commands)}
    </section>
  `;
}

function isOpen({form: {outcome, expiresAt}, now}: CardModel): boolean {
  return !outcome && (expiresAt === null || expiresAt > now);
}

function body(model: CardModel, commands: CardCommands): unknown {
  const {form, strings} = model;
  const {outcome} = form;
  if (outcome?.kind === 'answered') {
    const words = outcome.action
      ? fill(strings.answered, {action: outcome.action})
      : strings.answeredElsewhere;
    return [outcome.content ? text(outcome.content, model) : nothing, state(doneIcon, words)];
  }
  if (!isOpen(model)) return state(lateIcon, strings.expired);
  if (form.token === null)
    return [
      segmentsOf(form).map((segment) => (segment.kind === 'text' ? text(segment.text, model) : nothing)),
      state(peopleIcon, strings.waiting),
    ];
  return [
    segmentsOf(form).map((segment) =>
      segment.kind === 'text' ? text(segment.text, model) : formControl(segment.control, model, commands),
    ),
    actions(model, commands),
    failure(model, commands),
  ];
}

function text(markdown: string, {chat, context}: CardModel): TemplateResult {
  return answerText({kind: 'text', text: markdown, edition: 0}, false, chat.textWriter, context);
}

function state(sign: TemplateResult, words: string): TemplateResult {
  return html`<p class="human-state">${sign}<span>${words}</span></p>`;
}

function expiry(expiresAt: number, {now, strings}: CardModel): TemplateResult {
  const time = timeLeft(expiresAt, now, strings.locale);
  return html`<span class="human-expiry">${fill(strings.expires, {time})}</span>`;
}

function actions({form, entry}: CardModel, {send}: CardCommands): TemplateResult {
  return html`
    <div class="human-actions">
      ${form.actions.map(
        (action) => html`
          <button
            class="human-action"
            type="button"
            data-style=${action.style}
            dir="auto"
            aria-disabled=${entry.sending ? 'true' : 'false'}
            aria-busy=${entry.sending === action ? 'true' : 'false'}
            @click=${() => {
              send(action);
            }}
          >
            ${action.title}
          </button>
        `,
      )}
    </div>
  `;
}

/** With a way to send once more where that can help; the form's own buttons do the same. */
function failure({entry: {failed, sending}, chat, strings}: CardModel, {send}: CardCommands): unknown {
  if (!failed || sending) return nothing;
  const {action, error} = failed;
  const own: Readonly<Record<string, string>> = strings.errors;
  const sentence = Object.hasOwn(own, error.code)
    ? own[error.code]
    : `${sentenceFor(error.code, chat.strings)} ${strings.kept}`;
  const again = (): void => {
    send(action);
  };
  return notice(sentence ?? '', null, chat, error.retryable ? again : null);
}
