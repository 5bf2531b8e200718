/**
 * Says when the browser has no network, and keeps a question that could not leave where it was written. It is loaded
 * while there is one: afterwards it could not be had.
 */
import {css, html, svg} from 'lit';
import {keyed} from 'lit/directives/keyed.js';
import {offlineStringsFor} from '../../i18n/localize-offline.js';
import {asDifyError} from '../../session/as-dify-error.js';
import {icon} from '../../view/icon.js';
import type {Chat, Feature, Places} from '../feature.js';

const offlineIcon = icon(
  svg`<path d="m4.500 4.500 15 15M7 9a4.700 4.700 0 0 0 1 9.200h8.700M10.300 6.200a6 6 0 0 1 7.800 4.600 4 4 0 0 1 2.100 6.200"/>`,
);

export function feature(chat: Chat): Feature {
  return new Offline(chat);
}

class Offline implements Feature {
  readonly styles = styles;
  readonly places: Places = {
    composerStart: ({words}) =>
      this.#isOffline
        ? // Anew with each try, so that its movement begins anew, too.
          keyed(
            this.#tries,
            html`<p class="offline" ?data-tried=${this.#tries > 0}>
              ${offlineIcon}<span>${offlineStringsFor(words).youAreOffline}</span>
            </p>`,
          )
        : undefined,
  };
  readonly #chat: Chat;
  #isOffline = false;
  /** How often somebody has wanted to send meanwhile. */
  #tries = 0;
  /** The server is being asked; a newer question, or a network that is back, makes the answer worthless. */
  #probe: symbol | null = null;

  constructor(chat: Chat) {
    this.#chat = chat;
    // Now, and whenever the element is back in a page.
    chat.host.addController({
      hostConnected: () => {
        window.addEventListener('offline', this.#look);
        window.addEventListener('online', this.#cameBack);
        this.#look();
      },
    });
  }

  relinked(): void {
    this.#look();
  }

  suspend(): void {
    window.removeEventListener('offline', this.#look);
    window.removeEventListener('online', this.#cameBack);
  }

  obstacle(): string | null {
    return this.#isOffline ? this.#strings.youAreOffline : null;
  }

  showObstacle(): void {
    this.#tries += 1;
    this.#chat.announce(this.#strings.youAreOffline);
    this.#chat.host.requestUpdate();
    if (!this.#probe) void this.#askServer(); // a key that is held down presses many times
  }

  get #strings(): ReturnType<typeof offlineStringsFor> {
    return offlineStringsFor(this.#chat.words);
  }

  /** Of a network that is there the browser is believed; of one that is not, when the server does not answer either. */
  readonly #look = (): void => {
    if (navigator.onLine) {
      this.#probe = null;
      this.#become(false);
    } else void this.#askServer();
  };

  readonly #cameBack = (): void => {
    this.#look();
    this.#loadWhatFailed(); // also what failed before it was known why
  };

  #become(isOffline: boolean): void {
    if (isOffline === this.#isOffline) return;
    this.#isOffline = isOffline;
    this.#tries = 0;
    this.#chat.announce(isOffline ? this.#strings.youAreOffline : this.#strings.backOnline);
    this.#chat.host.requestUpdate();
    if (!isOffline) this.#loadWhatFailed();
  }

  /** Browsers are wrong at times, and a server may be on this very machine: what it answers counts for more. */
  async #askServer(): Promise<void> {
    const probe = (this.#probe = Symbol());
    const isThere = await this.#isServerThere();
    if (probe !== this.#probe) return;
    this.#probe = null;
    if (isThere !== null) this.#become(!isThere && !navigator.onLine);
  }

  /** `null` where nobody wants to know any more. */
  async #isServerThere(): Promise<boolean | null> {
    const {session} = this.#chat;
    try {
      await session.link.transport.describeApp(session.signal);
      return true;
    } catch (error) {
      const {code, status} = asDifyError(error);
      return code === 'aborted' ? null : status !== 0;
    }
  }

  /** What only reads, the app's settings and the past, is asked for again by itself; a question never is. */
  #loadWhatFailed(): void {
    const {session, state, host} = this.#chat;
    const failures = [state.app.error, state.conversation.error];
    if (!failures.some((error) => error?.code === 'network')) return;
    // Of those over the messages: the one of a failed answer stays.
    const hasFocus = host.renderRoot.querySelector('.messages > .notice :focus') !== null;
    session.reload();
    if (hasFocus) this.#chat.focus(); // the button to try again goes
  }
}

const styles = css`
  /* The head of the composer, as wide as it is. */
  .offline {
    display: flex;
    grid-column: 1 / -1;
    align-items: center;
    gap: var(--_space-8);
    margin: -5px -5px 1px;
    padding: var(--_space-8) var(--_space-16);
    border-block-end: 1px solid var(--_border);
    border-radius: inherit;
    border-end-start-radius: 0;
    border-end-end-radius: 0;
    background: var(--_surface-2);
    color: var(--_muted);
    font-size: var(--_type-s);
    line-height: 1.4;
    text-wrap: balance;
    animation: arrive var(--_duration) ease;
  }
  .offline .icon {
    flex: none;
    font-size: var(--_type-l);
  }
  .offline[data-tried] {
    background: var(--_error-surface);
    color: var(--_error);
    animation: nudge var(--_duration) ease;
  }
  .offline ~ .composer-buttons .send-button[aria-disabled='true'] {
    opacity: 0.55;
  }
  @keyframes nudge {
    30% {
      transform: translateX(-3px);
    }
    70% {
      transform: translateX(3px);
    }
  }
`;
