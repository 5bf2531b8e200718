/** Keeps what a reader has selected in a text while other elements take the place of those that show it. */

/** `getComposedRanges` is standard since 2024; before, each engine had a way of its own. */
type AnySelection = Omit<Selection, 'getComposedRanges'> & Partial<Pick<Selection, 'getComposedRanges'>>;

/** Selects the same words again where the text has them still, nearest to where they were. */
export function keepSelection(container: HTMLElement, redraw: () => void): void {
  const selection = selectionIn(container);
  const range = selection && rangeIn(container, selection);
  if (!range) {
    redraw();
    return;
  }
  const [from, words] = [lengthBefore(container, range.startContainer, range.startOffset), range.toString()];
  redraw();
  const at = nearest(container.textContent, words, from);
  if (at < 0) return;
  const [start, end] = [placeOf(container, at, false), placeOf(container, at + words.length, true)];
  if (start && end) selection.setBaseAndExtent(...start, ...end);
}

function selectionIn(container: HTMLElement): AnySelection | null {
  const selection: AnySelection | null = document.getSelection();
  if (!selection || selection.getComposedRanges) return selection;
  // Chromium before the standard tells of a selection inside only so. It lays out the page to do it.
  const root = container.getRootNode() as ShadowRoot & {getSelection?(): Selection | null};
  return root.getSelection?.() ?? selection;
}

/** `null` where nothing is selected, or not in this text alone. */
function rangeIn(container: HTMLElement, selection: AnySelection): Range | null {
  const root = container.getRootNode();
  const composed =
    root instanceof ShadowRoot ? selection.getComposedRanges?.({shadowRoots: [root]})[0] : null;
  const found = composed ?? (selection.rangeCount > 0 ? selection.getRangeAt(0) : null);
  if (!found || found.collapsed) return null;
  if (!container.contains(found.startContainer) || !container.contains(found.endContainer)) return null;
  const range = document.createRange();
  range.setStart(found.startContainer, found.startOffset);
  range.setEnd(found.endContainer, found.endOffset);
  return range;
}

/** Characters of the text before a place in it. */
function lengthBefore(container: HTMLElement, node: Node, offset: number): number {
  const range = document.createRange();
  range.setStart(container, 0);
  range.setEnd(node, offset);
  return range.toString().length;
}

function nearest(text: string, words: string, from: number): number {
  if (words === '') return -1;
  const [before, after] = [text.lastIndexOf(words, from), text.indexOf(words, from)];
  return before < 0 || (after >= 0 && after - from < from - before) ? after : before;
}

/** @param isEnd a place between two elements belongs to the first of them. */
function placeOf(container: HTMLElement, at: number, isEnd: boolean): readonly [Text, number] | null {
  const texts = document.createTreeWalker(container, NodeFilter.SHOW_TEXT);
  let left = at;
  for (let node = texts.nextNode() as Text | null; node; node = texts.nextNode() as Text | null) {
    if (left < node.length || (isEnd && left === node.length)) return [node, left];
    left -= node.length;
  }
  return null;
}
