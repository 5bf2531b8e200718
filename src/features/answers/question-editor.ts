/** A question that stands in the thread can be copied, and asked in other words: the new wording becomes a sibling. */
import type {TemplateResult} from 'lit';
import {html, nothing} from 'lit';
import type {Turn} from '../../conversation/chat-state.js';
import {isUnderWay} from '../../conversation/answer.js';
import {answerStringsFor} from '../../i18n/localize-answers.js';
import type {Words} from '../../i18n/words.js';
import type {ChatModel} from '../../view/chat-model.js';
import {sendIcon} from '../../view/icons.js';
import {isComposing} from '../../view/is-composing.js';
import {fitHeight} from '../../view/text-box-height.js';
import type {Chat} from '../feature.js';
import {checkIcon, copyIcon, editIcon} from './icons.js';
import {iconButton} from '../../view/icon-button.js';
import {oneStop} from './one-stop.js';
import {timeOf} from './times.js';

export class QuestionEditor {
  readonly #chat: Chat;
  /** Key of the turn whose question is being written anew. */
  #edited: string | null = null;

  constructor(chat: Chat) {
    this.#chat = chat;
  }

  /** In the place of the bubble, while it is being edited. */
  readonly box = (model: ChatModel, turn: Turn): TemplateResult | undefined => {
    if (this.#edited !== turn.key) return undefined;
    const strings = answerStringsFor(model.words);
    const send = ({currentTarget}: Event): void => {
      const box = (currentTarget as HTMLElement).closest('.editor')?.querySelector('textarea');
      if (box) this.#send(turn, box.value);
    };
    return html`
      <div class="editor">
        <textarea
          class="editor-text"
          dir="auto"
          aria-label=${strings.editQuestion}
          .defaultValue=${turn.question.text}
          @input=${({currentTarget}: Event) => {
            fitHeight(currentTarget as HTMLTextAreaElement);
          }}
          @keydown=${(event: KeyboardEvent) => {
            if (event.key === 'Escape') {
              event.preventDefault(); // leaves the question as it was, and the panel open
              this.#close(turn);
            } else if (event.key === 'Enter' && !event.shiftKey && !event.altKey && !isComposing(event)) {
              event.preventDefault();
              send(event);
            }
          }}
        ></textarea>
        <div class="editor-buttons">
          <button
            class="plain-button"
            type="button"
            @click=${() => {
              this.#close(turn);
            }}
          >
            ${strings.cancel}
          </button>
          <button class="plain-button primary" type="button" @click=${send}>
            ${sendIcon}${model.strings.send}
          </button>
        </div>
      </div>
    `;
  };

  /** Under a question: when it was asked, and what can be done with it once its answer is over. */
  readonly tools = ({words}: ChatModel, turn: Turn): TemplateResult | undefined => {
    if (this.#edited === turn.key) return undefined;
    return html`
      <div class="question-foot">
        ${timeOf(turn.question.createdAt, words, this.#chat)}
        ${isUnderWay(turn.answer) ? nothing : this.#toolbar(words, turn)}
      </div>
    `;
  };

  #toolbar(words: Words, turn: Turn): TemplateResult {
    const strings = answerStringsFor(words);
    return html`
      <div class="question-tools" role="toolbar" aria-label=${strings.questionActions} ${oneStop()}>
        ${iconButton(
          strings.copyQuestion,
          [copyIcon, checkIcon],
          ({currentTarget}: Event) => {
            this.#chat.copy({text: turn.question.text}, currentTarget as HTMLElement);
          },
          'small copy',
        )}
        ${iconButton(
          strings.editQuestion,
          editIcon,
          () => {
            void this.#open(turn);
          },
          'small',
        )}
      </div>
    `;
  }

  async #open(turn: Turn): Promise<void> {
    this.#edited = turn.key;
    const box = await this.#drawn('.editor-text');
    if (!(box instanceof HTMLTextAreaElement)) return;
    fitHeight(box);
    box.focus();
    box.setSelectionRange(box.value.length, box.value.length);
  }

  #close(turn: Turn): void {
    this.#edited = null;
    const {host, state} = this.#chat;
    const at = state.conversation.thread.findIndex(({key}) => key === turn.key);
    void this.#drawn('').then(() => {
      const toolbars = host.renderRoot.querySelectorAll('.message.user')[at]?.querySelectorAll('button');
      if (toolbars && toolbars.length > 0) toolbars[toolbars.length - 1]?.focus();
      else this.#chat.focusThread();
    });
  }

  #send(turn: Turn, text: string): void {
    if (text.trim() === '' || this.#chat.isHeldBack) return; // the words stay where they are
    const {files, inputs} = turn.question;
    const asked = this.#chat.offer({query: text, files, inputs}, turn);
    if (!asked) return; // the page kept it back
    this.#edited = null;
    asked.catch(() => undefined); // a failure stands in the thread, with its retry
    this.#chat.redraw();
    this.#chat.focus();
  }

  /** After the redraw that a change of ours asks for. */
  async #drawn(selector: string): Promise<Element | null> {
    this.#chat.redraw();
    await this.#chat.host.updateComplete;
    return selector ? this.#chat.host.renderRoot.querySelector(selector) : null;
  }
}
