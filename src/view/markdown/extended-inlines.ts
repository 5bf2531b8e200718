/** Inline nodes beyond the core → DOM: tags of the allow-list, pictures, formulas, marks of footnotes. */
import type {Inline} from '../../markdown/tree.js';
import type {BlockWriter} from './block-writer.js';
import {create} from './elements.js';
import type {ExtendedOptions} from './extended-options.js';
import type {Footnotes} from './footnotes.js';
import type {InlineRecord} from './inline-writer.js';
import {isInteractive, newInteractive} from './interactive.js';
import {newImage} from './media.js';

/** Tags that an answer may write itself; from any other comes a `<span>`. */
const known = new Set(
  'b br caption code del em hr i kbd mark p s strong sub sup table tbody td tfoot th thead tr u'.split(' '),
);

type ElementNode = Inline & {kind: 'element'};

export function createExtended(
  node: Inline,
  {owner, inlines}: BlockWriter,
  options: ExtendedOptions,
  footnotes: Footnotes,
): InlineRecord | null {
  const make = (tag: string, className?: string): HTMLElement => create(owner, tag, className);
  const record = (dom: ChildNode): InlineRecord => ({node, dom, children: []});
  switch (node.kind) {
    case 'html':
      return record(owner.createTextNode(node.shown));
    case 'math': {
      const element = make('code', 'math');
      if (node.display) element.setAttribute('data-display', '');
      element.textContent = node.tex;
      return record(element);
    }
    case 'note':
      return record(footnotes.newMark(node.label));
    case 'image':
      return record(newImage(make, node, options));
    case 'element': {
      const own = newInteractive(make, node, options);
      if (own) return record(own);
      const made = record(make(known.has(node.tag) ? node.tag : 'span'));
      setSpan(made.dom as HTMLElement, node);
      inlines.write(made.dom, made.children, node.children);
      return made;
    }
    default:
      return null;
  }
}

/** Makes the node that is drawn say what the new one says; false if it has to be drawn anew. */
export function patchExtended(record: InlineRecord, node: Inline, {inlines}: BlockWriter): boolean {
  const before = record.node;
  if (node.kind !== 'element' || isInteractive(node.tag)) return plain(before) === plain(node);
  if ((before as ElementNode).tag !== node.tag) return false;
  inlines.write(record.dom, record.children, node.children);
  setSpan(record.dom as HTMLElement, node);
  return true;
}

/** A table's cell may span others, within reason. */
function setSpan(element: HTMLElement, node: ElementNode): void {
  for (const name of ['colspan', 'rowspan']) {
    const value = Number(node.attributes.get(name));
    if (Number.isInteger(value) && value > 1 && value <= 64) element.setAttribute(name, String(value));
  }
}

function plain(node: Inline): string {
  return JSON.stringify(node, (_, value: unknown) => (value instanceof Map ? [...value.entries()] : value));
}
