/**
 * Typography of an answer, in the size of a chat. Margins are one-sided: they do not collapse through segments. Lists of
 * selectors, and no `:is(h1, h2)`: Chromium finds rules by the tag or class they end with, and tries that on every element.
 */
import {css} from 'lit';

export const markdownStyles = css`
  .markdown {
    --_link: var(--_accent-text);
    color: var(--_text);
    line-height: 1.6;
    overflow-wrap: anywhere;
  }

  /* What is settled is laid out apart from what still grows. */
  .markdown .segment {
    contain: content;
  }

  .markdown p,
  .markdown h1,
  .markdown h2,
  .markdown h3,
  .markdown h4,
  .markdown h5,
  .markdown h6,
  .markdown ul,
  .markdown ol,
  .markdown blockquote,
  .markdown pre,
  .markdown figure,
  .markdown hr {
    margin: 0;
  }

  /* By the sibling before, not by being last: what is last changes with each block, and all would be styled again. */
  .markdown :is(.segment, li) > * + *,
  .markdown .segment + .segment {
    margin-block-start: var(--_space-12);
  }

  .markdown .segment > p[data-continued] {
    margin-block-start: 0;
  }

  .markdown h1,
  .markdown h2,
  .markdown h3,
  .markdown h4,
  .markdown h5,
  .markdown h6 {
    padding-block-start: 0.5em;
    font-weight: 650;
    line-height: 1.3;
    text-wrap: balance;
  }

  .markdown .segment:first-child > :first-child {
    padding-block-start: 0;
  }

  .markdown h1 {
    font-size: 1.35em;
  }

  .markdown h2 {
    font-size: 1.2em;
  }

  .markdown h3 {
    font-size: 1.08em;
  }

  .markdown h4,
  .markdown h5,
  .markdown h6 {
    font-size: 1em;
  }

  .markdown h6 {
    color: var(--_muted);
  }

  .markdown a[href] {
    color: var(--_link);
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 0.18em;
    cursor: pointer;
  }

  .markdown a:hover {
    text-decoration-thickness: 2px;
  }

  .markdown a small {
    color: var(--_muted);
    font-size: 0.85em;
  }

  .markdown :is(a, pre):focus-visible {
    outline: 2px solid var(--_accent-text);
    outline-offset: 2px;
  }

  .markdown ul,
  .markdown ol {
    padding: 0;
  }

  .markdown .list > * {
    contain: layout style;
  }

  /* On the item, whose direction is that of its own text. */
  .markdown li {
    margin-inline-start: 1.5em;
  }

  .markdown li + li,
  .markdown :is(ul, ol) + ul,
  .markdown :is(ul, ol) + ol {
    margin-block-start: var(--_space-8);
  }

  .markdown [data-tight] > :is(ul, ol) + :is(ul, ol),
  .markdown [data-tight] > * > li + li,
  .markdown [data-tight] > * > li > * + * {
    margin-block-start: 0.15em;
  }

  .markdown li::marker {
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
  }

  .markdown blockquote {
    padding-inline-start: 0.9em;
    border-inline-start: 3px solid var(--_border);
    color: var(--_muted);
  }

  .markdown hr {
    height: 1px;
    border: 0;
    margin-block: 1.25em;
    background: var(--_border);
  }

  /* A link leaves the sentence's direction alone. */
  .markdown a {
    unicode-bidi: plaintext;
  }

  .markdown code {
    direction: ltr;
    unicode-bidi: isolate;
    font-family: var(--_font-mono);
    font-size: 0.875em;
  }

  .markdown :not(pre) > code {
    padding: 0.12em 0.35em;
    border-radius: var(--_round-4);
    background: var(--_surface-2);
  }

  .markdown figure.code {
    overflow: hidden;
    border: 1px solid var(--_border);
    border-radius: var(--_round-12);
    background: var(--_surface-2);
  }

  .markdown pre {
    overflow-x: auto;
    padding: 0.4em 0.9em 0.8em;
    line-height: 1.5;
    tab-size: 4;
    overflow-wrap: normal;
  }
`;
