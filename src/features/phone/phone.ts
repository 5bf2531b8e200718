/**
 * On touch screens: the panel keeps clear of the on-screen keyboard, and the system's way back closes it.
 *
 * @see https://drafts.csswg.org/cssom-view/#visualViewport
 * @see https://html.spec.whatwg.org/multipage/interaction.html#close-requests-and-close-watchers
 */
import {css} from 'lit';
import {FLOATING} from '../../view/whole-window.js';
import type {Chat, Feature} from '../feature.js';
import {followViewport} from './follow-viewport.js';

/** Not in every browser yet; in its place there is nothing (docs/decisions/0004-no-history-entry.md). */
interface CloseWatcherLike extends EventTarget {
  destroy(): void;
}

export function feature(chat: Chat): Feature {
  const {host} = chat;
  const find = (selector: string): HTMLElement | null => host.renderRoot.querySelector(selector);
  // Where the page is in sight beside the panel, a gesture back is meant for the page.
  const floating = matchMedia(FLOATING);
  let watcher: CloseWatcherLike | null = null;
  let unfollow: (() => void) | null = null;

  const unwatch = (): void => {
    watcher?.destroy();
    watcher = null;
  };

  const watch = (): void => {
    unwatch();
    const {CloseWatcher} = globalThis as {CloseWatcher?: new () => CloseWatcherLike};
    if (!CloseWatcher || host.config.mode !== 'bubble' || !host.open || floating.matches) return;
    watcher = new CloseWatcher();
    watcher.addEventListener('close', () => {
      // As Escape does, first what lies over the panel; the page need not hear of a key that nobody has pressed.
      const escape = new KeyboardEvent('keydown', {key: 'Escape', bubbles: true, cancelable: true});
      (find('.panel [aria-modal="true"]') ?? find('.panel'))?.dispatchEvent(escape);
      watch();
    });
  };

  const rest = (): void => {
    unfollow?.();
    unfollow = null;
    unwatch();
  };

  const start = (): void => {
    rest();
    const frame = find('.frame');
    if (frame && globalThis.visualViewport)
      unfollow = followViewport(globalThis.visualViewport, frame, {
        isWhole: () =>
          host.config.mode === 'fullscreen' || (host.config.mode === 'bubble' && !floating.matches),
        isWriting: () => find(':is(input, textarea):focus') !== null,
      });
    watch();
  };

  host.addEventListener('dify-open', start);
  host.addEventListener('dify-close', rest);
  host.addController({
    // At once, too, and again when the element is put back.
    hostConnected: () => {
      floating.addEventListener('change', watch);
      if (host.open || host.config.mode !== 'bubble') start();
    },
    hostDisconnected: () => {
      floating.removeEventListener('change', watch);
    },
  });
  return {styles, suspend: rest};
}

const styles = css`
  .frame[data-keyboard][data-mode] .panel {
    --_bottom: 0px; /* what is there is under the keyboard */
    inset-block: var(--_visible-top) auto;
    block-size: var(--_visible-height);
  }
  .frame[data-low] :is(.header, .history-header, .form-head, .small-print) {
    display: none;
  }
  .frame[data-low] .input {
    max-block-size: 60px;
  }
`;
