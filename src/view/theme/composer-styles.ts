/** Where the visitor writes. */
import {css} from 'lit';

export const composerStyles = css`
  .composer {
    display: grid;
    flex: none;
    grid-template-columns: 1fr auto;
    align-items: end;
    gap: var(--_space);
    inline-size: calc(100% - 2 * var(--_space-12));
    max-inline-size: 744px;
    margin: var(--_space) auto var(--_space-12);
    padding: 5px; /* as wide all around the round button */
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) * 1.375);
    background: var(--_surface);
  }
  .composer:focus-within {
    border-color: var(--_accent-text);
    outline: 1px solid var(--_accent-text); /* unlike a shadow it is there in forced colours */
  }
  .input {
    min-block-size: 36px;
    max-block-size: min(160px, 30dvh);
    margin: 0;
    padding: calc(18px - 0.7em) var(--_space); /* a line in the middle of 36px, if it fits */
    padding-inline-start: var(--_space-12);
    border: 0;
    outline: 0;
    background: none;
    color: inherit;
    font: 400 var(--_type-box)/1.4 var(--_font);
    field-sizing: content;
    resize: none;
    overflow-y: auto;
  }
  [dir='auto']:placeholder-shown {
    direction: inherit; /* what is typed has its own */
  }
  .input::placeholder {
    color: var(--_muted);
    overflow: hidden;
    opacity: 1;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .composer-buttons {
    display: flex;
    gap: 2px;
  }
  .composer-buttons .quiet-button {
    border-radius: 50%;
  }
  .send-button {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 36px;
    block-size: 36px;
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: var(--_accent);
    color: var(--_on-accent);
    font-size: var(--_type-l);
    cursor: pointer;
    transition: transform var(--_duration) ease;
  }
  .composer:has(.input:placeholder-shown) .send-button[part='send-button'] {
    opacity: 0.55;
  }
  .send-button:hover {
    transform: scale(1.05);
  }
  .send-button:active {
    transform: scale(0.95);
  }
  @media (forced-colors: active) {
    .send-button,
    .bubble {
      border: 1px solid;
    }
  }
`;
