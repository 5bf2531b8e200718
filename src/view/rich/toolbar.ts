/** What can be done with a finished answer. */
import type {TemplateResult} from 'lit';
import {html, nothing} from 'lit';
import {textOf} from '../../conversation/answer.js';
import type {Turn} from '../../conversation/chat-state.js';
import {answerStringsFor} from '../../i18n/localize-answers.js';
import type {ChatCommands, ChatModel} from '../chat-model.js';
import {checkIcon, copyIcon, saveIcon} from './icons.js';

export function toolbar({key, answer}: Turn, model: ChatModel, commands: ChatCommands): TemplateResult {
  const strings = answerStringsFor();
  const isLast = model.state.conversation.thread.at(-1)?.key === key;
  const copyAnswer = ({currentTarget}: Event): void => {
    const button = currentTarget as HTMLElement;
    const rich = button.closest('article')?.querySelector('.answer-body');
    commands.copy({text: textOf(answer), ...(rich ? {rich} : {})}, button);
  };
  return html`
    <div class="tools" role="toolbar" aria-label=${strings.messageActions}>
      <button
        class="quiet-button small copy"
        type="button"
        aria-label=${strings.copy}
        title=${strings.copy}
        @click=${copyAnswer}
      >
        ${copyIcon}${checkIcon}
      </button>
      ${
        isLast
          ? html`<button
              class="quiet-button small"
              type="button"
              aria-label=${strings.saveConversation}
              title=${strings.saveConversation}
              @click=${commands.save}
            >
              ${saveIcon}
            </button>`
          : nothing
      }
    </div>
  `;
}
