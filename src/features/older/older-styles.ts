/** The way back to earlier messages, at the top of the thread. */
import {css} from 'lit';

export const olderStyles = css`
  .older {
    display: flex;
    flex: none;
    flex-direction: column;
    align-items: center;
    gap: var(--_space-8);
    min-block-size: 32px;
  }
  .older .notice {
    align-self: stretch;
  }
  .older-button {
    display: inline-flex;
    align-items: center;
    gap: var(--_space-8);
    min-block-size: 32px;
    padding: var(--_space) var(--_space-12);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_muted);
    font: inherit;
    font-size: var(--_type-s);
    cursor: pointer;
  }
  .older-button:hover {
    background: var(--_surface-2);
    color: var(--_text);
  }
  .older-button[aria-disabled='true'] {
    cursor: default;
  }
  .older-button[aria-disabled='true']::before {
    content: '';
    inline-size: 12px;
    block-size: 12px;
    border: 2px solid var(--_border);
    border-block-start-color: currentcolor;
    border-radius: 50%;
    animation: turn 800ms linear infinite;
  }
`;
