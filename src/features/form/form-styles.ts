/** The form, as a card in the thread and as a sheet over the panel. */
import {css} from 'lit';
import {controlStyles} from '../control-styles.js';

export const formStyles = css`
  ${controlStyles}
  .form-card {
    display: flex;
    flex-direction: column;
    gap: var(--_space-16);
    padding: var(--_space-16);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    animation: arrive var(--_duration) ease;
  }
  .form-title {
    margin: 0;
    font-size: var(--_type-l);
    font-weight: 600;
    line-height: 1.4;
  }
  .form-field {
    display: flex;
    flex-direction: column;
    gap: var(--_space-6);
    min-inline-size: 0;
  }
  .form-field[data-control='checkbox'] {
    display: grid;
    grid-template-columns: auto 1fr;
    align-items: start;
    column-gap: var(--_space-10);
  }
  .form-field[data-control='checkbox'] > :is(.form-hint, .form-fault) {
    grid-column: 2;
  }
  .form-label {
    font-size: var(--_type-m);
    font-weight: 500;
    line-height: 1.45;
    overflow-wrap: anywhere;
  }
  .form-optional {
    color: var(--_muted);
    font-weight: 400;
  }
  .form-line {
    position: relative;
    display: flex;
    align-items: center;
    gap: var(--_space-8);
  }
  .form-input {
    flex: 1;
    box-sizing: border-box;
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: 40px;
    margin: 0;
    padding: var(--_space-8) var(--_space-12);
    border: 1px solid var(--_control-border);
    border-radius: var(--_round-8);
    background: var(--_surface);
    color: inherit;
    font: 400 var(--_type-box)/1.4 var(--_font);
  }
  textarea.form-input {
    max-block-size: 40dvh;
    min-block-size: 84px;
    field-sizing: content;
    resize: vertical;
  }
  [data-control='json'] .form-input {
    font-family: var(--_font-mono);
    text-align: left;
  }
  .form-input::placeholder {
    color: var(--_muted);
    opacity: 1;
  }
  .panel .form-input:focus-visible {
    border-color: var(--_accent-text);
    outline: 2px solid var(--_accent-text);
    outline-offset: -1px;
  }
  .form-input[aria-invalid='true'] {
    border-color: var(--_error);
  }
  .form-switch {
    inline-size: 20px;
    block-size: 20px;
    margin: 0;
    accent-color: var(--_accent-text);
  }
  .form-unit {
    flex: none;
    max-inline-size: 40%;
    color: var(--_muted);
    font-size: var(--_type-m);
  }
  .form-hint,
  .form-fault {
    margin: 0;
    color: var(--_muted);
    font-size: var(--_type-s);
    line-height: 1.4;
    overflow-wrap: anywhere;
  }
  .form-fault {
    color: var(--_error);
  }
  .form-button {
    min-block-size: 40px;
    padding: var(--_space-8) var(--_space-16);
    border: 1px solid var(--_border);
    border-radius: var(--_round-8);
    background: none;
    color: inherit;
    font: inherit;
    font-weight: 500;
    cursor: pointer;
  }
  .form-button:hover {
    background: var(--_surface-2);
  }
  .form-button.primary {
    border-color: transparent;
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .form-button.primary:hover {
    background: var(--_accent); /* another shade might be too near to that of the text */
    box-shadow: var(--_shadow-small);
  }

  .form-sheet {
    position: absolute;
    inset: 0;
    z-index: 2;
    display: flex;
    flex-direction: column;
    background: var(--_surface);
    animation: arrive var(--_duration) ease;
  }
  .form-sheet:focus-visible {
    outline: none;
  }
  .form-head {
    display: flex;
    flex: none;
    align-items: center;
    box-sizing: border-box;
    min-block-size: calc(min(57px, 12dvh) + var(--_top));
    padding: calc(var(--_space) + var(--_top)) calc(var(--_space-20) + var(--_side)) var(--_space);
    border-block-end: 1px solid var(--_border);
  }
  .form-body {
    display: flex;
    flex: 1;
    flex-direction: column;
    gap: var(--_space-16);
    box-sizing: border-box;
    inline-size: 100%;
    max-inline-size: calc(760px + 2 * var(--_side));
    min-block-size: 0;
    margin-inline: auto;
    padding: var(--_space-20) calc(var(--_space-20) + var(--_side));
    overflow: hidden auto;
    overscroll-behavior: contain;
  }
  .form-foot {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space-8) var(--_space-16);
    padding: var(--_space-12) calc(var(--_space-20) + var(--_side)) calc(var(--_space-12) + var(--_bottom));
    border-block-start: 1px solid var(--_border);
  }
  .form-buttons {
    display: flex;
    flex: 1 0 auto;
    justify-content: flex-end;
    gap: var(--_space-8);
  }
`;
