/** The panel's box and its header, in each mode and on small screens. */
import {css} from 'lit';

export const panelStyles = css`
  .panel {
    position: fixed;
    inset: 0;
    z-index: var(--_z-index);
    display: none;
    flex-direction: column;
    padding: var(--_top) var(--_side) var(--_bottom);
    overflow: hidden;
    background: var(--_surface);
    font: 400 var(--_type)/1.5 var(--_font);
    text-align: start;
  }
  .words {
    display: contents;
  }
  /* By its frame: hidden by its own attribute, Chromium takes the focus from it before it can go to the launcher. */
  .frame[data-open] .panel {
    display: flex;
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
  .frame[data-mode='inline'] .panel {
    --_top: 0px;
    --_bottom: 0px;
    --_side: 0px;
    /* For what lies over it. */
    position: relative;
    z-index: auto;
    block-size: 100%;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }
  .frame[data-mode='bubble'] .panel {
    box-shadow: var(--_shadow);
    transition:
      opacity var(--_duration) ease,
      transform var(--_duration) ease;
    @starting-style {
      opacity: 0;
      transform: translateY(12px) scale(0.98);
    }
  }
  .frame[data-open] .launcher {
    display: var(--_if-floating, none);
  }

  .header {
    display: flex;
    flex: none;
    align-items: center;
    gap: var(--_space);
    min-block-size: calc(min(56px, 12dvh) + var(--_top)); /* lower on a phone on its side */
    /* Its background goes to the edges of the screen. */
    margin: calc(-1 * var(--_top)) calc(-1 * var(--_side)) 0;
    padding-block: calc(var(--_space) + var(--_top)) var(--_space);
    padding-inline: calc(var(--_space-20) + var(--_side)) calc(var(--_space-12) + var(--_side));
    border-block-end: 1px solid var(--_border);
  }
  .headless .header {
    display: none;
  }
  /* FLOATING, for styles: others go by the tokens. */
  @media (min-width: 521px) and (min-height: 481px), (min-width: 1025px) {
    .frame {
      --_if-floating: grid;
    }
    .frame[data-mode='bubble'] .panel {
      --_top: 0px;
      --_side: 0px;
      --_bottom: 0px;
      --_width: min(var(--dify-chat-width, 400px), 100% - 2 * var(--_gap));
      --_beside: calc(var(--_inset-block) + var(--_size) + 0.75 * var(--_gap));
      inset-block: auto var(--_beside);
      inset-inline: auto min(var(--_inset-inline), 100% - var(--_width) - var(--_gap));
      inline-size: var(--_width);
      block-size: min(var(--dify-chat-height, 680px), 100% - var(--_beside) - var(--_gap));
      border-radius: var(--_radius);
    }
    .frame[data-mode='bubble'][data-placement^='top'] .panel {
      inset-block: var(--_beside) auto;
    }
    .frame[data-mode='bubble'][data-placement$='start'] .panel {
      inset-inline: min(var(--_inset-inline), 100% - var(--_width) - var(--_gap)) auto;
    }
    /*
     * The launcher below closes it, too; two buttons of one name would stand side by side. Over a whole window even a bubble
     * without a header has one: there is no other way out.
     */
    .bare .header,
    .header .close {
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
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
