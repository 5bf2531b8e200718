/** A text shown in one go, and the same text shown in pieces. */
import type {MarkdownViewOptions} from '../../../src/view/markdown/options.js';
import {MarkdownView} from '../../../src/view/markdown/markdown-view.js';
import type {Random} from './random.js';
import {cut, pick} from './random.js';
import type {SmallElement} from './small-dom.js';
import {dump, newContainer} from './small-dom.js';

export function shownAtOnce(text: string, options?: MarkdownViewOptions): string {
  const {container, small} = newContainer();
  const view = new MarkdownView(container, options);
  view.write(text);
  view.end();
  view.flush();
  return dump(small);
}

/** Cuts the text at random places and flushes at random times; `look` sees what is shown after each flush. */
export function shownInPieces(
  text: string,
  random: Random,
  options?: MarkdownViewOptions,
  look?: (shown: SmallElement) => void,
): string {
  const {container, small} = newContainer();
  const view = new MarkdownView(container, options);
  const often = pick(random, [1, 0.5, 0.2]);
  for (const piece of cut(random, text, pick(random, [1, 3, 7, 17, 59]))) {
    view.write(piece);
    if (random() > often) continue;
    view.flush(random() < 0.1 ? 0 : Infinity);
    look?.(small);
  }
  view.end();
  while (view.flush(random() < 0.5 ? 0 : Infinity));
  look?.(small);
  return dump(small);
}
