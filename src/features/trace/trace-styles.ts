/** Styles of steps and runs: quiet lines that do not compete with the answer. */
import {css} from 'lit';

export const traceStyles = css`
  .run {
    max-inline-size: 100%;
    color: var(--_muted);
    font-size: var(--_type-s);
  }
  .run summary {
    list-style: none;
    cursor: pointer;
  }
  .run summary::-webkit-details-marker {
    display: none;
  }
  .run > summary {
    display: flex;
    align-items: center;
    gap: var(--_space-8);
    inline-size: fit-content;
    max-inline-size: 100%;
    min-block-size: 28px;
    padding-inline-end: var(--_space-6);
    border-radius: var(--_round-8);
  }
  .run > summary::after,
  .step-inside > summary::after {
    flex: none;
    inline-size: 5px;
    block-size: 5px;
    margin-inline: 1px 2px;
    border: solid currentcolor;
    border-width: 0 1.5px 1.5px 0;
    opacity: 0.75;
    transform: translateY(-1.5px) rotate(45deg);
    content: '';
  }
  .run[open] > summary::after,
  .step-inside[open] > summary::after {
    transform: translateY(1.5px) rotate(-135deg);
  }
  .run > summary:hover {
    color: var(--_text);
  }
  .run-line {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .answer-body > .text + .run,
  .answer-body > .run + .text {
    margin-block-start: var(--_space-8);
  }

  .state {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 16px;
    block-size: 16px;
    border-radius: 50%;
    font-size: var(--_type-m);
  }
  .state .icon {
    inline-size: 14px;
    block-size: 14px;
  }
  .state:is([data-state='failed'], [data-state='exception'], [data-state='partial-succeeded']) {
    color: var(--_error);
  }
  /* In the place of a mark, and as wide: nothing moves when it comes. */
  .tool-icon {
    display: inline-grid;
    flex: none;
    place-items: center;
    inline-size: 16px;
    block-size: 16px;
    overflow: hidden;
    border-radius: var(--_round-4);
    font-size: 11px;
    line-height: 1;
    object-fit: cover;
  }
  .tool-icon::before {
    content: attr(data-emoji);
  }
  .call-name .tool-icon {
    margin-inline-start: var(--_space-6);
    vertical-align: -3px;
  }
  .state[data-state='running']::before {
    inline-size: 8px;
    block-size: 8px;
    border-radius: 50%;
    background: var(--_accent-text);
    animation: breathe 1.6s ease-in-out infinite;
    content: '';
  }

  .steps {
    display: flex;
    flex-direction: column;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .run > .steps,
  .calls {
    margin-block: var(--_space) var(--_space-8);
    margin-inline-start: 7px;
    padding-inline-start: var(--_space-16);
    border-inline-start: 1px solid var(--_border);
  }
  .steps .steps {
    margin-inline-start: 7px;
    padding-inline-start: var(--_space-16);
    border-inline-start: 1px solid var(--_border);
  }
  .step-row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--_space-8);
    min-block-size: 26px;
    border-radius: var(--_round-4);
  }
  .step-inside > summary {
    inline-size: fit-content;
    max-inline-size: 100%;
    padding-inline-end: var(--_space-6);
  }
  .step-name {
    min-inline-size: 0;
    color: var(--_text);
    overflow-wrap: anywhere;
  }
  .step-note {
    font-size: var(--_type-xs);
    font-variant-numeric: tabular-nums;
  }
  .branch-name {
    display: block;
    min-block-size: 24px;
    padding-block-start: var(--_space);
    font-size: var(--_type-xs);
  }
  .branch > .steps {
    margin-block-end: var(--_space);
  }
  .step-error {
    max-block-size: 9em;
    margin: 0 0 var(--_space-6);
    overflow: auto;
    color: var(--_error);
    font-size: var(--_type-s);
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }
  .step > .step-error {
    margin-inline-start: calc(16px + var(--_space-8));
  }
  .run > .step-error {
    margin-block-start: var(--_space);
    margin-inline-start: calc(16px + var(--_space-8));
  }

  .calls {
    display: flex;
    flex-direction: column;
    gap: var(--_space-8);
    min-inline-size: 0;
  }
  .step-thought {
    margin: 0;
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }
  .call-name {
    margin: 0;
    color: var(--_text);
    font-weight: 500;
  }
  .value {
    min-inline-size: 0;
    margin: 0;
  }
  .value figcaption {
    margin-block-end: 2px;
    font-size: var(--_type-xs);
  }
  .value pre {
    max-block-size: 220px;
    margin: 0;
    padding: var(--_space-8) var(--_space-12);
    overflow: auto;
    border-radius: var(--_round-8);
    background: var(--_surface-2);
    color: var(--_text);
    font: var(--_type-xs)/1.5 var(--_font-mono);
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }
  .value .link-button {
    margin-block-start: var(--_space-6);
  }
  .panel :is(.run summary, .value pre):focus-visible {
    outline: 2px solid var(--_accent-text);
    outline-offset: 2px;
  }
`;
