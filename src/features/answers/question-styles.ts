/** What can be done with a question, and the editor in its place. */
import {css} from 'lit';

export const questionStyles = css`
  .question-foot {
    position: absolute;
    inset-block-end: -14px; /* over the gap, up to the bubble */
    inset-inline-end: 0;
    display: flex;
    align-items: center;
    gap: var(--_space);
    min-block-size: 28px;
  }
  .question-tools {
    display: flex;
    gap: 2px;
    color: var(--_muted);
  }
  .editor {
    display: grid;
    grid-template-columns: minmax(0, 1fr); /* however wide what is in it would like to be */
    gap: var(--_space-8);
    inline-size: 100%;
    padding: var(--_space-10);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface-2);
  }
  .editor-text {
    box-sizing: border-box;
    inline-size: 100%;
    min-block-size: 44px;
    max-block-size: 40dvh;
    padding: var(--_space-6) var(--_space-8);
    border: 0;
    border-radius: var(--_round-8);
    background: none;
    color: inherit;
    font: 400 var(--_type-box)/1.4 var(--_font);
    field-sizing: content;
    resize: none;
  }
  .editor-buttons {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: var(--_space-8);
  }
  .plain-button {
    display: inline-flex;
    align-items: center;
    gap: var(--_space-6);
    min-block-size: 34px;
    padding: var(--_space) var(--_space-12);
    border: 1px solid var(--_border);
    border-radius: var(--_round-8);
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
    font-size: var(--_type-m);
    cursor: pointer;
  }
  .plain-button.primary {
    border-color: transparent;
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .one-line {
    order: 1; /* under the time */
    flex-basis: 100%;
    margin-inline-start: var(--_space-6);
    font-size: var(--_type-xs);
  }
  /* A mouse finds them where it is; a finger and a keyboard always. */
  @media (hover: hover) {
    .question-foot {
      opacity: 0;
      transition: opacity var(--_duration) ease;
    }
    .message.user:is(:hover, :focus-within) .question-foot {
      opacity: 1;
    }
  }
`;
