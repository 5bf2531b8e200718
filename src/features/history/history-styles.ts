/** The list of conversations: over a narrow panel, beside the messages of a wide one. */
import {css} from 'lit';

export const historyStyles = css`
  .conversations-button.failed {
    color: var(--_error);
  }
  .history {
    position: absolute;
    z-index: 2;
    inset: 0;
    container-type: inline-size;
  }
  .history-scrim {
    position: absolute;
    inset: 0;
    background: rgb(0 0 0 / 36%);
    animation: history-appear var(--_duration) ease;
  }
  .history-sheet {
    position: absolute;
    inset-block: 0;
    inset-inline-start: 0;
    display: flex;
    flex-direction: column;
    inline-size: 100%;
    padding: var(--_top) var(--_side) var(--_bottom);
    background: var(--_surface);
    animation: history-arrive var(--_duration) cubic-bezier(0.2, 0.8, 0.2, 1);
  }
  .history-sheet:focus-visible {
    outline: none;
  }
  @container (min-width: 720px) {
    .history-sheet {
      inline-size: calc(320px + var(--_side));
      padding-inline-end: 0;
      border-inline-end: 1px solid var(--_border);
      box-shadow: var(--_shadow);
    }
  }
  .history-header {
    display: flex;
    flex: none;
    align-items: center;
    gap: var(--_space);
    min-block-size: min(56px, 12dvh);
    padding-block: var(--_space);
    padding-inline: var(--_space-20) var(--_space-12);
  }
  .history-heading {
    flex: 1;
    min-inline-size: 0;
    margin: 0;
    font-size: var(--_type-l);
    font-weight: 600;
    line-height: 1.4;
  }
  .history-search {
    display: flex;
    flex: none;
    align-items: center;
    gap: var(--_space-8);
    margin-block: 0 var(--_space-8);
    margin-inline: var(--_space-12);
    padding-inline: var(--_space-12);
    border: 1px solid var(--_border);
    border-radius: var(--_round-8);
    background: var(--_surface-2);
    color: var(--_muted);
  }
  .history-search .icon {
    flex: none;
    inline-size: 18px;
    block-size: 18px;
  }
  .history-search:focus-within {
    border-color: var(--_accent-text);
    outline: 1px solid var(--_accent-text); /* unlike a shadow it is there in forced colours */
  }
  .history-query {
    flex: 1;
    min-inline-size: 0;
    min-block-size: 40px;
    padding: 0;
    border: 0;
    background: none;
    color: var(--_text);
    font: 400 var(--_type-box)/1.4 var(--_font);
  }
  .panel .history-query:focus-visible {
    outline: none;
  }
  .history-query::placeholder {
    color: var(--_muted);
    opacity: 1;
  }
  .history-list {
    flex: 1;
    min-block-size: 0;
    padding-block: 0 var(--_space-16);
    padding-inline: var(--_space-12);
    overflow: hidden auto;
    overscroll-behavior: contain;
  }
  .history-group {
    margin: 0;
    padding: var(--_space-12) var(--_space-8) var(--_space-6);
    color: var(--_muted);
    font-size: var(--_type-xs);
    font-weight: 600;
  }
  .history-rows {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .history-note {
    margin: 0;
    padding: var(--_space-12) var(--_space-8);
    color: var(--_muted);
    font-size: var(--_type-s);
  }
  .history-more {
    display: block;
    inline-size: 100%;
    min-block-size: 40px;
    margin-block-start: var(--_space-8);
    border: 1px solid var(--_border);
    border-radius: var(--_round-8);
    background: none;
    color: var(--_text);
    font: inherit;
    font-size: var(--_type-m);
    cursor: pointer;
  }
  .history-more:hover {
    background: var(--_surface-2);
  }
  .history-empty {
    display: grid;
    gap: var(--_space);
    padding: calc(14 * var(--_space)) var(--_space-20);
    color: var(--_muted);
    font-size: var(--_type-m);
    text-align: center;
  }
  .history-empty p {
    margin: 0;
  }
  .history-empty strong {
    color: var(--_text);
    font-size: var(--_type);
    font-weight: 600;
  }
  .history-skeleton {
    display: grid;
    gap: var(--_space-10);
    padding: var(--_space-12) var(--_space-8);
    animation: breathe 1.6s ease-in-out infinite;
  }
  .history-skeleton i {
    inline-size: 82%;
    block-size: 20px;
    border-radius: var(--_round-4);
    background: var(--_surface-2);
  }
  .history-skeleton i:nth-child(even) {
    inline-size: 58%;
  }
  @keyframes history-appear {
    from {
      opacity: 0;
    }
  }
  @keyframes history-arrive {
    from {
      inset-inline-start: -32px;
      opacity: 0;
    }
  }
`;
