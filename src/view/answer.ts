/** A message of the assistant's: its parts in order, then how it stands, then what can be done with it. */
import type {TemplateResult} from 'lit';
import {html, nothing} from 'lit';
import {isUnderWay} from '../conversation/answer.js';
import type {Turn} from '../conversation/chat-state.js';
import {siblingsOf} from '../conversation/thread.js';
import {fill, sentenceFor} from '../i18n/localize.js';
import type {ChatCommands, ChatModel} from './chat-model.js';
import {nextIcon, previousIcon, retryIcon} from './icons.js';
import {messagePart} from './message-parts/index.js';
import {notice} from './notice.js';

export function answer(
  turn: Turn,
  isLast: boolean,
  model: ChatModel,
  commands: ChatCommands,
): TemplateResult {
  const {parts, status} = turn.answer;
  const isOpen = isUnderWay(turn.answer);
  return html`
    <article
      part="message message-assistant"
      class="message assistant"
      aria-label=${model.strings.assistant}
      aria-busy=${isOpen ? 'true' : 'false'}
    >
      ${parts.map((part, at) => messagePart(part, isOpen && at === parts.length - 1))}
      ${isOpen && !parts.some(({kind}) => kind === 'text') ? waiting(turn, model) : nothing}
      ${status === 'stopped' ? html`<p class="aside">${model.strings.stopped} ${isLast ? retryButton(model, commands) : nothing}</p>` : nothing}
      ${status === 'paused' ? html`<p class="aside">${model.strings.paused}</p>` : nothing}
      ${failure(turn, isLast, model, commands)} ${isOpen ? nothing : versions(turn, model, commands)}
    </article>
  `;
}

function waiting({answer: {retryAt}}: Turn, {strings}: ChatModel): TemplateResult {
  if (retryAt !== null) return html`<p class="aside">${strings.waiting}</p>`;
  return html`<p class="typing">
    <span class="visually-hidden">${strings.thinking}</span><i></i><i></i><i></i>
  </p>`;
}

function failure(
  {answer: {error}}: Turn,
  isLast: boolean,
  model: ChatModel,
  commands: ChatCommands,
): unknown {
  if (!error) return nothing;
  return notice(sentenceFor(error.code, model.strings), null, model, isLast ? commands.retry : null);
}

function retryButton({strings}: ChatModel, commands: ChatCommands): TemplateResult {
  return html`<button class="link-button" type="button" @click=${commands.retry}>
    ${retryIcon}${strings.retry}
  </button>`;
}

/** A question that was asked again has several answers; one is shown. */
function versions(turn: Turn, {state: {conversation}, strings}: ChatModel, commands: ChatCommands): unknown {
  const siblings = siblingsOf(conversation, turn);
  if (siblings.length < 2) return nothing;
  const at = siblings.indexOf(turn.key);
  const step = (label: string, target: string | undefined, icon: TemplateResult): TemplateResult => html`
    <button
      class="quiet-button small"
      type="button"
      aria-label=${label}
      ?disabled=${target === undefined}
      @click=${() => {
        if (target !== undefined) commands.showBranch(target);
      }}
    >
      ${icon}
    </button>
  `;
  return html`
    <div class="versions">
      ${step(strings.previousAnswer, siblings[at - 1], previousIcon)}
      <span aria-label=${fill(strings.answerOf, {current: at + 1, total: siblings.length})}>
        <bdi>${at + 1} / ${siblings.length}</bdi>
      </span>
      ${step(strings.nextAnswer, siblings[at + 1], nextIcon)}
    </div>
  `;
}
