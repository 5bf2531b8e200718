/** The button that shows the list of conversations, and loads it at the first press: until then it is all there is. */
import {html, nothing, svg} from 'lit';
import {stringsFor} from '../i18n/localize.js';
import {icon} from '../view/icon.js';
import type {Chat, Feature} from './feature.js';
import {isOff} from './is-off.js';

const listIcon = icon(svg`<path d="M5 7h14M5 12h14M5 17h8"/>`);

export function historyButton(chat: Chat): () => unknown {
  let feature: Feature | null = null;
  let hasFailed = false;
  const label = (): string => {
    const {conversations, retry} = stringsFor(chat.words);
    return hasFailed ? `${conversations}: ${retry}` : conversations;
  };
  const press = async (): Promise<void> => {
    try {
      feature ??= await chat.feature('history');
      hasFailed = false;
      feature.open?.();
    } catch {
      hasFailed = true; // told of by whoever loads; the next press tries again
      chat.announce(label());
    }
    chat.host.requestUpdate();
  };
  /** Who points at it may press. Only its file: a list that is there looks for titles. */
  const expect = (): void => void import('./history/history.js').catch(() => undefined);
  return () => {
    if (chat.host.config.hiddenFeatures.has('history') || isOff(chat.state)) return nothing;
    return html`<button
      class="quiet-button conversations-button ${hasFailed ? 'failed' : ''}"
      type="button"
      aria-label=${label()}
      title=${label()}
      aria-haspopup="dialog"
      aria-expanded=${feature?.isOpen ? 'true' : 'false'}
      @pointerenter=${expect}
      @click=${press}
    >
      ${listIcon}
    </button>`;
  };
}
