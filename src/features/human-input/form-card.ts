/** A form in an answer: what it asks while it is open, and what became of it afterwards. */
import type {TemplateResult} from 'lit';
import {html, nothing} from 'lit';
import type {DifyError} from '../../conversation/dify-error.js';
import type {FormAction, HumanForm} from '../../conversation/human-form.js';
import {fill, sentenceFor} from '../../i18n/localize.js';
import type {HumanInputStrings} from '../../i18n/localize-human-input.js';
import type {ChatModel, TextContext} from '../../view/chat-model.js';
import {answerText} from '../../view/message-parts/answer-text.js';
import {notice} from '../../view/notice.js';
import type {Entry, FormState} from './entries.js';
import {stateOf} from './entries.js';
import {timeLeft} from './expiry.js';
import {segmentsOf} from './form-content.js';
import type {ControlCommands} from './form-controls.js';
import {formControl, formValue} from './form-controls.js';
import {doneIcon, goneIcon, lateIcon, peopleIcon} from './icons.js';

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

const signs: Readonly<Record<Exclude<FormState, 'open'>, TemplateResult>> = {
  waiting: peopleIcon,
  answered: doneIcon,
  expired: lateIcon,
  gone: goneIcon,
};

export function formCard(model: CardModel, commands: CardCommands): TemplateResult {
  const {form, entry, now, strings} = model;
  const state = stateOf(form, entry, now);
  const title = form.title || strings.untitled;
  return html`
    <section
      class="human-form"
      role="group"
      tabindex="-1"
      data-form=${entry.number}
      data-state=${state}
      aria-label=${title}
    >
      <div class="human-head">
        ${state === 'open' ? nothing : html`<span class="human-sign">${signs[state]}</span>`}
        <p class="human-heading">
          <bdi class="human-title">${title}</bdi>
          ${state === 'open' ? nothing : html`<span class="human-state">${stateWords(state, model)}</span>`}
          ${state === 'open' || state === 'waiting' ? expiry(model) : nothing}
        </p>
      </div>
      ${state === 'open' ? open(model, commands) : closed(state, model)}
    </section>
  `;
}

function stateWords(state: Exclude<FormState, 'open'>, {form: {outcome}, strings}: CardModel): string {
  if (state !== 'answered') return strings[state];
  const action = outcome?.kind === 'answered' ? outcome.action : '';
  return action ? fill(strings.answered, {action}) : strings.answeredElsewhere;
}

function open(model: CardModel, commands: CardCommands): unknown {
  return [
    segmentsOf(model.form).map((segment) =>
      segment.kind === 'text' ? text(segment.text, model) : formControl(segment.control, model, commands),
    ),
    actions(model, commands),
    failure(model, commands),
  ];
}

/** The form as a record: the server's where it has sent one. */
function closed(state: FormState, model: CardModel): unknown {
  const {outcome} = model.form;
  if (outcome?.kind === 'answered' && outcome.content) return text(outcome.content, model);
  // What stands in the fields here is not what somebody else has answered.
  const isOthers = state === 'waiting' || (outcome?.kind === 'answered' && !outcome.action);
  return segmentsOf(model.form).map((segment) => {
    if (segment.kind === 'text') return text(segment.text, model);
    return isOthers ? nothing : formValue(segment.control, model);
  });
}

function text(markdown: string, {chat, context}: CardModel): TemplateResult {
  return answerText({kind: 'text', text: markdown, edition: 0}, false, chat.textWriter, context);
}

function expiry({form: {expiresAt}, now, strings}: CardModel): unknown {
  if (expiresAt === null || expiresAt <= now) return nothing;
  const time = timeLeft(expiresAt, now, strings.words.format);
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
  const again = (): void => {
    send(action);
  };
  return notice(failureInWords(error, chat, strings), null, chat, error.retryable ? again : null);
}

function failureInWords(
  {code, status, retryAfter}: DifyError,
  chat: ChatModel,
  strings: HumanInputStrings,
): string {
  if (status === 429 && retryAfter !== null) {
    const seconds = new Intl.NumberFormat(strings.words.format, {
      style: 'unit',
      unit: 'second',
      unitDisplay: 'long',
    });
    return fill(strings.tooOften, {time: seconds.format(Math.max(1, Math.ceil(retryAfter)))});
  }
  const own: Readonly<Record<string, string>> = strings.errors;
  const sentence = Object.hasOwn(own, code) ? own[code] : undefined;
  return sentence ?? `${sentenceFor(code, chat.strings)} ${strings.kept}`;
}
