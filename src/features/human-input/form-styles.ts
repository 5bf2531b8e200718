/** Styles of forms inside answers. */
import {css} from 'lit';
import {controlStyles} from '../control-styles.js';

export const formStyles = css`
  ${controlStyles}
  .human-form {
    display: flex;
    flex-direction: column;
    gap: var(--_space-12);
    margin-block: var(--_space-12);
    padding: var(--_space-16);
    border: 1px solid var(--_border);
    border-radius: var(--_round-12);
    background: var(--_surface);
  }
  .answer-body > .human-form:first-child {
    margin-block-start: var(--_space);
  }
  .human-form:focus-visible {
    outline: 2px solid var(--_accent-text);
    outline-offset: 2px;
  }
  /* The form says itself what is waited for. */
  .answer-body:has(.human-form) ~ .waits {
    display: none;
  }
  /* What is over stands back, and what waits for others is not for this reader. */
  .human-form:not([data-state='open']) {
    border-color: transparent;
    background: var(--_surface-2);
  }
  .human-head {
    display: flex;
    align-items: center;
    gap: var(--_space-10);
    min-inline-size: 0;
  }
  .human-heading {
    display: flex;
    flex: 1;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 1px var(--_space-12);
    min-inline-size: 0;
    margin: 0;
  }
  .human-title {
    font-weight: 600;
    line-height: 1.4;
    overflow-wrap: anywhere;
  }
  .human-form:not([data-state='open']) .human-heading {
    flex-direction: column;
    align-items: flex-start;
  }
  .human-state,
  .human-expiry {
    color: var(--_muted);
    font-size: var(--_type-s);
    line-height: 1.4;
    overflow-wrap: anywhere;
  }
  .human-sign {
    display: grid;
    flex: none;
    align-self: flex-start;
    place-items: center;
    inline-size: 34px;
    block-size: 34px;
    border-radius: 50%;
    background: color-mix(in srgb, var(--_text) 13%, var(--_surface));
    color: var(--_muted);
  }
  .human-sign .icon {
    inline-size: 18px;
    block-size: 18px;
  }
  [data-state='answered'] .human-sign {
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .human-form:is([data-state='expired'], [data-state='gone']) .text {
    color: var(--_muted);
  }
  .human-value {
    display: grid;
    gap: 2px;
    margin: 0;
    padding-inline-start: var(--_space-12);
    border-inline-start: 2px solid color-mix(in srgb, var(--_text) 16%, var(--_surface));
  }
  .human-value .human-label {
    color: var(--_muted);
    font-size: var(--_type-xs);
  }
  .human-words {
    font-size: var(--_type-m);
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }
  .human-loading {
    block-size: 44px;
    border-radius: var(--_round-8);
    background: var(--_surface-2);
  }
  .human-field {
    display: flex;
    flex-direction: column;
    gap: var(--_space-6);
    min-inline-size: 0;
  }
  .human-label {
    font-size: var(--_type-s);
    font-weight: 500;
    overflow-wrap: anywhere;
  }
  .human-mark {
    margin-inline-start: 2px;
    color: var(--_error);
  }
  .human-box {
    inline-size: 100%;
    min-block-size: 40px;
    padding: var(--_space-8) var(--_space-12);
    border: 1px solid var(--_control-border);
    border-radius: var(--_round-8);
    background: var(--_surface);
    color: inherit;
    font: inherit;
    font-size: var(--_type-box);
    line-height: 1.45;
    field-sizing: content;
    transition: border-color var(--_duration) ease;
  }
  textarea.human-box {
    display: block;
    max-block-size: 14em;
    min-block-size: 64px;
    resize: vertical;
  }
  .panel .human-box:focus-visible {
    border-color: var(--_accent-text);
    outline: 2px solid var(--_accent-text);
    outline-offset: -1px;
  }
  .human-box[aria-invalid='true'] {
    border-color: var(--_error);
  }
  .human-missing {
    margin: 0;
    color: var(--_error);
    font-size: var(--_type-s);
  }
  .human-actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-8);
    padding-block-start: 2px;
  }
  .human-action {
    min-block-size: 38px;
    max-inline-size: 100%;
    padding: var(--_space-6) var(--_space-16);
    border: 1px solid transparent;
    border-radius: var(--_round-8);
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
    font-size: var(--_type-m);
    font-weight: 500;
    overflow-wrap: anywhere;
    cursor: pointer;
    transition:
      background-color var(--_duration) ease,
      opacity var(--_duration) ease;
  }
  .human-action[data-style='primary'] {
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .human-action[data-style='primary']:hover {
    box-shadow: var(--_shadow-small); /* another shade might be too near to that of the text */
  }
  .human-action[data-style='default'] {
    border-color: color-mix(in srgb, var(--_text) 24%, var(--_surface));
  }
  .human-action[data-style='accent'] {
    border-color: color-mix(in srgb, var(--_accent-text) 45%, var(--_surface));
    background: color-mix(in srgb, var(--_accent) 9%, var(--_surface));
  }
  .human-action[data-style='accent']:hover {
    background: color-mix(in srgb, var(--_accent) 17%, var(--_surface));
  }
  .human-action[data-style='ghost'] {
    background: none;
    color: var(--_muted);
  }
  .human-action:is([data-style='default'], [data-style='ghost']):hover {
    background: var(--_surface-2);
    color: var(--_text);
  }
  .human-action[aria-disabled='true'] {
    cursor: default;
    opacity: 0.5;
  }
  .human-action[aria-busy='true'] {
    opacity: 1;
    animation: breathe 1.2s ease-in-out infinite;
  }
  @media (forced-colors: active) {
    .human-form:not([data-state='open']),
    .human-sign {
      border: 1px solid;
    }
    .human-action {
      border-color: ButtonText;
    }
  }
`;
