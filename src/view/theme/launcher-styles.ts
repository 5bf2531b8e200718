/** Styles of what is there before the panel is loaded. */
import {css} from 'lit';

export const launcherStyles = css`
  :host {
    display: contents;
  }
  :host([hidden]) {
    display: none;
  }
  :host([mode='inline']) {
    position: relative;
    display: block;
    overflow: clip;
    inline-size: 100%;
    block-size: 100%;
    border-radius: var(--dify-chat-radius, 16px);
  }
  /* The height where the container has none of its own; in one that has, the rest of it is cut off. */
  :host([mode='inline'])::before {
    content: '';
    display: block;
    block-size: var(--dify-chat-height, 600px);
  }
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  .frame {
    /* Nothing of the page's text styles comes in; what is the page's to say follows. */
    all: initial;
    display: block;
    color-scheme: inherit;
    visibility: inherit;
  }
  .frame[data-mode='inline'] {
    position: absolute;
    inset: 0;
  }
  .frame[data-theme='light'] {
    color-scheme: light;
  }
  .frame[data-theme='dark'] {
    color-scheme: dark;
  }
  .frame[data-theme='system'] {
    color-scheme: light dark;
  }
  .icon {
    display: block;
    inline-size: 1.25em;
    block-size: 1.25em;
  }
  .launcher {
    position: fixed;
    inset-block: auto max(var(--_inset-block), var(--_bottom));
    inset-inline: auto var(--_inset-inline);
    z-index: var(--_z-index);
    display: grid;
    place-items: center;
    inline-size: var(--_size);
    block-size: var(--_size);
    padding: 0;
    border: 1px solid transparent; /* forced colours show it */
    border-radius: 99px;
    background: var(--_accent) border-box;
    color: var(--_on-accent);
    font-size: 22px;
    cursor: pointer;
    box-shadow: var(--_shadow-small);
    transition: transform var(--_duration) ease;
  }
  .frame[data-placement^='top'] .launcher {
    inset-block: max(var(--_inset-block), var(--_top)) auto;
  }
  .frame[data-placement$='start'] .launcher {
    inset-inline: var(--_inset-inline) auto;
  }
  .launcher:hover {
    transform: scale(1.05);
  }
  .launcher:focus-visible {
    /* Whatever colour the page has behind it, the inner ring is seen. */
    outline: 3px solid var(--_accent);
    outline-offset: 3px;
    box-shadow: inset 0 0 0 3px var(--_on-accent);
  }
  .launcher-icon {
    grid-area: 1 / 1;
    opacity: 0;
    transition: opacity var(--_duration) ease;
  }
  .launcher-icon[data-shown] {
    opacity: 1;
  }
  .launcher[data-loading] {
    cursor: progress;
  }
  /* Beside the launcher. */
  .apology .launcher {
    margin-block: calc(1.25 * var(--_size));
    inline-size: auto;
    padding: 0 var(--_gap);
    font-size: var(--_type);
  }
  @media print {
    .frame[data-mode='bubble'] {
      display: none;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    ::before,
    ::after {
      animation-duration: 0s !important; /* also an endless one ends at once then */
      transition: none !important;
    }
  }
`;
