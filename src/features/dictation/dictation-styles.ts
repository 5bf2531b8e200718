/** Styles of speaking instead of writing. */
import {css} from 'lit';

export const dictationStyles = css`
  .composer[data-covered] {
    position: relative;
  }
  /* Covered means out of reach, too: neither focus nor a screen reader goes there. */
  .composer[data-covered] > :not(.voice-bar) {
    visibility: hidden;
  }
  .voice-bar {
    position: absolute;
    inset: 0;
    z-index: 1;
    display: flex;
    align-items: center;
    gap: var(--_space-8);
    padding: 5px;
  }
  .voice-bar > .quiet-button {
    border-radius: 50%;
  }
  .voice-meter {
    flex: 1;
    min-inline-size: 0;
    block-size: 28px;
    /* Any accent, on light and on dark. */
    color: var(--_accent-text);
  }
  .voice-time {
    min-inline-size: 5ch;
    color: var(--_muted);
    font-size: var(--_type-m);
    font-variant-numeric: tabular-nums;
    text-align: end;
  }
  .voice-time[data-late] {
    color: var(--_error);
    font-weight: 600;
  }
  .voice-wait {
    display: flex;
    flex: 1;
    align-items: center;
    gap: var(--_space-10);
    min-inline-size: 0;
    margin: 0;
    color: var(--_muted);
    font-size: var(--_type-m);
  }
  .voice-wait i {
    flex: none;
    inline-size: 16px;
    block-size: 16px;
    border: 2px solid var(--_border);
    border-block-start-color: var(--_accent-text);
    border-radius: 50%;
    animation: turn 900ms linear infinite;
  }
  .voice-trouble {
    display: grid;
    grid-column: 1 / -1;
    grid-template-columns: auto 1fr auto;
    gap: var(--_space) var(--_space-8);
    padding: var(--_space-6);
    padding-inline-start: var(--_space-10);
    border-radius: var(--_round-12);
    background: var(--_error-surface);
    font-size: var(--_type-m);
  }
  .voice-trouble > .icon {
    margin-block-start: var(--_space-6);
    color: var(--_error);
  }
  .voice-trouble p {
    min-inline-size: 0;
    margin: 3px 0;
  }
  .voice-trouble .link-button {
    grid-column: 2;
    justify-self: start;
    margin-block-end: 2px;
  }
`;
