/**
 * Shows the shortcuts of the keyboard: by a button in the header, by Ctrl or ⌘ with `/` anywhere in the chat, and by `?`
 * outside of what is written in. The list itself is loaded when it is asked for.
 */
import type {TemplateResult} from 'lit';
import {css, html, svg} from 'lit';
import {helpStringsFor} from '../../i18n/localize-help.js';
import type {ChatModel} from '../../view/chat-model.js';
import {icon} from '../../view/icon.js';
import {isComposing} from '../../view/is-composing.js';
import {partMissing} from '../../on-demand.js';
import type {Chat, Feature, Places} from '../feature.js';
import {whenClosed} from '../when-closed.js';
import type {ShortcutList} from './shortcut-list.js';

const keyboardIcon = icon(
  svg`<rect x="3.500" y="6.500" width="17" height="11" rx="2.500"/><path d="M7.200 10.300h.01m3.190 0h.01m3.190 0h.01m3.190 0h.01M9 14h6"/>`,
);

export function feature(chat: Chat): Feature {
  return new Help(chat);
}

class Help implements Feature {
  readonly styles = styles;
  readonly places: Places = {
    headerEnd: () => this.#button(),
    cover: (model: ChatModel) => this.#list?.drawn(model),
  };
  readonly #chat: Chat;
  #list: ShortcutList | null = null;

  constructor(chat: Chat) {
    this.#chat = chat;
    chat.host.addEventListener('keydown', this.#heard);
    whenClosed(chat, () => {
      if (this.isOpen) this.#list?.close();
    });
  }

  get isOpen(): boolean {
    return this.#list?.isOpen === true;
  }

  #button(): TemplateResult {
    const {title} = helpStringsFor(this.#chat.words);
    return html`<button
      class="quiet-button help-button"
      type="button"
      aria-label=${title}
      title=${title}
      aria-haspopup="dialog"
      aria-expanded=${this.isOpen ? 'true' : 'false'}
      aria-keyshortcuts="Control+/ Meta+/"
      @click=${this.#open}
    >
      ${keyboardIcon}
    </button>`;
  }

  readonly #open = (): void => {
    void import('./shortcut-list.js').then(
      ({ShortcutList: List}) => {
        this.#list ??= new List(this.#chat);
        if (!this.#isBehind) this.#list.open(); // the panel may have closed meanwhile
      },
      (cause: unknown) => {
        this.#chat.report(partMissing(cause));
      },
    );
  };

  readonly #heard = (event: KeyboardEvent): void => {
    if (!isCall(event) || this.#isBehind) return;
    event.preventDefault();
    if (this.isOpen) this.#list?.close();
    else this.#open();
  };

  /** Closed, or behind something else that is up. */
  get #isBehind(): boolean {
    const {config, open, renderRoot} = this.#chat.host;
    const isClosed = config.mode === 'bubble' && !open;
    return (
      isClosed || (!this.isOpen && renderRoot.querySelector('.panel [aria-modal], dialog[open]') !== null)
    );
  }
}

function isCall(event: KeyboardEvent): boolean {
  const {key, ctrlKey, metaKey, altKey, defaultPrevented} = event;
  if (defaultPrevented || altKey || isComposing(event)) return false;
  if (ctrlKey || metaKey) return key === '/';
  const target = event.composedPath()[0];
  return key === '?' && target instanceof Element && !target.matches('input, textarea, select, :read-write');
}

const styles = css`
  /* In the header of a narrow panel there is no room for it; the keys go on calling for the list. */
  @media (max-width: 520px) {
    .help-button {
      display: none;
    }
  }
`;
