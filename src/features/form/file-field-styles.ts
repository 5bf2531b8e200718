/** A field for files; its list looks as it does in the composer. */
import {css} from 'lit';

export const fileFieldStyles = css`
  .form-files {
    display: grid;
    gap: 8px;
    min-inline-size: 0;
  }
  .form-files .gathered {
    max-block-size: none;
  }
  .form-ways {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .form-way {
    display: inline-flex;
    flex: 1 1 auto;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-block-size: 44px;
    padding: 8px 14px;
    border: 1px dashed var(--_control-border, color-mix(in srgb, var(--_text) 45%, var(--_surface)));
    border-radius: 10px;
    background: none;
    color: inherit;
    font: inherit;
    font-size: 14px;
    font-weight: 500;
    cursor: pointer;
  }
  .form-way:hover {
    background: var(--_surface-2);
  }
  .form-way .icon {
    color: var(--_muted);
    font-size: 18px;
  }
  .form-refusals {
    display: grid;
    gap: 4px;
  }
  .form-files .address-row {
    min-block-size: 44px;
  }
`;
