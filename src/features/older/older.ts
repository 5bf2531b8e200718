/** Pages back in the thread: by a button before its first message, and by itself when the reader comes near. */
import type {TemplateResult} from 'lit';
import {html, nothing} from 'lit';
import type {ChatState} from '../../conversation/chat-state.js';
import type {DifyError} from '../../conversation/dify-error.js';
import {olderStringsFor} from '../../i18n/localize-older.js';
import {counted} from '../../i18n/numbers.js';
import {asDifyError} from '../../session/as-dify-error.js';
import type {ChatModel} from '../../view/chat-model.js';
import {notice} from '../../view/notice.js';
import type {Chat, Feature, Places} from '../feature.js';
import {keepPlace} from './keep-place.js';
import {olderStyles} from './older-styles.js';

/** So near to the first message, in CSS pixels, earlier ones are asked for: before a reader has to wait for them. */
const NEAR_START = 600;

/** Turns up to which they are asked for without a press: a thread that is scrolled back for ever fills the memory. */
const MAX_BY_ITSELF = 1_000;

export function feature(chat: Chat): Feature {
  return new Older(chat);
}

class Older implements Feature {
  readonly styles = olderStyles;
  readonly places: Places = {threadStart: (model) => this.#drawn(model)};
  readonly #chat: Chat;
  #request: AbortController | null = null;
  #error: DifyError | null = null;
  #observer: IntersectionObserver | null = null;
  /** What is watched: the place before the first message. */
  #start: Element | null = null;

  constructor(chat: Chat) {
    this.#chat = chat;
  }

  changed({conversation}: ChatState, {conversation: before}: ChatState): void {
    if (conversation.id !== before.id || conversation.isLoading) this.#giveUp();
  }

  relinked(): void {
    this.#giveUp();
  }

  suspend(): void {
    this.#giveUp();
    this.#watch(null);
  }

  #drawn(model: ChatModel): TemplateResult | typeof nothing {
    if (!model.state.conversation.hasOlder) {
      this.#watch(null);
      return nothing;
    }
    void this.#chat.host.updateComplete.then(() => {
      this.#watch(this.#thread?.querySelector('.older') ?? null);
    });
    const strings = olderStringsFor(model.words);
    const isLoading = this.#request !== null;
    const load = (): void => {
      void this.#load();
    };
    const error = this.#error;
    return html`
      <div class="older">
        ${
          error
            ? notice(
                error.status === 404 ? strings.olderGone : strings.olderFailed,
                error.status === 404 ? null : error,
                model,
                null,
              )
            : nothing
        }
        <button
          class="older-button"
          type="button"
          aria-disabled=${isLoading ? 'true' : 'false'}
          @click=${load}
        >
          ${isLoading ? strings.loadingOlder : error ? model.strings.retry : strings.loadOlder}
        </button>
      </div>
    `;
  }

  async #load(): Promise<void> {
    const {host, session, state} = this.#chat;
    const {id, turns, hasOlder, isLoading} = state.conversation;
    const first = turns.find(({answer}) => answer.messageId !== null)?.answer.messageId;
    if (this.#request || id === null || !first || !hasOlder || isLoading) return;
    const request = new AbortController();
    this.#request = request;
    this.#error = null;
    host.requestUpdate();
    try {
      const page = await session.past(id, first, AbortSignal.any([request.signal, session.signal]));
      if (request.signal.aborted) return;
      const known = new Set(turns.map(({key}) => key));
      const isNew = page.turns.some(({key}) => !known.has(key)); // else a broken server would be asked for ever
      await this.#show(isNew ? page : {...page, hasOlder: false});
    } catch (error) {
      if (request.signal.aborted) return;
      this.#request = null;
      this.#error = asDifyError(error);
      this.#chat.report(this.#error);
      host.requestUpdate();
    }
  }

  async #show(page: {
    readonly turns: ChatState['conversation']['turns'];
    readonly hasOlder: boolean;
  }): Promise<void> {
    const {host, session} = this.#chat;
    const draw = async (): Promise<void> => {
      this.#request = null;
      session.dispatch({type: 'turns-found', ...page});
      await host.updateComplete;
    };
    const scroller = this.#thread;
    const hadFocus = Boolean(scroller?.querySelector('.older-button:focus'));
    await (scroller ? keepPlace(scroller, draw) : draw());
    this.#watchAnew(); // short messages may leave the start in sight, which would be no change to tell of
    if (hadFocus && !page.hasOlder) this.#chat.focusThread(); // the button has gone
    const {words} = this.#chat;
    const strings = olderStringsFor(words);
    const loaded = counted(strings.olderLoaded, page.turns.length * 2, words);
    this.#chat.announce(page.hasOlder ? loaded : `${loaded} ${strings.beginning}`);
  }

  #giveUp(): void {
    this.#request?.abort();
    this.#request = null;
    this.#error = null;
  }

  get #thread(): HTMLElement | null {
    return this.#chat.host.renderRoot.querySelector('[part="thread"]');
  }

  #watch(start: Element | null): void {
    if (start === this.#start) return;
    this.#start = start;
    this.#watchAnew();
  }

  /** An observer tells at once whether what it is given is near, and then of each change. */
  #watchAnew(): void {
    this.#observer?.disconnect();
    this.#observer = null;
    if (!this.#start) return;
    const near = (entries: readonly IntersectionObserverEntry[]): void => {
      // After a failure, and after very many, the reader must ask for it.
      const isByItself = !this.#error && this.#chat.state.conversation.turns.length < MAX_BY_ITSELF;
      if (entries.at(-1)?.isIntersecting && isByItself) void this.#load();
    };
    this.#observer = new IntersectionObserver(near, {root: this.#thread, rootMargin: `${NEAR_START}px 0px`});
    this.#observer.observe(this.#start);
  }
}
