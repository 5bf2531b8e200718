/** On paper: the conversation of a block or a full viewport, whole, without what only a screen can use. */
import {css} from 'lit';

export const printStyles = css`
  @media print {
    :host([mode='inline']) {
      position: static !important;
      overflow: visible !important;
      block-size: auto !important;
    }
    :host([mode='inline'])::before {
      display: none;
    }
    .frame .panel,
    .frame[data-mode='inline'],
    .body,
    .thread {
      position: static;
      display: block;
      overflow: visible;
      block-size: auto;
      border: 0;
    }
    .messages {
      max-inline-size: none;
    }
    .message {
      break-inside: avoid-page;
    }
    .composer,
    .below,
    .jump,
    .suggestions,
    .quiet-button,
    .question-foot {
      display: none !important;
    }
  }
`;
