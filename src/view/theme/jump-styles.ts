/** The way back to the newest message. It comes with the first text: before there is a message there is no way back to one. */
import {css} from 'lit';

export const jumpStyles = css`
  .jump {
    position: absolute;
    inset-block-end: var(--_space-12);
    inset-inline: 0;
    display: grid;
    place-items: center;
    inline-size: 36px;
    block-size: 36px;
    margin-inline: auto;
    padding: 0;
    border: 1px solid var(--_border);
    border-radius: 50%;
    background: var(--_surface);
    color: var(--_text);
    font-size: var(--_type-l);
    cursor: pointer;
    box-shadow: var(--_shadow-small);
  }
`;
