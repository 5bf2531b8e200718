/** A small form below a disliked answer: what was wrong, if the reader wants to say it. One at a time. */
import type {TemplateResult} from 'lit';
import {html, nothing} from 'lit';
import type {Turn} from '../../conversation/chat-state.js';
import {feedbackStringsFor} from '../../i18n/localize-feedback.js';
import type {FeedbackStrings} from '../../i18n/localize-feedback.js';
import {isComposing} from '../../view/is-composing.js';
import type {Chat} from '../feature.js';
import type {Ratings} from './ratings.js';

export class ReasonForm {
  readonly #chat: Chat;
  readonly #ratings: Ratings;
  /** Key of the turn below which it stands. */
  #turn: string | null = null;
  #state: 'writing' | 'sending' | 'refused' = 'writing';

  constructor(chat: Chat, ratings: Ratings) {
    this.#chat = chat;
    this.#ratings = ratings;
  }

  async open({key}: Turn): Promise<void> {
    this.#turn = key;
    this.#state = 'writing';
    await this.#drawn();
    // On a touch screen the keyboard would come up, and hide the answer that this is about.
    if (!matchMedia('(pointer: coarse)').matches) this.#form?.querySelector('textarea')?.focus();
  }

  /** If it stands below this turn. Focus inside of it goes back to the button that has opened it. */
  close({key}: Turn): void {
    if (this.#turn !== key) return;
    const form = this.#form;
    if (form?.matches(':focus-within'))
      form.closest('article')?.querySelector<HTMLElement>('[data-rating="dislike"]')?.focus();
    this.forget();
    void this.#drawn();
  }

  forget(): void {
    this.#turn = null;
  }

  draw(turn: Turn, strings: FeedbackStrings): TemplateResult | typeof nothing {
    if (this.#turn !== turn.key) return nothing;
    const isSending = this.#state === 'sending';
    const send = (): void => {
      const content = this.#form?.querySelector('textarea')?.value.trim() ?? '';
      if (content === '') this.close(turn);
      else if (!isSending) void this.#send(turn, content);
    };
    const closeOnEscape = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || isComposing(event)) return;
      event.preventDefault(); // it closes the form, not the panel
      this.close(turn);
    };
    // No form element: a frame may forbid forms.
    return html`
      <div class="reason" role="group" aria-label=${strings.reason} @keydown=${closeOnEscape}>
        <label class="reason-label">
          <span>${strings.reason}</span>
          <textarea
            class="reason-text"
            rows="2"
            dir="auto"
            placeholder=${strings.reasonHint}
            ?readonly=${isSending}
          ></textarea>
        </label>
        ${this.#state === 'refused' ? html`<p class="rating-refused" role="alert">${strings.failed}</p>` : nothing}
        <div class="reason-buttons">
          <button
            class="plain-button"
            type="button"
            @click=${() => {
              this.close(turn);
            }}
          >
            ${strings.skipReason}
          </button>
          <button
            class="plain-button primary"
            type="button"
            aria-disabled=${isSending ? 'true' : 'false'}
            @click=${send}
          >
            ${strings.sendReason}
          </button>
        </div>
      </div>
    `;
  }

  async #send(turn: Turn, content: string): Promise<void> {
    this.#state = 'sending';
    void this.#drawn();
    const outcome = await this.#ratings.rate(turn, 'dislike', content);
    if (this.#turn !== turn.key) return;
    if (outcome === 'refused') {
      this.#state = 'refused'; // what was written stays, to be sent once more
      void this.#drawn();
      return;
    }
    this.close(turn);
    if (outcome === 'saved') this.#chat.announce(feedbackStringsFor(this.#chat.words).thanks);
  }

  get #form(): HTMLElement | null {
    return this.#chat.host.renderRoot.querySelector('.reason');
  }

  async #drawn(): Promise<void> {
    this.#chat.redraw();
    await this.#chat.host.updateComplete;
  }
}
