/** A text shown in one go, and the same text shown in pieces. */
import type {ExtendedOptions} from '../../../src/view/markdown/extended-options.js';
import {extendedMarkdown} from '../../../src/view/markdown/extended-markdown.js';
import type {MarkdownViewOptions} from '../../../src/view/markdown/options.js';
import {MarkdownView} from '../../../src/view/markdown/markdown-view.js';
import type {Random} from './random.js';
import {cut, pick} from './random.js';
import type {SmallElement} from './small-dom.js';
import {dump, newContainer} from './small-dom.js';

type Options = Pick<MarkdownViewOptions, 'parse' | 'softBreaks'> & ExtendedOptions;

/** A view with all that there is. */
export function fullView(container: Element, {parse, softBreaks, ...options}: Options = {}): MarkdownView {
  return new MarkdownView(container, {
    ...(parse && {parse}),
    ...(softBreaks && {softBreaks}),
    extension: extendedMarkdown(options),
  });
}

export function shownAtOnce(text: string, options?: Options): string {
  const {container, small} = newContainer();
  const view = fullView(container, options);
  view.write(text);
  view.end();
  view.flush();
  return dump(small);
}

/** Cuts the text at random places and flushes at random times; `look` sees what is shown after each flush. */
export function shownInPieces(
  text: string,
  random: Random,
  options?: Options,
  look?: (shown: SmallElement) => void,
): string {
  const {container, small} = newContainer();
  const view = fullView(container, options);
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

/**
 * Shown by the core until it asks for the extension and that has come, some pieces later or after the end; then
 * anew, out of sight, and moved into its place. `asked` tells whether the core asked.
 */
export function shownLate(text: string, random: Random): {shown: string; asked: boolean} {
  const {container, small} = newContainer();
  let asked = false;
  let view = new MarkdownView(container, {
    onForeign: () => {
      asked = true;
    },
  });
  let wait = Math.floor(random() * 6);
  let hasEnded = false;
  let come = '';
  const drawAnew = (): void => {
    if (!asked || view.isExtended || (wait-- > 0 && !hasEnded)) return;
    view = fullView(newContainer().container);
    view.write(come);
    if (hasEnded) view.end();
    view.flush();
    view.moveTo(container as HTMLElement);
  };
  for (const piece of cut(random, text, pick(random, [1, 7, 59, 10_000]))) {
    come += piece;
    view.write(piece);
    view.flush();
    drawAnew();
  }
  view.end();
  view.flush();
  hasEnded = true;
  drawAnew();
  return {shown: dump(small), asked};
}
