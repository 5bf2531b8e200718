/** A message of the assistant's: its parts in order, then how it stands, then what can be done with it. */
import type {TemplateResult} from 'lit';
import {html, nothing} from 'lit';
import {isUnderWay} from '../conversation/answer.js';
import type {Turn} from '../conversation/chat-state.js';
import {sentenceFor} from '../i18n/localize.js';
import type {ChatCommands, ChatModel} from './chat-model.js';
import {retryIcon} from './icons.js';
import {messagePart} from './message-parts/index.js';
import {notice} from './notice.js';
import {textContext} from './text-context.js';

export function answer(
  turn: Turn,
  isLast: boolean,
  model: ChatModel,
  commands: ChatCommands,
): TemplateResult {
  const {parts, status} = turn.answer;
  const isOpen = isUnderWay(turn.answer);
  const context = textContext(turn, model, commands);
  return html`
    <article
      part="message message-assistant"
      class="message assistant"
      aria-label=${model.strings.assistant}
      aria-busy=${isOpen ? 'true' : 'false'}
    >
      ${model.at('answerStart', turn)}
      <div class="answer-body">
        ${parts.map((part, at) => messagePart(part, isOpen && at === parts.length - 1, turn, model, context))}
      </div>
      ${model.at('answerEnd', turn)}
      ${(isOpen || status === 'awaited') && !parts.some(({kind}) => kind === 'text') ? waiting(turn, model) : nothing}
      ${status === 'stopped' ? html`<p class="aside">${model.strings.stopped} ${isLast ? retryButton(model, commands) : nothing}</p>` : nothing}
      ${status === 'paused' ? html`<p class="aside waits">${model.strings.paused}</p>` : nothing}
      ${failure(turn, isLast, model, commands)} ${model.at('answerFoot', turn)}
    </article>
  `;
}

function waiting({answer: {retryAt}}: Turn, {strings}: ChatModel): TemplateResult {
  if (retryAt !== null) return html`<p class="aside" role="status">${strings.waiting}</p>`;
  return html`<p class="typing">
    <span class="visually-hidden">${strings.thinking}</span><i></i><i></i><i></i>
  </p>`;
}

function failure(
  {answer: {error, parts}}: Turn,
  isLast: boolean,
  model: ChatModel,
  commands: ChatCommands,
): unknown {
  if (!error) return nothing;
  // Where nothing arrived there is nothing to be kept.
  const code = error.code === 'stream_interrupted' && parts.length === 0 ? 'bad_response' : error.code;
  return notice(sentenceFor(code, model.strings), null, model, isLast ? commands.retry : null);
}

function retryButton({strings}: ChatModel, commands: ChatCommands): TemplateResult {
  return html`<button class="link-button" type="button" @click=${commands.retry}>
    ${retryIcon}${strings.retry}
  </button>`;
}
