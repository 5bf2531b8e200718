/** What can be done with a finished answer. */
import type {TemplateResult} from 'lit';
import {html, nothing} from 'lit';
import {textOf} from '../../conversation/answer.js';
import type {Turn} from '../../conversation/chat-state.js';
import {answerStringsFor} from '../../i18n/localize-answers.js';
import type {ChatModel} from '../../view/chat-model.js';
import type {Chat} from '../feature.js';
import {retryIcon} from '../../view/icons.js';
import {checkIcon, copyIcon, saveIcon} from './icons.js';
import {saveAsFile} from './save-as-file.js';
import {iconButton} from '../../view/icon-button.js';
import {oneStop} from './one-stop.js';

export function toolbar(turn: Turn, model: ChatModel, chat: Chat): TemplateResult {
  const {key, answer} = turn;
  const strings = answerStringsFor(model.words);
  const isLast = model.state.conversation.thread.at(-1)?.key === key;
  const copyAnswer = ({currentTarget}: Event): void => {
    const button = currentTarget as HTMLElement;
    const rich = button.closest('article')?.querySelector('.answer-body');
    chat.copy({text: textOf(answer), ...(rich ? {rich} : {})}, button);
  };
  return html`
    <div class="tools" role="toolbar" aria-label=${strings.messageActions} ${oneStop()}>
      ${iconButton(strings.copy, [copyIcon, checkIcon], copyAnswer, 'small copy')}
      ${iconButton(
        strings.regenerate,
        retryIcon,
        () => {
          if (chat.isHeldBack) return;
          chat.regenerate(turn).catch(() => undefined); // a failure stands in the thread, with its retry
          chat.focus();
        },
        'small',
      )}
      ${model.at('answerTools', turn)}
      ${
        isLast
          ? iconButton(
              strings.saveConversation,
              saveIcon,
              () => {
                saveAsFile(chat.transcript(), 'conversation.md');
              },
              'small',
            )
          : nothing
      }
    </div>
  `;
}
