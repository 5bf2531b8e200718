/** Styles of the two thumbs and of the form below a disliked answer. */
import {css} from 'lit';

export const feedbackStyles = css`
  .rate[aria-pressed='true'] {
    color: var(--_accent-text);
  }
  .rate[aria-pressed='true'] .icon {
    fill: color-mix(in srgb, currentcolor 40%, transparent);
  }
  /* A rating that was given stays in sight. */
  .message .tools:has(.rate[aria-pressed='true']) {
    opacity: 1;
  }
  .rating-refused {
    margin: 0;
    color: var(--_error);
    font-size: var(--_type-m);
  }
  .reason {
    display: flex;
    flex-direction: column;
    gap: var(--_space-10);
    padding: var(--_space-12);
    border: 1px solid var(--_border);
    border-radius: var(--_round-12);
    animation: arrive var(--_duration) ease;
  }
  .reason-label {
    display: flex;
    flex-direction: column;
    gap: var(--_space-6);
    font-size: var(--_type-m);
    font-weight: 500;
  }
  .reason-text {
    min-block-size: 3.5em;
    max-block-size: 40vh;
    padding: var(--_space-8) var(--_space-10);
    border: 1px solid color-mix(in srgb, var(--_text) 48%, var(--_surface));
    border-radius: var(--_round-8);
    background: var(--_surface);
    color: inherit;
    font: inherit;
    font-size: var(--_type-box);
    font-weight: 400;
    field-sizing: content;
    resize: vertical;
  }
  .reason-text::placeholder {
    color: var(--_muted);
    opacity: 1;
  }
  .reason-buttons {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: var(--_space-8);
  }
`;
