/**
 * Blocks → DOM. Each pass visits what was made or still open since the last: what is closed for good is counted
 * and never looked at again, except leaves that asked for a label which gets its meaning later.
 */
import {textNode} from '../../markdown/inline-nodes.js';
import type {MarkdownParser} from '../../markdown/markdown-parser.js';
import type {Block} from '../../markdown/tree.js';
import type {BlockRecord} from './block-record.js';
import {isBlank, newRecord} from './block-record.js';
import {create} from './elements.js';
import type {Drawing} from './extension.js';
import {InlineWriter} from './inline-writer.js';
import type {MarkdownViewOptions} from './options.js';

/** Blocks of the root that are laid out together. */
const BLOCKS_IN_SEGMENT = 24;
/** Items of a list. */
const ITEMS_IN_LIST = 48;

export class BlockWriter {
  readonly owner: Document;
  readonly inlines: InlineWriter;
  readonly root: BlockRecord;
  readonly #parser: MarkdownParser;
  readonly #drawing: Drawing | undefined;

  constructor(container: Element, parser: MarkdownParser, {softBreaks, extension}: MarkdownViewOptions) {
    this.#parser = parser;
    this.owner = container.ownerDocument;
    this.inlines = new InlineWriter(this.owner, softBreaks === 'br');
    this.root = newRecord('', container as HTMLElement);
    this.inlines.drawing = this.#drawing = extension?.drawing(this);
  }

  write(): void {
    this.#drawing?.defined(this.#parser.fresh);
    this.#drawChildren(this.root, this.#parser.root);
  }

  /** Draws one more leaf whose labels have got their meaning since; false if there is none. */
  refresh(): boolean {
    return Boolean(this.#drawing?.refresh());
  }

  /** Shows all in place of what is in the other container, and goes on there. */
  moveTo(container: HTMLElement): void {
    container.replaceChildren(...this.root.body.childNodes);
    this.root.body = container;
  }

  /** One of the elements that children are laid out in together; the last child of the body if it is new. */
  group({body, end, groups}: BlockRecord, index: number, make: () => HTMLElement): Element {
    const known = groups[index];
    if (known?.parentNode) return known;
    const group = (groups[index] = make());
    body.insertBefore(group, end);
    return group;
  }

  #drawChildren(record: BlockRecord, block: Block): void {
    const {children} = block;
    for (let index = record.settled; index < children.length; index++) {
      const child = children[index];
      if (!child) return;
      const key = keyOf(child);
      let drawn = record.children[index];
      if (drawn?.key !== key) {
        const fresh = this.#create(child, key, block.kind);
        const place =
          this.#drawing?.place(record, block, child, index) ?? this.#placeFor(record, block, index);
        if (drawn?.element.parentNode === place) drawn.element.replaceWith(fresh.element);
        else {
          place.appendChild(fresh.element);
          this.#remove(record, drawn);
        }
        record.children[index] = drawn = fresh;
      }
      this.#draw(drawn, child);
      if (child.final && index === record.settled) record.settled++;
    }
    while (record.children.length > children.length) this.#remove(record, record.children.pop());
  }

  /** Where the next child goes: long rows of siblings are broken into groups that are laid out apart. */
  #placeFor(record: BlockRecord, block: Block, index: number): Element {
    if (block.kind === 'list') {
      const from = index - (index % ITEMS_IN_LIST);
      return this.group(record, from / ITEMS_IN_LIST, () => this.#newList(block, from));
    }
    if (!/document|quote|think/.test(block.kind)) return record.body;
    return this.group(record, Math.floor(index / BLOCKS_IN_SEGMENT), () => this.#make('div', 'segment'));
  }

  /** A list, or its continuation from this item on. */
  #newList(block: Block, from: number): HTMLElement {
    const list = this.#make(isOrdered(block) ? 'ol' : 'ul');
    const first = block.level + from;
    if (isOrdered(block) && first !== 1) list.setAttribute('start', String(first));
    return list;
  }

  /** Takes a child away, and the group it stood in if that is empty now. */
  #remove(record: BlockRecord, child: BlockRecord | undefined): void {
    let node: Element | null | undefined = child?.element;
    while (node && node !== this.root.body) {
      const parent: Element | null = node.parentElement;
      node.remove();
      if (!parent || parent.firstChild || parent === record.body) return;
      node = parent;
    }
  }

  #make(tag: string, className?: string): HTMLElement {
    return create(this.owner, tag, className);
  }

  #create(block: Block, key: string, around: string): BlockRecord {
    const made = this.#drawing?.create(block, key);
    if (made) return made;
    switch (block.kind) {
      case 'quote':
        return newRecord(key, this.#make('blockquote'));
      case 'list':
        return newRecord(key, this.#make('div', 'list'));
      case 'item':
        return newRecord(key, this.#make('li'), true);
      case 'heading':
        return newRecord(key, this.#make(key), true);
      case 'code': {
        const record = newRecord(key, this.#make('figure', 'code'));
        const pre = record.element.appendChild(this.#make('pre'));
        pre.setAttribute('tabindex', '0'); // so that it can be scrolled with the keyboard
        record.element.setAttribute('dir', 'ltr');
        record.body = pre.appendChild(this.#make('code'));
        return record;
      }
      case 'rule':
        return newRecord(key, this.#make('hr'));
      default:
        return newRecord(key, this.#make('p'), !/item|note|quote/.test(around)); // what has a mark is as its text
    }
  }

  #draw(record: BlockRecord, block: Block): void {
    const {kind} = block;
    if (!this.#drawing?.draw(record, block)) {
      if (kind === 'code') this.inlines.write(record.body, record.inlines, [textNode(block.lines.join(''))]);
      else if (/paragraph|heading|summary|cell|html/.test(kind)) this.drawText(record, block);
      else {
        if (kind === 'list') record.element.toggleAttribute('data-tight', block.tight);
        // By its paragraphs: all else has a direction of its own, and `auto` passes that over.
        if (kind === 'quote')
          record.element.dir = block.children.some((child) => child.kind === 'paragraph') ? 'auto' : '';
        this.#drawChildren(record, block);
      }
    }
    record.wasFinal = block.final;
  }

  /** @param again something outside of the leaf has changed what is in it. */
  drawText(record: BlockRecord, block: Block, again = false): void {
    const {text, final} = block;
    record.leaf = block;
    if (!again && record.text === text && record.wasFinal === final) return;
    if (block.kind === 'paragraph') record.element.toggleAttribute('data-continued', block.head);
    const missed = new Set<string>();
    const result = this.#parser.inlines(block, missed);
    this.inlines.write(record.body, record.inlines, result);
    this.#drawing?.missed(missed, record);
    record.text = text;
    if (final) this.#drawing?.closed(record.inlines);
  }
}

function isOrdered(list: Block): boolean {
  return list.marker === '.' || list.marker === ')';
}

/** Blocks with the same key can be drawn into the same element. The key of a heading is its tag. */
function keyOf(block: Block): string {
  const {kind, level} = block;
  if (isBlank(block)) return 'blank';
  if (kind === 'heading') return `h${level}`;
  if (kind === 'list') return isOrdered(block) ? `ol ${level}` : 'ul';
  return kind === 'footnote'
    ? `${kind} ${block.head} ${block.info}`
    : `${kind} ${kind !== 'paragraph' && block.head}`;
}
