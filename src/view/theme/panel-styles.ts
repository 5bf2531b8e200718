/** The panel's box and its header, in each mode and on small screens. */
import {css} from 'lit';

export const panelStyles = css`
  .panel {
    display: flex;
    flex-direction: column;
    overflow: hidden;
    background: var(--_surface);
    color: var(--_text);
    font: 400 var(--_type)/1.5 var(--_font);
    text-align: start;
  }
  .headless .header {
    display: none;
  }
  .words {
    display: contents;
  }
  .panel[hidden] {
    display: none;
  }
  /* Shown at once, or what comes later would push what is being read; not kept for long from who waits for it. */
  .panel[data-arriving] :is(.heading, .messages) {
    animation: hold 2s;
    animation-duration: 2s !important; /* nothing moves */
  }
  @keyframes hold {
    from,
    to {
      opacity: 0;
    }
  }
  .panel:focus-visible {
    outline: none;
  }
  .frame[data-mode='bubble'] .panel {
    position: fixed;
    z-index: var(--_z-index);
    --_width: min(var(--dify-chat-width, 400px), 100% - 2 * var(--_gap));
    --_beside: calc(var(--_inset-block) + var(--_size) + 0.75 * var(--_gap));
    inline-size: var(--_width);
    block-size: min(var(--dify-chat-height, 680px), 100% - var(--_beside) - var(--_gap));
    border-radius: var(--_radius);
    box-shadow: var(--_shadow);
    transition:
      opacity var(--_duration) ease,
      transform var(--_duration) ease;
    @starting-style {
      opacity: 0;
      transform: translateY(12px) scale(0.98);
    }
  }
  .frame[data-placement^='bottom'] .panel {
    inset-block-end: var(--_beside);
  }
  .frame[data-placement^='top'] .panel {
    inset-block-start: var(--_beside);
  }
  .frame[data-placement$='end'] .panel {
    inset-inline-end: min(var(--_inset-inline), 100% - var(--_width) - var(--_gap));
  }
  .frame[data-placement$='start'] .panel {
    inset-inline-start: min(var(--_inset-inline), 100% - var(--_width) - var(--_gap));
  }
  .frame[data-mode='inline'] .panel {
    /* For what lies over it; its placement is the bubble's. */
    position: relative;
    inset: auto;
    block-size: 100%;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }
  .frame[data-mode='fullscreen'] .panel {
    position: fixed;
    inset: 0;
    z-index: var(--_z-index);
  }
  @media (max-width: 520px) {
    .frame[data-mode='bubble'] .panel {
      inset: 0;
      inline-size: auto;
      block-size: auto;
      border-radius: 0;
      padding-block: env(safe-area-inset-top) env(safe-area-inset-bottom);
    }
    .frame[data-mode='bubble'][data-open] .launcher {
      display: none;
    }
    /* There is no other way out. */
    .frame[data-mode='bubble'] .header {
      display: flex;
    }
  }

  .header {
    display: flex;
    flex: none;
    align-items: center;
    gap: var(--_space);
    min-block-size: 56px;
    padding-block: var(--_space-8);
    padding-inline: var(--_space-20) var(--_space-12);
    border-block-end: 1px solid var(--_border);
  }
  @media (min-width: 521px) {
    /* The launcher below closes it, too; two buttons of one name would stand side by side. */
    .frame[data-mode='bubble'] .close {
      display: none;
    }
  }
  .heading {
    flex: 1;
    min-inline-size: 0;
    margin: 0;
    overflow: hidden;
    font-size: var(--_type-l);
    font-weight: 600;
    line-height: 1.4;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .body {
    position: relative;
    display: flex;
    flex: 1;
    flex-direction: column;
    min-block-size: 0;
  }

  .quiet-button {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 36px;
    block-size: 36px;
    padding: 0;
    border: 0;
    border-radius: var(--_round-8);
    background: none;
    color: var(--_muted);
    font: inherit;
    font-size: var(--_type-l);
    cursor: pointer;
  }
  .quiet-button.small {
    inline-size: 28px;
    block-size: 28px;
    font-size: var(--_type-m);
  }
  .quiet-button:hover {
    background: var(--_surface-2);
    color: var(--_text);
  }
  /* As quiet on any colour that a page gives the header. */
  .header .quiet-button {
    color: color-mix(in srgb, currentcolor 72%, transparent);
  }
  .header .quiet-button:hover {
    background: color-mix(in srgb, currentcolor 12%, transparent);
    color: inherit;
  }
  :is(.quiet-button, .link-button):disabled {
    opacity: 0.5;
    cursor: default;
  }
  .panel :is(button, input, .thread):focus-visible {
    outline: 2px solid var(--_accent-text);
    outline-offset: 2px;
  }
  .panel .thread:focus-visible {
    outline-offset: -2px;
  }
  .visually-hidden {
    position: absolute;
    overflow: hidden;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
