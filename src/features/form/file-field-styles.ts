/** A field for files; its list looks as it does in the composer. */
import {css} from 'lit';

export const fileFieldStyles = css`
  .form-files {
    display: grid;
    /* As wide as the card, however wide a box for text would like to be. */
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-8);
  }
  .form-files[data-over] {
    border-radius: var(--_round-8);
    outline: 2px dashed var(--_accent-text);
    outline-offset: 4px;
  }
  .form-files .gathered {
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 240px), 1fr));
    max-block-size: none;
  }
  .form-files .chip {
    border-radius: var(--_round-8);
  }
  .form-files .chip-picture {
    border-radius: var(--_round-4);
  }
  .form-ways {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-8);
  }
  .form-way {
    display: inline-flex;
    flex: 1 1 auto;
    align-items: center;
    justify-content: center;
    gap: var(--_space-8);
    min-block-size: 44px;
    padding: var(--_space-8) var(--_space-12);
    border: 1px dashed var(--_control-border);
    border-radius: var(--_round-8);
    background: none;
    color: inherit;
    font: inherit;
    font-size: var(--_type-m);
    font-weight: 500;
    cursor: pointer;
  }
  :is(.form-field:has(> .form-fault), .human-field:has(> .human-missing)) .form-way {
    border-color: var(--_error);
  }
  .form-way:hover {
    background: var(--_surface-2);
  }
  .form-way .icon {
    color: var(--_muted);
    font-size: var(--_type-xl);
  }
  .form-refusals {
    display: grid;
    gap: var(--_space);
  }
  .form-refusal {
    margin: 0;
    color: var(--_error);
    font-size: var(--_type-s);
    line-height: 1.4;
    overflow-wrap: anywhere;
  }
  .form-files :is(.address, .address-add) {
    min-block-size: 44px;
    border-radius: var(--_round-8);
  }
  .form-files .address {
    border-color: var(--_control-border);
  }
`;
