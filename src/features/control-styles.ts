/** What the fields of forms look like, wherever a form stands. */
import {css} from 'lit';

export const controlStyles = css`
  .frame {
    --_control-border: color-mix(in srgb, var(--_text) 48%, var(--_surface)); /* 3 to 1 */
  }
  .select-box {
    position: relative;
    display: block;
  }
  .select-box::after {
    position: absolute;
    inset-block-start: calc(50% - 6px);
    inset-inline-end: 14px;
    inline-size: 7px;
    block-size: 7px;
    border: solid var(--_muted);
    border-width: 0 1.5px 1.5px 0;
    content: '';
    pointer-events: none;
    transform: rotate(45deg);
  }
  .select-box > select {
    padding-inline-end: 34px;
    appearance: none;
    cursor: pointer;
    text-overflow: ellipsis;
  }
`;
