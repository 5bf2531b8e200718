/** What the model thought aloud, apart from its answer: open while it thinks, closed once the answer begins. */
import type {TemplateResult} from 'lit';
import {html, nothing} from 'lit';
import {isUnderWay} from '../../conversation/answer.js';
import type {Turn} from '../../conversation/chat-state.js';
import {answerStringsFor} from '../../i18n/localize-answers.js';
import {thoughtFor} from '../../view/thought-for.js';
import type {Chat} from '../feature.js';

/** Characters drawn unasked. It is laid out anew with each piece, so that far less is borne than of an answer. */
const SHOWN = 50_000;

export class Reasonings {
  readonly #chat: Chat;
  /** Keys of turns whose reasoning the reader wants whole. */
  readonly #whole = new Set<string>();

  constructor(chat: Chat) {
    this.#chat = chat;
  }

  readonly of = ({key, answer}: Turn): TemplateResult | typeof nothing => {
    const {reasoning} = answer;
    if (reasoning === '') return nothing;
    const strings = answerStringsFor(this.#chat.words);
    const isThinking = isUnderWay(answer) && !answer.parts.some(({kind}) => kind === 'text');
    const isCut = reasoning.length > SHOWN && !this.#whole.has(key);
    return html`
      <details class="think" ?open=${isThinking}>
        <summary>${isThinking ? strings.thinkingAloud : thoughtFor(answer.reasoningMs, strings)}</summary>
        <div
          class="think-text"
          dir="auto"
          tabindex=${reasoning.length > SHOWN ? -1 : nothing}
          .textContent=${isCut ? `${reasoning.slice(0, SHOWN)}…` : reasoning}
        ></div>
        ${
          isCut
            ? html`<button
                class="link-button"
                type="button"
                @click=${({currentTarget}: Event) => {
                  this.#show(key, currentTarget as HTMLElement);
                }}
              >
                ${strings.showAll}
              </button>`
            : nothing
        }
      </details>
    `;
  };

  #show(key: string, button: HTMLElement): void {
    // The button goes; who came by keyboard reads on in the text.
    button.closest('details')?.querySelector<HTMLElement>('.think-text')?.focus();
    this.#whole.add(key);
    this.#chat.redraw();
  }
}
