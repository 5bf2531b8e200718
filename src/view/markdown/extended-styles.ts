/** Typography of what stands in an answer beyond plain markdown. */
import {css} from 'lit';

export const extendedStyles = css`
  .markdown :is(details, .footnote > div) > * + *,
  .markdown .footnotes > * + * {
    margin-block-start: var(--_space-12);
  }

  .markdown :is(button, summary, .table, .footnote):focus-visible {
    outline: 2px solid var(--_accent-text);
    outline-offset: 2px;
  }

  .markdown li[data-task] {
    list-style: none;
  }

  .markdown li > input {
    float: inline-start;
    margin: 0.35em 0 0;
    margin-inline-start: -1.4em;
    display: grid;
    place-items: center;
    inline-size: 15px;
    block-size: 15px;
    border: 1.5px solid var(--_muted);
    border-radius: var(--_round-4);
    appearance: none; /* nobody can tick it, but it is not to look as if it were off */
  }
  .markdown li > input:checked {
    border-color: var(--_accent-text);
    background: var(--_accent-text);
  }
  .markdown li > input:checked::after {
    inline-size: 4px;
    block-size: 8px;
    border: solid var(--_surface);
    border-width: 0 2px 2px 0;
    transform: translateY(-1px) rotate(45deg);
    content: '';
  }

  .markdown a[role='button'] {
    color: var(--_link);
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 0.18em;
    cursor: pointer;
  }

  /* A few lines each, so that a line more does not lay out all the others again. */
  .markdown pre code > span {
    display: block;
  }

  .markdown kbd {
    font-family: var(--_font-mono);
    font-size: 0.875em;
    padding: 0.1em 0.4em;
    border: 1px solid var(--_border);
    border-block-end-width: 2px;
    border-radius: var(--_round-4);
    background: var(--_surface);
  }

  .markdown mark {
    padding: 0 0.15em;
    border-radius: var(--_round-4);
    background: color-mix(in srgb, var(--_accent) 22%, transparent);
    color: inherit;
  }

  .markdown sub,
  .markdown sup {
    line-height: 0;
  }

  .markdown figcaption {
    display: flex;
    align-items: center;
    justify-content: space-between;
    min-height: 1.5em;
    padding: 0.3em 0.4em 0 0.9em;
    color: var(--_muted);
    font-size: 0.8em;
  }

  .markdown .table {
    overflow-x: auto;
    border: 1px solid var(--_border);
    border-radius: var(--_round-12);
  }

  .markdown table {
    border-collapse: collapse;
    min-width: 100%;
    font-size: 0.94em;
    font-variant-numeric: tabular-nums;
  }

  .markdown table + table {
    width: 100%;
    table-layout: fixed;
    border-block-start: 1px solid var(--_border);
  }

  .markdown table :is(th, td) {
    padding: 0.45em 0.8em;
    text-align: start;
    unicode-bidi: plaintext;
    vertical-align: top;
    overflow-wrap: normal;
  }

  .markdown thead :is(th, td) {
    background: var(--_surface-2);
    font-weight: 600;
    white-space: nowrap;
  }

  .markdown tr + tr :is(th, td),
  .markdown thead + tbody > :first-child > * {
    border-block-start: 1px solid var(--_border);
  }

  .markdown table :is(th, td)[data-align='right'] {
    text-align: end;
  }

  /* Columns are straight, whatever is written in them, where browsers know of directions. */
  .markdown table :is(th, td):dir(ltr),
  .markdown table :is(th, td)[data-align='right']:dir(rtl) {
    text-align: left;
  }

  .markdown table :is(th, td):dir(rtl),
  .markdown table :is(th, td)[data-align='right']:dir(ltr) {
    text-align: right;
  }

  .markdown table :is(th, td)[data-align='center'] {
    text-align: center;
  }

  .markdown .formula {
    overflow-x: auto;
    text-align: center;
  }

  .markdown code.math {
    background: none;
    font-style: italic;
  }

  .markdown code.math[data-display] {
    display: block;
    padding: 0.4em 0;
    text-align: center;
    white-space: pre-wrap;
  }

  .markdown .html {
    white-space: pre-wrap;
  }

  .markdown .html > table {
    white-space: normal;
  }

  .markdown img,
  .markdown video {
    display: block;
    /* WebKit never loads a lazy picture that takes up no room. */
    min-inline-size: 1px;
    min-block-size: 1px;
    max-width: 100%;
    height: auto;
    border-radius: var(--_round-8);
  }

  .markdown audio {
    width: 100%;
  }

  .markdown :is(.action, .media > button, .copy) {
    padding: 0.35em 0.8em;
    border: 1px solid var(--_border);
    border-radius: var(--_round-8);
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
    font-size: 0.9em;
    text-decoration: none;
    cursor: pointer;
    min-block-size: 24px;
  }

  /* As quiet beneath a table as over code. */
  .markdown button.copy {
    padding: 0.15em 0.55em;
    border-color: transparent;
    background: none;
    color: var(--_muted);
    font-size: 0.8em;
  }
  .markdown figcaption .copy {
    font-size: 1em;
  }

  .markdown :is(.action, .media > button, .copy):hover {
    background: var(--_surface-2);
    color: var(--_text);
  }

  .markdown .action[data-variant='primary'] {
    border-color: var(--_accent-text);
    color: var(--_link);
  }

  .markdown .action:disabled,
  .markdown .form :disabled {
    opacity: 0.6;
    cursor: default;
  }

  .markdown .form {
    display: grid;
    gap: var(--_space-8);
    justify-items: start;
  }

  .markdown .form > .label {
    justify-self: stretch;
  }

  .markdown .form :is(input:not([type='checkbox']), select, textarea) {
    width: 100%;
    padding: 0.4em 0.6em;
    border: 1px solid var(--_border);
    border-radius: var(--_round-8);
    background: var(--_surface);
    color: inherit;
    font: inherit;
    font-size: var(--_type-box);
  }

  .markdown summary {
    min-block-size: 24px;
    cursor: pointer;
    color: var(--_muted);
    list-style: none;
  }
  .markdown summary::-webkit-details-marker {
    display: none;
  }
  .markdown summary::after {
    display: inline-block;
    inline-size: 5px;
    block-size: 5px;
    margin-inline: var(--_space-8) 2px;
    border: solid;
    border-width: 0 1.5px 1.5px 0;
    transform: translateY(-3px) rotate(45deg);
    content: '';
  }
  .markdown details[open] > summary::after {
    transform: rotate(-135deg);
  }

  .markdown .thought > div {
    padding-inline-start: 0.9em;
    margin-block-start: 0.4em;
    border-inline-start: 2px solid var(--_border);
    color: var(--_muted);
    font-size: 0.94em;
  }

  .markdown .footnote {
    display: flex;
    gap: var(--_space-8);
    color: var(--_muted);
    font-size: 0.88em;
  }

  .markdown .footnote > sup {
    line-height: 1.4;
  }

  .markdown .footnotes {
    padding-block-start: var(--_space-12);
    border-block-start: 1px solid var(--_border);
    margin-block-start: var(--_space-12);
  }

  .markdown .footnote > div {
    min-width: 0;
    flex: 1;
  }

  .markdown :is(.note, .footnote) > a[role] {
    text-decoration: none;
  }

  .markdown .copy-table {
    display: block;
    margin-inline-start: auto;
    margin-block-start: 2px;
  }
  .markdown .drawing {
    overflow-x: auto;
    padding: var(--_space-12);
  }
`;
