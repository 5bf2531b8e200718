/**
 * On touch screens: the panel keeps clear of the on-screen keyboard, and the system's way back closes it.
 *
 * @see https://drafts.csswg.org/cssom-view/#visualViewport
 * @see https://html.spec.whatwg.org/multipage/interaction.html#close-requests-and-close-watchers
 */
import {css} from 'lit';
import type {Chat, Feature} from '../feature.js';
import {followViewport} from './follow-viewport.js';

/** Wider ones leave the page beside the panel in sight, where a gesture back is meant for the page. */
const WHOLE_SCREEN = '(max-width: 520px)';

/** Not in every browser yet. */
interface CloseWatcherLike extends EventTarget {
  destroy(): void;
}

export function feature(chat: Chat): Feature {
  const {host} = chat;
  let watcher: CloseWatcherLike | null = null;
  let unfollow: (() => void) | null = null;

  const rest = (): void => {
    unfollow?.();
    unfollow = null;
    watcher?.destroy();
    watcher = null;
  };

  const start = (): void => {
    rest();
    const frame = host.renderRoot.querySelector<HTMLElement>('.frame');
    if (frame && globalThis.visualViewport) unfollow = followViewport(globalThis.visualViewport, frame);
    const {CloseWatcher} = globalThis as {CloseWatcher?: new () => CloseWatcherLike};
    if (!CloseWatcher || host.config.mode !== 'bubble' || !matchMedia(WHOLE_SCREEN).matches) return;
    watcher = new CloseWatcher();
    watcher.addEventListener('close', () => {
      host.hide();
    });
  };

  host.addEventListener('dify-open', start);
  host.addEventListener('dify-close', rest);
  host.addController({
    // At once, too, and again when the element is put back.
    hostConnected: () => {
      if (host.open || host.config.mode !== 'bubble') start();
    },
  });
  return {styles, suspend: rest};
}

const styles = css`
  @media (max-width: 520px) {
    .frame[data-keyboard][data-mode='bubble'] .panel {
      inset-block: var(--_visible-top) auto;
      block-size: var(--_visible-height);
    }
  }
  .frame[data-keyboard][data-mode='fullscreen'] .panel {
    inset-block: var(--_visible-top) auto;
    block-size: var(--_visible-height);
  }
`;
