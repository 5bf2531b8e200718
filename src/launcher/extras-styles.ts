/** The teaser, the badge, and a launcher that was moved. */
import {css} from 'lit';

export const extrasStyles = css`
  .teaser {
    position: fixed;
    z-index: var(--_z-index);
    display: flex;
    align-items: flex-start;
    max-inline-size: min(280px, 100% - 2 * var(--_gap));
    border: 1px solid color-mix(in srgb, currentColor 14%, transparent);
    border-radius: calc(var(--dify-chat-radius, 16px) * 0.875);
    background: var(--dify-chat-surface, Canvas);
    color: var(--dify-chat-text, CanvasText);
    font: 400 var(--_type)/1.45 var(--dify-chat-font, system-ui, sans-serif);
    text-align: start;
    box-shadow: var(--_shadow-small);
    transition:
      opacity var(--_duration) ease,
      transform var(--_duration) ease;
    @starting-style {
      opacity: 0;
      transform: translateY(8px);
    }
  }
  .frame[data-placement^='bottom'] .teaser {
    inset-block-end: calc(max(var(--_inset-block), var(--_bottom)) + var(--_size) + 0.6 * var(--_gap));
  }
  .frame[data-placement^='top'] .teaser {
    inset-block-start: calc(max(var(--_inset-block), var(--_top)) + var(--_size) + 0.6 * var(--_gap));
  }
  .frame[data-placement$='end'] .teaser {
    inset-inline-end: min(var(--_inset-inline), 100% - 280px - var(--_gap));
  }
  .frame[data-placement$='start'] .teaser {
    inset-inline-start: min(var(--_inset-inline), 100% - 280px - var(--_gap));
  }
  .teaser button {
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    text-align: inherit;
    cursor: pointer;
  }
  .teaser button:focus-visible {
    outline: 2px solid currentcolor;
    outline-offset: -2px;
    border-radius: inherit;
  }
  .teaser-text {
    flex: 1;
    padding-block: calc(3 * var(--_space));
    padding-inline: calc(4 * var(--_space)) var(--_space);
    overflow-wrap: anywhere;
  }
  .teaser-close {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 36px;
    block-size: 36px;
    margin: var(--_space);
    padding: 0;
    opacity: 0.7;
  }
  .teaser-close:hover {
    opacity: 1;
  }
  .badge {
    position: absolute;
    inset-block-start: -4px;
    inset-inline-end: -4px;
    display: grid;
    place-items: center;
    min-inline-size: 22px;
    block-size: 22px;
    padding-inline: 6px;
    border: 2px solid var(--dify-chat-surface, Canvas);
    border-radius: 13px;
    background: #d92d20;
    color: #fff;
    font:
      600 12px/1 system-ui,
      sans-serif;
  }
  .unread {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  .launcher[data-drag],
  .launcher[data-drag]:hover {
    touch-action: none;
    user-select: none;
    transform: none; /* it is measured where it lies */
  }
`;
