/** Styles of what stands around the text of an answer. */
import {css} from 'lit';
import {answerFileStyles} from './answer-file-styles.js';
import {questionStyles} from './question-styles.js';
import {printStyles} from './print-styles.js';
import {sourceStyles} from './source-styles.js';
import {timeStyles} from './time-styles.js';

export const answerStyles = css`
  /* Sentences keep their full stop at their end, whatever the direction of the page. */
  .words p:not(.text *, :has(> bdi)) {
    unicode-bidi: plaintext;
  }
  ${sourceStyles}${questionStyles}${answerFileStyles}${timeStyles}
  .answer-body > .text + .text {
    margin-block-start: var(--_space-12);
  }
  .answer-body:empty,
  .below:empty {
    display: none;
  }
  .below {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space) var(--_space-8);
    min-block-size: 28px;
    margin-inline-start: -6px;
  }
  /* What a mouse sees on hover alone is empty otherwise, and is not to hold the next question far off. */
  @media (hover: hover) {
    .below:last-child {
      margin-block-end: calc(-2 * var(--_space));
    }
  }
  .tools {
    display: flex;
    gap: 2px;
    opacity: 0;
    transition: opacity var(--_duration) ease;
  }
  .message:is(:hover, :focus-within, :last-of-type) .tools {
    opacity: 1;
  }
  @media (hover: none) {
    .tools {
      opacity: 1;
    }
  }
  .copy .icon {
    grid-area: 1 / 1;
  }
  .copy .icon + .icon {
    opacity: 0;
  }
  .copy[data-done] .icon {
    opacity: 0;
  }
  .copy[data-done] .icon + .icon {
    animation: done 1600ms ease;
    animation-duration: 1600ms !important; /* or who asks for less motion would not see it */
  }
  @keyframes done {
    0%,
    85% {
      opacity: 1;
    }
  }
  .versions {
    display: flex;
    align-items: center;
    gap: 2px;
    color: var(--_muted);
    font-size: var(--_type-s);
    font-variant-numeric: tabular-nums;
  }
  .versions:dir(rtl) .icon {
    transform: scaleX(-1);
  }
  .think {
    border-inline-start: 2px solid var(--_border);
    padding-inline-start: var(--_space-12);
    color: var(--_muted);
    font-size: var(--_type-m);
  }
  .think summary {
    inline-size: fit-content;
    min-block-size: 24px;
    border-radius: var(--_round-4);
    cursor: pointer;
    list-style: none;
  }
  .think summary::-webkit-details-marker {
    display: none;
  }
  .think summary::after {
    display: inline-block;
    inline-size: 5px;
    block-size: 5px;
    margin-inline: var(--_space-8) 2px;
    border: solid;
    border-width: 0 1.5px 1.5px 0;
    transform: translateY(-3px) rotate(45deg);
    content: '';
  }
  .think[open] summary::after {
    transform: rotate(-135deg);
  }
  .think-text {
    margin-block-start: var(--_space);
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }
  .panel :is(summary, a, select, textarea):not(.input):focus-visible {
    outline: 2px solid var(--_accent-text);
    outline-offset: 2px;
  }
  ${printStyles}
`;
