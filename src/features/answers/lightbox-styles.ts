/** One picture over the whole window. */
import {css} from 'lit';

export const lightboxStyles = css`
  .lightbox {
    --_rim: max(24px, var(--_top), var(--_side));
    max-inline-size: 100vw;
    max-block-size: 100dvh;
    inline-size: 100vw;
    block-size: 100dvh;
    margin: 0;
    padding: var(--_rim);
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
    max-block-size: calc(100dvh - 2 * var(--_rim));
    border-radius: var(--_round-8);
    cursor: zoom-out;
  }
  .lightbox-close {
    position: fixed;
    inset-block-start: max(var(--_space-16), var(--_top));
    inset-inline-end: max(var(--_space-16), var(--_side));
    display: grid;
    place-items: center;
    inline-size: 40px;
    block-size: 40px;
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: rgb(255 255 255 / 16%);
    color: #fff;
    font-size: var(--_type-xl);
    cursor: pointer;
  }
  .lightbox-close:focus-visible {
    outline: 2px solid #fff;
    outline-offset: 2px;
  }
`;
