/** Styles of what the visitor gathers in the composer. */
import {css} from 'lit';

export const fileStyles = css`
  .composer {
    position: relative;
  }
  .attachments {
    display: grid;
    /* As wide as the composer, however wide a box for an address would like to be. */
    grid-template-columns: minmax(0, 1fr);
    grid-column: 1 / -1;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-6);
    min-inline-size: 0;
    padding: 3px;
  }
  .attachments .notice {
    flex-wrap: nowrap;
    align-items: flex-start;
    border-radius: var(--_round-12);
    padding: var(--_space-8) var(--_space-8) var(--_space-8) var(--_space-12);
  }
  .attachments .notice .quiet-button {
    color: inherit;
  }
  .attachments .notice > .icon,
  .refusals {
    margin-block-start: var(--_space);
  }
  .refusals {
    flex: 1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .refusals p + p {
    margin-block-start: var(--_space);
  }

  .gathered {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 210px), 1fr));
    gap: var(--_space-6);
    max-block-size: min(190px, 28dvh);
    margin: 0;
    padding: 0;
    overflow-y: auto;
    list-style: none;
  }
  .chip {
    position: relative;
    display: flex;
    align-items: center;
    gap: var(--_space-8);
    min-inline-size: 0;
    padding: var(--_space);
    border: 1px solid var(--_border);
    border-radius: var(--_round-12);
    background: var(--_surface-2);
    overflow: hidden;
    animation: arrive var(--_duration) ease;
  }
  .chip[data-status='failed'] {
    border-color: color-mix(in srgb, var(--_error) 45%, var(--_surface));
    background: var(--_error-surface);
  }
  .chip-picture {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 40px;
    block-size: 40px;
    border-radius: var(--_round-8);
    overflow: hidden;
    background: var(--_surface);
    color: var(--_muted);
    font-size: var(--_type-xl);
  }
  .chip-picture > * {
    grid-area: 1 / 1;
  }
  .chip-picture img {
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }
  .chip[data-status='uploading'] img {
    opacity: 0.6;
  }
  .chip-words {
    flex: 1;
    min-inline-size: 0;
    font-size: var(--_type-s);
    line-height: 1.35;
  }
  .chip-name {
    display: block;
    overflow: hidden;
    font-weight: 500;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .chip-state {
    color: var(--_muted);
    font-size: var(--_type-xs);
    font-variant-numeric: tabular-nums;
  }
  .chip-error {
    display: block;
    color: var(--_error);
    font-size: var(--_type-xs);
  }
  .chip .quiet-button {
    flex: none;
  }
  .chip .quiet-button:hover {
    background: var(--_surface);
  }
  .chip progress {
    position: absolute;
    inset-block-end: 0;
    inset-inline: 0;
    inline-size: 100%;
    block-size: 3px;
    border: 0;
    appearance: none;
    background: none;
    color: var(--_accent-text);
  }
  .chip progress::-webkit-progress-bar {
    background: none;
  }
  .chip progress::-webkit-progress-value {
    background: var(--_accent-text);
    transition: inline-size var(--_duration) linear;
  }
  .chip progress::-moz-progress-bar {
    background: var(--_accent-text);
  }
  .chip progress:indeterminate::-moz-progress-bar {
    background: none;
  }
  .chip progress:indeterminate {
    background: linear-gradient(90deg, transparent 30%, var(--_accent-text) 50%, transparent 70%) 0 0 / 200%
      100%;
    animation: underway 1.4s linear infinite;
  }
  @keyframes underway {
    from {
      background-position: 150% 0;
    }
    to {
      background-position: -50% 0;
    }
  }

  .attach {
    display: grid;
  }
  .attach-menu {
    position: absolute;
    z-index: 2;
    inset-block-end: calc(100% + var(--_space-6));
    inset-inline-end: 0;
    display: grid;
    min-inline-size: 200px;
    padding: var(--_space-6);
    border: 1px solid var(--_border);
    border-radius: var(--_round-12);
    background: var(--_surface);
    box-shadow: var(--_shadow-small);
    animation: arrive var(--_duration) ease;
  }
  .attach-way {
    display: flex;
    align-items: center;
    gap: var(--_space-12);
    min-block-size: 40px;
    padding: var(--_space-8) var(--_space-12);
    border: 0;
    border-radius: var(--_round-8);
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    cursor: pointer;
  }
  .attach-way .icon {
    color: var(--_muted);
    font-size: var(--_type-xl);
  }
  .attach-way:is(:hover, :focus-visible) {
    background: var(--_surface-2);
  }
  .panel .attach-way:focus-visible {
    outline-offset: -2px;
  }
  @media (pointer: coarse) {
    .attach-way {
      min-block-size: 48px;
    }
  }
  .address-row {
    display: flex;
    align-items: center;
    gap: var(--_space-6);
  }
  .address {
    flex: 1;
    min-inline-size: 0;
    min-block-size: 36px;
    padding: var(--_space) var(--_space-12);
    border: 1px solid var(--_border);
    border-radius: var(--_round-12);
    background: var(--_surface);
    color: inherit;
    font: 400 var(--_type-box)/1.4 var(--_font);
  }
  .address-add {
    flex: none;
    min-block-size: 36px;
    padding: var(--_space) var(--_space-12);
    border: 0;
    border-radius: var(--_round-12);
    background: var(--_surface-2);
    color: inherit;
    font: 500 var(--_type-m)/1.4 var(--_font);
    cursor: pointer;
  }
  .address-add:hover {
    background: var(--_border);
  }

  .drop-zone {
    position: absolute;
    z-index: 3;
    inset: var(--_space-8);
    display: grid;
    place-items: center;
    border: 2px dashed var(--_accent-text);
    border-radius: calc(var(--_radius) - 6px);
    background: color-mix(in srgb, var(--_accent) 8%, var(--_surface) 92%);
    animation: appear var(--_duration) ease;
  }
  .drop-zone > * {
    display: grid;
    justify-items: center;
    gap: var(--_space-8);
    margin: 0;
    font-weight: 600;
    pointer-events: none;
  }
  .drop-zone .icon {
    color: var(--_accent-text);
    font-size: 1.9em;
  }
  @keyframes appear {
    from {
      opacity: 0;
    }
  }
`;
