/** Styles of what stands around the text of an answer. */
import {css} from 'lit';

export const answerStyles = css`
  .answer-body {
    display: flow-root;
    min-inline-size: 0;
  }
  .answer-body > .text + .text {
    margin-block-start: 0.75em;
  }
  .answer-body:empty,
  .below:empty {
    display: none;
  }
  .below {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
    min-block-size: 28px;
    margin-inline-start: -6px;
  }
  .tools {
    display: flex;
    gap: 2px;
    opacity: 0;
    transition: opacity 120ms ease;
  }
  .message:is(:hover, :focus-within, :last-of-type) .tools {
    opacity: 1;
  }
  @media (hover: none) {
    .tools {
      opacity: 1;
    }
  }
  .copy .icon {
    grid-area: 1 / 1;
  }
  .copy .icon + .icon {
    opacity: 0;
  }
  .copy[data-done] .icon {
    opacity: 0;
  }
  .copy[data-done] .icon + .icon {
    animation: done 1600ms ease;
  }
  @keyframes done {
    0%,
    85% {
      opacity: 1;
    }
  }

  .sources {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }
  .sources-title {
    flex: 1 0 100%;
    margin: 0;
    color: var(--_muted);
    font-size: 13px;
  }
  .source {
    max-inline-size: 100%;
    border: 1px solid var(--_border);
    border-radius: 10px;
    background: var(--_surface);
    font-size: 13px;
  }
  .source[open] {
    flex: 1 0 100%;
  }
  .source summary {
    display: flex;
    align-items: center;
    gap: 6px;
    min-block-size: 28px;
    padding: 3px 10px 3px 6px;
    border-radius: 9px;
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
    padding-inline: 4px;
    border-radius: 6px;
    background: var(--_surface-2);
    color: var(--_muted);
    font-size: 12px;
    font-variant-numeric: tabular-nums;
    line-height: 18px;
    text-align: center;
  }
  .source-name {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .source-body {
    padding: 4px 12px 10px;
  }
  .source-score {
    margin: 0 0 4px;
    color: var(--_muted);
  }
  .source-text {
    max-block-size: 15em;
    margin: 0;
    overflow: auto;
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }

  .file {
    display: flex;
    align-items: center;
    gap: 8px;
    max-inline-size: 100%;
    min-block-size: 40px;
    padding-block: 6px;
    padding-inline: 10px 14px;
    border: 1px solid var(--_border);
    border-radius: 12px;
    color: inherit;
    font-size: 14px;
    text-decoration: none;
  }
  .file .icon {
    flex: none;
    color: var(--_muted);
    font-size: 18px;
  }
  .file-name {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .file-size {
    flex: none;
  }
  .question-tools {
    position: absolute;
    inset-block-end: -6px;
    inset-inline-end: 0;
    display: flex;
    gap: 2px;
    color: var(--_muted);
  }
  .editor {
    display: grid;
    gap: 8px;
    inline-size: 100%;
    padding: 10px;
    border: 1px solid var(--_border);
    border-radius: 18px;
    background: var(--_surface-2);
  }
  .editor-text {
    box-sizing: border-box;
    inline-size: 100%;
    min-block-size: 44px;
    max-block-size: 40dvh;
    padding: 6px 8px;
    border: 0;
    border-radius: 10px;
    background: none;
    color: inherit;
    font: 400 16px/1.4 var(--_font);
    field-sizing: content;
    resize: none;
  }
  .editor-buttons {
    display: flex;
    justify-content: flex-end;
    gap: 8px;
  }
  .plain-button {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-block-size: 34px;
    padding: 5px 14px;
    border: 1px solid var(--_border);
    border-radius: 10px;
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
    font-size: 14px;
    cursor: pointer;
  }
  .plain-button.primary {
    border-color: transparent;
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .one-line {
    flex-basis: 100%;
    margin-inline-start: 6px;
    font-size: 12.5px;
  }
  /* A mouse finds them where it is; a finger and a keyboard always. */
  @media (hover: hover) {
    .question-tools {
      opacity: 0;
      transition: opacity 120ms ease;
    }
    .message.user:is(:hover, :focus-within) .question-tools {
      opacity: 1;
    }
  }
  .versions {
    display: flex;
    align-items: center;
    gap: 2px;
    color: var(--_muted);
    font-size: 13px;
    font-variant-numeric: tabular-nums;
  }
  .versions:dir(rtl) .icon {
    transform: scaleX(-1);
  }

  .files {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .files > li {
    max-inline-size: 100%;
  }
  .sent {
    justify-content: flex-end;
  }
  .sent-picture > .file,
  .sent-picture[data-failed] > .picture {
    display: none;
  }
  .sent-picture[data-failed] > .file {
    display: flex;
  }
  .files video {
    max-inline-size: 100%;
    border-radius: 12px;
  }
  .picture {
    display: block;
    inline-size: fit-content;
    max-inline-size: min(280px, 100%);
    padding: 0;
    border: 1px solid var(--_border);
    border-radius: 12px;
    overflow: hidden;
    background: var(--_surface-2);
    cursor: zoom-in;
  }
  .picture img {
    display: block;
    min-block-size: 48px;
    min-inline-size: 48px;
    max-inline-size: min(280px, 100%);
    max-block-size: 220px;
    object-fit: cover;
  }
  a.file:hover {
    background: var(--_surface-2);
  }
  .file-size {
    color: var(--_muted);
    font-size: 12.5px;
  }
  .load-media {
    max-inline-size: 100%;
    padding: 10px 14px;
    border: 1px dashed var(--_border);
    border-radius: 12px;
    background: var(--_surface-2);
    color: var(--_text);
    font: inherit;
    font-size: 13.5px;
    overflow-wrap: anywhere;
    cursor: pointer;
  }
  .lightbox {
    max-inline-size: 100vw;
    max-block-size: 100dvh;
    inline-size: 100vw;
    block-size: 100dvh;
    margin: 0;
    padding: 24px;
    border: 0;
    background: rgb(10 12 16 / 88%);
    color: #fff;
  }
  .lightbox[open] {
    display: grid;
    place-items: center;
  }
  .lightbox img {
    max-inline-size: 100%;
    max-block-size: calc(100dvh - 48px);
    border-radius: 8px;
    cursor: zoom-out;
  }
  .lightbox-close {
    position: fixed;
    inset-block-start: 16px;
    inset-inline-end: 16px;
    display: grid;
    place-items: center;
    inline-size: 40px;
    block-size: 40px;
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: rgb(255 255 255 / 16%);
    color: #fff;
    font-size: 18px;
    cursor: pointer;
  }
  .lightbox-close:focus-visible {
    outline: 2px solid #fff;
    outline-offset: 2px;
  }

  .think {
    border-inline-start: 2px solid var(--_border);
    padding-inline-start: 12px;
    color: var(--_muted);
    font-size: 14px;
  }
  .think summary {
    inline-size: fit-content;
    min-block-size: 24px;
    border-radius: 6px;
    cursor: pointer;
  }
  .think-text {
    margin-block-start: 4px;
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }
  .panel :is(summary, a, select, textarea):not(.input):focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
`;
