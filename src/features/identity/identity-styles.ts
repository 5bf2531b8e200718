/** Styles of the app's face. */
import {css} from 'lit';

export const identityStyles = css`
  .app-icon {
    display: inline-grid;
    flex: none;
    place-items: center;
    inline-size: 30px;
    block-size: 30px;
    border-radius: var(--_round-8);
    background: var(--_surface-2);
    font-size: 17px;
    line-height: 1;
    object-fit: cover;
    user-select: none;
  }
  .header-icon {
    margin-inline-end: var(--_space-6);
  }
  .large-icon {
    inline-size: 56px;
    block-size: 56px;
    border-radius: var(--_radius);
    font-size: 30px;
  }
  .avatar {
    display: block;
    block-size: 26px;
  }
  .avatar-icon {
    inline-size: 26px;
    block-size: 26px;
    border-radius: var(--_round-8);
    font-size: 15px;
  }
  .introduction {
    display: grid;
    grid-template-rows: 1fr;
    text-align: center;
    transition: var(--_duration) ease;
    transition-property: grid-template-rows, margin, opacity, visibility;
  }
  .introduction > div {
    display: grid;
    justify-items: center;
    gap: var(--_space-8);
    min-block-size: 0;
    padding: var(--_space-20) var(--_space-12) var(--_space-8);
    overflow: hidden;
    transition: padding var(--_duration) ease;
  }
  .introduction[data-over] {
    grid-template-rows: 0fr;
    margin-block-end: calc(-5 * var(--_space)); /* what stands between it and the next */
    opacity: 0;
    visibility: hidden;
  }
  .introduction[data-over] > div {
    padding-block: 0;
  }
  .introduction p {
    margin: 0;
  }
  .introduction-title {
    font-size: var(--_type-xl);
    font-weight: 600;
  }
  .description {
    max-inline-size: 46ch;
    color: var(--_muted);
    font-size: var(--_type-m);
    overflow-wrap: anywhere;
    text-wrap: balance;
    white-space: pre-line;
  }
  .description.clamped {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
  }
  .small-print {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 2px var(--_space-12);
    margin: calc(-1.5 * var(--_space)) var(--_space-16) var(--_space-10);
    color: var(--_muted);
    font-size: var(--_type-xs);
    line-height: 1.4;
    text-align: center;
    overflow-wrap: anywhere;
  }
  .small-print a {
    border-radius: var(--_round-4);
    color: inherit;
  }
  .unavailable {
    display: grid;
    justify-items: center;
    gap: var(--_space-8);
    margin-block: auto;
    padding: var(--_space-20) var(--_space-12);
    color: var(--_muted);
    text-align: center;
  }
  .unavailable p {
    max-inline-size: 40ch;
    margin: 0;
    text-wrap: balance;
  }
  .unavailable .unavailable-title {
    color: var(--_text);
    font-size: var(--_type-xl);
    font-weight: 600;
  }
  .unavailable .link-button {
    margin-block-start: var(--_space-8);
  }
  .way-in {
    border-radius: var(--_round-4);
    color: var(--_text);
    text-underline-offset: 3px;
  }
  .way-in:focus-visible {
    outline: 2px solid var(--_text);
    outline-offset: 2px;
  }
  .frame[data-header='accent'] .header {
    border-color: transparent;
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .frame[data-header] .header .quiet-button {
    color: inherit;
  }
  .frame[data-header='accent'] .header :focus-visible {
    outline-color: currentcolor;
  }
  /* On the header, so that a page that gives that another colour is heard. */
  .frame[data-header='inverted'] .header {
    color: var(--_accent-text);
  }
`;
