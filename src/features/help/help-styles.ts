/** The list of shortcuts: a card over the panel. */
import {css} from 'lit';

export const helpStyles = css`
  .help {
    position: absolute;
    z-index: 2;
    inset: 0;
    display: grid;
    place-items: center;
    padding: calc(var(--_space-16) + var(--_top)) calc(var(--_space-16) + var(--_side))
      calc(var(--_space-16) + var(--_bottom));
    background: rgb(0 0 0 / 36%);
    animation: help-appear var(--_duration) ease;
  }
  .help-card {
    inline-size: 100%;
    max-inline-size: 400px;
    max-block-size: 100%;
    overflow: auto;
    padding: 0 var(--_space-20) var(--_space-20);
    border: 1px solid var(--_border);
    border-radius: min(var(--_radius), 20px);
    background: var(--_surface);
    box-shadow: var(--_shadow);
    animation: arrive var(--_duration) ease;
  }
  .help-card:focus-visible {
    outline: none;
  }
  .help-head {
    position: sticky;
    inset-block-start: 0;
    display: flex;
    align-items: center;
    gap: var(--_space-8);
    margin-inline-end: calc(-2.5 * var(--_space));
    padding-block: var(--_space-12) var(--_space);
    background: var(--_surface);
  }
  .help-title {
    flex: 1;
    margin: 0;
    font-size: var(--_type-l);
    font-weight: 600;
    line-height: 1.4;
  }
  .help-group {
    margin: var(--_space-12) 0 var(--_space);
    color: var(--_muted);
    font-size: var(--_type-s);
    font-weight: 500;
  }
  .help-rows {
    margin: 0;
    font-size: var(--_type-m);
  }
  .help-rows > div {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: flex-end;
    gap: var(--_space) var(--_space-16);
    padding-block: var(--_space-6);
  }
  .help-rows > div + div {
    border-block-start: 1px solid var(--_border);
  }
  .help-rows dt {
    flex: 1 1 9em;
  }
  .help-rows :is(dd, span) {
    direction: ltr; /* arrows point as they lie */
    display: flex;
    gap: var(--_space);
    margin: 0;
  }
  .help-rows span + span {
    margin-inline-start: var(--_space);
  }
  .help-rows kbd {
    min-inline-size: 24px;
    padding: 1px var(--_space-6);
    border: 1px solid var(--_border);
    border-block-end-width: 2px;
    border-radius: var(--_round-4);
    background: var(--_surface-2);
    font: 500 var(--_type-xs)/1.5 var(--_font);
    text-align: center;
    white-space: nowrap;
  }
  @keyframes help-appear {
    from {
      opacity: 0;
    }
  }
`;
