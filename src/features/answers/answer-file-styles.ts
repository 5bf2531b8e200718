/** Files in messages: links, pictures, what is not loaded yet, and a picture seen large. */
import {css} from 'lit';

export const answerFileStyles = css`
  .file {
    display: flex;
    align-items: center;
    gap: var(--_space-8);
    max-inline-size: 100%;
    min-block-size: 40px;
    padding-block: var(--_space-6);
    padding-inline: var(--_space-10) var(--_space-12);
    border: 1px solid var(--_border);
    border-radius: var(--_round-12);
    color: inherit;
    font-size: var(--_type-m);
    text-decoration: none;
  }
  .file .icon {
    flex: none;
    color: var(--_muted);
    font-size: var(--_type-xl);
  }
  .file-name {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .file-size {
    flex: none;
    color: var(--_muted);
    font-size: var(--_type-xs);
  }
  .files {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-8);
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
    border-radius: var(--_round-12);
  }
  .picture {
    display: block;
    inline-size: fit-content;
    max-inline-size: min(280px, 100%);
    padding: 0;
    border: 1px solid var(--_border);
    border-radius: var(--_round-12);
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
  .load-media {
    max-inline-size: 100%;
    padding: var(--_space-10) var(--_space-12);
    border: 1px dashed var(--_border);
    border-radius: var(--_round-12);
    background: var(--_surface-2);
    color: var(--_text);
    font: inherit;
    font-size: var(--_type-s);
    overflow-wrap: anywhere;
    cursor: pointer;
  }
`;
