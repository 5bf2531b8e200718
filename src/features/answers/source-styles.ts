/** What an answer was made from. */
import {css} from 'lit';

export const sourceStyles = css`
  .sources {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-6);
  }
  .sources-title {
    flex: 1 0 100%;
    margin: 0;
    color: var(--_muted);
    font-size: var(--_type-s);
  }
  .source {
    max-inline-size: 100%;
    border: 1px solid var(--_border);
    border-radius: var(--_round-8);
    background: var(--_surface);
    font-size: var(--_type-s);
  }
  .source[open] {
    flex: 1 0 100%;
  }
  .source summary {
    display: flex;
    align-items: center;
    gap: var(--_space-6);
    min-block-size: 28px;
    padding: 3px var(--_space-10) 3px var(--_space-6);
    border-radius: inherit;
    cursor: pointer;
    list-style: none;
  }
  .source summary::-webkit-details-marker {
    display: none;
  }
  .source summary:hover {
    background: var(--_surface-2);
  }
  .source-number {
    flex: none;
    min-inline-size: 18px;
    padding-inline: var(--_space);
    border-radius: var(--_round-4);
    background: var(--_surface-2);
    color: var(--_muted);
    font-size: var(--_type-xs);
    font-variant-numeric: tabular-nums;
    line-height: 1.5;
    text-align: center;
  }
  .source-name {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .source-body {
    padding: var(--_space) var(--_space-12) var(--_space-10);
  }
  .source-score {
    margin: 0 0 var(--_space);
    color: var(--_muted);
  }
  .source-text {
    max-block-size: 15em;
    margin: 0;
    overflow: auto;
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }
`;
