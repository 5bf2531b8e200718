/** A block that is drawn, and how far. */
import type {Block} from '../../markdown/tree.js';
import type {InlineRecord} from './inline-writer.js';

export interface BlockRecord {
  key: string;
  element: HTMLElement;
  /** Where its children or its text go. */
  body: HTMLElement;
  /** What stays behind all children. */
  end: Node | null;
  children: BlockRecord[];
  /** Elements in the body that children are laid out in together. */
  groups: Element[];
  /** How many of the children are final and drawn. */
  settled: number;
  inlines: InlineRecord[];
  /** The text as it was drawn last, and whether more could come. */
  text: string;
  wasFinal: boolean;
  /** The block whose text it shows; another one stands in its place when a line has been tried. */
  leaf: Block | null;
}

export function newRecord(key: string, element: HTMLElement, hasOwnDirection = false): BlockRecord {
  if (hasOwnDirection) element.setAttribute('dir', 'auto');
  return {
    key,
    element,
    body: element,
    end: null,
    children: [],
    groups: [],
    settled: 0,
    inlines: [],
    text: '',
    wasFinal: false,
    leaf: null,
  };
}

/** A cell in the head of a table with nothing in it, often its corner: it names no column. */
export function isBlank({kind, head, text}: Block): boolean {
  return kind === 'cell' && head && text === '';
}
