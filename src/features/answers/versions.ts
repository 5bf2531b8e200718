/** A question that was asked again has several answers; one is shown, and the reader can walk through them. */
import type {TemplateResult} from 'lit';
import {html, nothing} from 'lit';
import type {Turn} from '../../conversation/chat-state.js';
import {siblingsOf} from '../../conversation/thread.js';
import {answerStringsFor} from '../../i18n/localize-answers.js';
import {inDigits} from '../../i18n/numbers.js';
import {fill} from '../../i18n/localize.js';
import type {ChatModel} from '../../view/chat-model.js';
import type {Chat} from '../feature.js';
import {nextIcon, previousIcon} from './icons.js';

export function versions(turn: Turn, {state: {conversation}, words}: ChatModel, chat: Chat): unknown {
  const strings = answerStringsFor(words);
  const siblings = siblingsOf(conversation, turn);
  if (siblings.length < 2) return nothing;
  const at = siblings.indexOf(turn.key);
  const current = inDigits(at + 1, words);
  const total = inDigits(siblings.length, words);
  const step = (label: string, target: string | undefined, icon: TemplateResult): TemplateResult => html`
    <button
      class="quiet-button small"
      type="button"
      aria-label=${label}
      ?disabled=${target === undefined}
      @click=${() => {
        if (target === undefined) return;
        chat.session.showBranch(target);
        chat.focusThread();
      }}
    >
      ${icon}
    </button>
  `;
  return html`
    <div class="versions">
      ${step(strings.previousAnswer, siblings[at - 1], previousIcon)}
      <span aria-label=${fill(strings.answerOf, {current, total})}>
        <bdi>${current} / ${total}</bdi>
      </span>
      ${step(strings.nextAnswer, siblings[at + 1], nextIcon)}
    </div>
    ${chat.session.link.transport.canBranch ? nothing : html`<p class="aside one-line">${strings.oneLine}</p>`}
  `;
}
