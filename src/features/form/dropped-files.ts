/** Files that are dropped on a field for files, or pasted while it has the focus. */
import type {DirectiveResult} from 'lit/directive.js';
import {ref} from 'lit/directives/ref.js';

type Take = (files: readonly File[]) => void;

const fields = new WeakMap<Element, Take>();
const listening = new WeakSet<Node>();

/** Marks an element as a field that takes files. What it takes, nobody else in the chat is given. */
export function takesFiles(take: Take): DirectiveResult {
  return ref((field) => {
    if (!field) return;
    fields.set(field, take);
    // The element may still have to be put into its place.
    queueMicrotask(() => {
      const root = field.getRootNode();
      if (root instanceof ShadowRoot && !listening.has(root)) listenIn(root);
    });
  });
}

/** Before anybody else hears of it, since files that are held over the panel make the composer cover it. */
function listenIn(root: ShadowRoot): void {
  listening.add(root);
  const on = <T extends 'dragover' | 'dragleave' | 'drop' | 'paste'>(
    type: T,
    listener: (event: HTMLElementEventMap[T]) => void,
  ): void => {
    root.addEventListener(
      type,
      (event) => {
        listener(event as HTMLElementEventMap[T]);
      },
      {capture: true},
    );
  };
  on('dragover', (event) => {
    const field = hasFiles(event) ? fieldAt(root, event) : null;
    mark(root, field);
    if (!field) return;
    event.preventDefault(); // else the browser would leave the page and show the file
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
  });
  on('dragleave', ({relatedTarget}) => {
    if (relatedTarget === null) mark(root, null);
  });
  on('drop', (event) => {
    mark(root, null);
    const field = hasFiles(event) ? fieldAt(root, event) : null;
    if (!field) return;
    event.preventDefault();
    fields.get(field)?.([...(event.dataTransfer?.files ?? [])]);
  });
  on('paste', (event) => {
    const files = [...(event.clipboardData?.files ?? [])];
    const target = event.target as Element;
    const field = target.matches('input') ? null : fieldAround(target);
    if (!field || files.length === 0) return;
    event.preventDefault();
    fields.get(field)?.(files);
  });
}

function hasFiles({dataTransfer}: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') === true;
}

/** The field that is seen there, or would be if the composer's zone did not cover it. */
function fieldAt(root: ShadowRoot, {clientX, clientY}: DragEvent): Element | null {
  const [seen] = root.elementsFromPoint(clientX, clientY).filter((each) => !each.closest('.drop-zone'));
  return seen ? fieldAround(seen) : null;
}

function fieldAround(element: Element): Element | null {
  const field = element.closest('.form-files');
  return field && fields.has(field) ? field : null;
}

function mark(root: ShadowRoot, over: Element | null): void {
  for (const field of root.querySelectorAll('.form-files[data-over]'))
    if (field !== over) field.removeAttribute('data-over');
  over?.setAttribute('data-over', '');
}
