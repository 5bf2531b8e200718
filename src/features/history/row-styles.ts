/** One conversation of the list, in each of its states. */
import {css} from 'lit';

export const rowStyles = css`
  .conversation {
    position: relative;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    border-radius: var(--_round-8);
  }
  .conversation:hover,
  .conversation:focus-within {
    background: var(--_surface-2);
  }
  .conversation[data-current] {
    background: color-mix(in srgb, var(--_accent) 10%, var(--_surface));
  }
  .conversation-name {
    flex: 1;
    min-inline-size: 0;
    min-block-size: 40px;
    padding: var(--_space-8);
    border: 0;
    border-radius: var(--_round-8);
    background: none;
    color: var(--_text);
    font: inherit;
    font-size: var(--_type-m);
    overflow: hidden;
    /* Names in another script run and end their own way, and stand on the side of the rest all the same. */
    text-align: start;
    text-align: -webkit-match-parent;
    text-align: match-parent;
    text-overflow: ellipsis;
    white-space: nowrap;
    cursor: pointer;
  }
  .conversation[data-current] .conversation-name {
    font-weight: 600;
  }
  .panel .conversation-name:focus-visible {
    outline-offset: -2px;
  }
  .conversation-more {
    margin-inline-end: var(--_space-6);
    opacity: 0;
  }
  .conversation:is(:hover, :focus-within) .conversation-more,
  .conversation-more[aria-expanded='true'] {
    opacity: 1;
  }
  @media (hover: none) {
    .conversation-more {
      opacity: 1;
    }
  }
  .quiet-button.conversation-more:hover {
    background: color-mix(in srgb, var(--_text) 10%, transparent);
  }
  .conversation-menu {
    position: absolute;
    z-index: 1;
    inset-block-start: 38px;
    inset-inline-end: 4px;
    display: grid;
    min-inline-size: 200px;
    padding: var(--_space);
    border: 1px solid var(--_border);
    border-radius: var(--_round-12);
    background: var(--_surface);
    box-shadow: var(--_shadow-small);
    animation: history-appear var(--_duration) ease;
  }
  .conversation-menu[data-up] {
    inset-block: auto 38px;
  }
  .conversation-action {
    display: flex;
    align-items: center;
    gap: var(--_space-10);
    min-block-size: 36px;
    padding-inline: var(--_space-10);
    border: 0;
    border-radius: var(--_round-8);
    background: none;
    color: var(--_text);
    font: inherit;
    font-size: var(--_type-m);
    text-align: start;
    cursor: pointer;
  }
  .conversation-action .icon {
    flex: none;
    inline-size: 18px;
    block-size: 18px;
    color: var(--_muted);
  }
  .conversation-action:is(:hover, :focus) {
    background: var(--_surface-2);
  }
  .conversation-action.dangerous,
  .conversation-action.dangerous .icon {
    color: var(--_error);
  }
  .conversation-form {
    display: grid;
    flex: 1;
    gap: var(--_space-8);
    min-inline-size: 0;
    padding: var(--_space-8);
  }
  .conversation-box {
    min-inline-size: 0;
    min-block-size: 40px;
    padding-inline: var(--_space-10);
    border: 1px solid var(--_border);
    border-radius: var(--_round-8);
    background: var(--_surface);
    color: var(--_text);
    font: 400 var(--_type-box)/1.4 var(--_font);
  }
  .conversation-box[aria-invalid='true'] {
    border-color: var(--_error);
  }
  .conversation-choices {
    display: flex;
    justify-content: flex-end;
    gap: var(--_space-8);
  }
  .conversation .link-button {
    min-block-size: 32px;
    padding-inline: var(--_space-12);
    border-color: var(--_border);
    background: var(--_surface);
    color: var(--_text);
  }
  .conversation .link-button.primary {
    border-color: transparent;
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .conversation .link-button.dangerous {
    border-color: currentcolor;
    color: var(--_error);
  }
  .conversation-question {
    display: grid;
    margin: 0;
    font-size: var(--_type-m);
  }
  .conversation-question strong {
    font-weight: 600;
  }
  .conversation-question span {
    overflow: hidden;
    color: var(--_muted);
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .conversation-failure {
    flex: 1 0 100%;
    margin: 0;
    padding: var(--_space) var(--_space-8) var(--_space-8);
    color: var(--_error);
    font-size: var(--_type-s);
    line-height: 1.4;
  }
  .conversation-form .conversation-failure {
    padding: 0 2px;
  }
  .conversation-deleted {
    flex: 1;
    min-inline-size: 0;
    padding: var(--_space-8);
    overflow: hidden;
    color: var(--_muted);
    font-size: var(--_type-m);
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .conversation-undo {
    flex: none;
    margin: var(--_space);
  }
  .conversation-spinner {
    flex: none;
    inline-size: 14px;
    block-size: 14px;
    margin-inline: var(--_space);
    border: 2px solid var(--_border);
    border-block-start-color: var(--_accent-text);
    border-radius: 50%;
    animation: turn 800ms linear infinite;
  }
`;
