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
    display: block;
    block-size: 100%;
    min-block-size: 20rem;
  }
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  .frame {
    color: var(--_text);
    font-family: var(--_font);
  }
  .frame[data-mode='inline'] {
    block-size: 100%;
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
    z-index: var(--_z-index);
    display: grid;
    place-items: center;
    inline-size: 56px;
    block-size: 56px;
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: var(--_accent);
    color: var(--_on-accent);
    font: inherit;
    font-size: 22px;
    cursor: pointer;
    box-shadow:
      0 1px 3px rgb(16 24 40 / 20%),
      0 8px 24px -4px rgb(16 24 40 / 32%);
    transition:
      transform 150ms ease,
      box-shadow 150ms ease;
    -webkit-tap-highlight-color: transparent;
  }
  .frame[data-placement^='bottom'] .launcher {
    inset-block-end: max(var(--_gap), env(safe-area-inset-bottom));
  }
  .frame[data-placement^='top'] .launcher {
    inset-block-start: max(var(--_gap), env(safe-area-inset-top));
  }
  .frame[data-placement$='end'] .launcher {
    inset-inline-end: var(--_gap);
  }
  .frame[data-placement$='start'] .launcher {
    inset-inline-start: var(--_gap);
  }
  .launcher:hover {
    transform: scale(1.05);
  }
  .launcher:active {
    transform: scale(0.96);
  }
  .launcher:focus-visible {
    outline: 3px solid var(--_accent);
    outline-offset: 3px;
  }
  .launcher-icon {
    grid-area: 1 / 1;
    opacity: 0;
    transform: rotate(-45deg) scale(0.6);
    transition:
      opacity 150ms ease,
      transform 150ms ease;
  }
  .launcher-icon[data-shown] {
    opacity: 1;
    transform: none;
  }
  .launcher[data-loading]::after {
    content: '';
    position: absolute;
    inset: -4px;
    border: 2px solid transparent;
    border-block-start-color: var(--_accent);
    border-radius: 50%;
    animation: turn 800ms linear infinite;
  }
  @keyframes turn {
    to {
      transform: rotate(1turn);
    }
  }
  @media (forced-colors: active) {
    .launcher {
      border: 1px solid ButtonText;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    ::before,
    ::after {
      animation-duration: 1ms !important;
      transition-duration: 1ms !important;
    }
  }
`;
