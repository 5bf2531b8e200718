/**
 * Blocks → DOM. Each pass visits what was made or still open since the last: what is closed for good is counted
 * and never looked at again, except leaves that asked for a label which gets its meaning later.
 */
import {readHtml} from '../../markdown/html-text.js';
import type {MarkdownParser} from '../../markdown/markdown-parser.js';
import type {Block} from '../../markdown/tree.js';
import {CodeBlock} from './code-block.js';
import {create, setText} from './elements.js';
import type {InlineRecord} from './inline-writer.js';
import {InlineWriter} from './inline-writer.js';
import type {MarkdownViewOptions} from './options.js';

/** Blocks of the root that are laid out together. */
const BLOCKS_IN_SEGMENT = 24;
/** Items of a list. */
const ITEMS_IN_LIST = 48;
/** Rows of a table that are laid out together. */
const ROWS_IN_TABLE = 100;

interface BlockRecord {
  key: string;
  element: HTMLElement;
  /** Where its children or its text go. */
  body: HTMLElement;
  children: BlockRecord[];
  /** How many of the children are final and drawn; in a leaf, how many characters need not be parsed again. */
  settled: number;
  inlines: InlineRecord[];
  /** The text as it was drawn last, and whether more could come. */
  text: string;
  wasFinal: boolean;
  /** How many nodes the settled characters are. */
  settledNodes: number;
  code: CodeBlock | null;
  /** The block whose text it shows. */
  leaf: Block | null;
}

export class BlockWriter {
  readonly #parser: MarkdownParser;
  readonly #options: MarkdownViewOptions;
  readonly #owner: Document;
  readonly #inlines: InlineWriter;
  readonly #root: BlockRecord;
  /** Leaves that asked for a label that means nothing yet. */
  readonly #missed = new Map<string, Set<BlockRecord>>();
  /** Characters given to the inline parser, for tests of how much work a stream is. */
  parsed = 0;

  constructor(container: Element, parser: MarkdownParser, options: MarkdownViewOptions) {
    this.#parser = parser;
    this.#options = options;
    this.#owner = container.ownerDocument;
    this.#inlines = new InlineWriter(this.#owner, options);
    this.#root = this.#newRecord('document', container as HTMLElement);
  }

  get made(): number {
    return this.#inlines.made;
  }

  write(): void {
    for (const label of this.#parser.takeFreshLabels()) {
      const leaves = this.#missed.get(label);
      this.#missed.delete(label);
      leaves?.forEach((record) => {
        record.settled = record.settledNodes = 0;
        if (record.leaf) this.#drawText(record, record.leaf, true);
      });
    }
    this.#drawChildren(this.#root, this.#parser.root);
  }

  #drawChildren(record: BlockRecord, block: Block): void {
    const {children} = block;
    for (let index = record.settled; index < children.length; index++) {
      const child = children[index];
      if (!child) return;
      let drawn = record.children[index];
      const key = keyOf(child, block);
      if (drawn?.key !== key) {
        const fresh = this.#create(child, key, block.kind !== 'item');
        if (drawn) drawn.element.replaceWith(fresh.element);
        else this.#parentFor(record, block, index).appendChild(fresh.element);
        record.children[index] = drawn = fresh;
      }
      this.#draw(drawn, child);
      if (child.final && index === record.settled) record.settled++;
    }
    while (record.children.length > children.length) this.#removeLast(record);
  }

  /** Where the next child goes: long rows of siblings are broken into groups that are laid out apart. */
  #parentFor(record: BlockRecord, block: Block, index: number): Element {
    if (block.kind === 'list') {
      const group = Math.floor(index / ITEMS_IN_LIST);
      return this.#groupFor(record.body, group, () => this.#newList(block, group * ITEMS_IN_LIST));
    }
    if (block.kind === 'document' || block.kind === 'quote' || block.kind === 'think') {
      return this.#groupFor(record.body, Math.floor(index / BLOCKS_IN_SEGMENT), () =>
        create(this.#owner, 'div', 'segment'),
      );
    }
    if (block.kind !== 'table') return record.body;
    const table = this.#groupFor(record.body, Math.floor(Math.max(index - 1, 0) / ROWS_IN_TABLE), () =>
      create(this.#owner, 'table'),
    );
    const isHead = index === 0;
    const place = isHead || record.body.firstChild !== table ? 0 : 1;
    return this.#groupFor(table, place, () => create(this.#owner, isHead ? 'thead' : 'tbody'));
  }

  /** A list, or its continuation from this item on. */
  #newList(block: Block, from: number): HTMLElement {
    const list = create(this.#owner, isOrdered(block) ? 'ol' : 'ul');
    const first = block.level + from;
    if (isOrdered(block) && first !== 1) list.setAttribute('start', String(first));
    return list;
  }

  #groupFor(parent: Element, index: number, make: () => HTMLElement): Element {
    return parent.children[index] ?? parent.appendChild(make());
  }

  /** Takes the last child away, and the group it stood in if that is empty now. */
  #removeLast(record: BlockRecord): void {
    let node: Element | null | undefined = record.children.pop()?.element;
    while (node && node !== record.body) {
      const parent: Element | null = node.parentElement;
      node.remove();
      if (!parent || parent.firstChild) return;
      node = parent;
    }
  }

  #create(block: Block, key: string, isOutsideItem: boolean): BlockRecord {
    const make = (tag: string, className?: string): HTMLElement => create(this.#owner, tag, className);
    switch (block.kind) {
      case 'quote':
        return this.#newRecord(key, make('blockquote'));
      case 'list':
        return this.#newRecord(key, make('div', 'list'));
      case 'item':
        return this.#newRecord(key, make('li'), true);
      case 'heading':
        return this.#newRecord(key, make(`h${block.level}`), true);
      case 'code': {
        const code = new CodeBlock(this.#owner, this.#options);
        return {...this.#newRecord(key, code.element), code};
      }
      case 'rule':
        return this.#newRecord(key, make('hr'));
      case 'html':
        return this.#newRecord(key, make('div', 'html'), true);
      case 'math': {
        const element = make('div', 'formula');
        const record = this.#newRecord(key, element);
        record.body = element.appendChild(make('code', 'math'));
        record.body.setAttribute('data-display', '');
        record.body.appendChild(this.#owner.createTextNode(''));
        return record;
      }
      case 'table': {
        const element = make('div', 'table');
        element.setAttribute('tabindex', '0');
        return this.#newRecord(key, element);
      }
      case 'row':
        return this.#newRecord(key, make('tr'));
      case 'cell':
        return this.#newRecord(key, make(block.head ? 'th' : 'td'), true);
      case 'details': {
        const element = make('details');
        element.toggleAttribute('open', block.head);
        return this.#newRecord(key, element);
      }
      case 'think':
        return this.#newThought(key);
      case 'summary':
        return this.#newRecord(key, make('summary'), true);
      case 'footnote': {
        const element = make('div', 'footnote');
        element.setAttribute('data-note', block.info);
        const label = element.appendChild(make('sup'));
        label.textContent = block.info;
        const record = this.#newRecord(key, element);
        record.body = element.appendChild(make('div'));
        return record;
      }
      default:
        return this.#newRecord(key, make('p'), isOutsideItem); // an item’s direction is that of its text
    }
  }

  #newThought(key: string): BlockRecord {
    const element = create(this.#owner, 'details', 'thought');
    const summary = element.appendChild(create(this.#owner, 'summary'));
    summary.appendChild(this.#owner.createTextNode(''));
    element.setAttribute('open', '');
    const record = this.#newRecord(key, element);
    record.body = element.appendChild(create(this.#owner, 'div'));
    return record;
  }

  #newRecord(key: string, element: HTMLElement, hasOwnDirection = false): BlockRecord {
    if (hasOwnDirection) element.setAttribute('dir', 'auto');
    return {
      key,
      element,
      body: element,
      children: [],
      settled: 0,
      inlines: [],
      text: '',
      wasFinal: false,
      settledNodes: 0,
      code: null,
      leaf: null,
    };
  }

  #draw(record: BlockRecord, block: Block): void {
    switch (block.kind) {
      case 'code':
        record.code?.draw(block);
        break;
      case 'math':
        this.#drawMath(record, block);
        break;
      case 'html':
        this.#drawHtml(record, block);
        break;
      case 'paragraph':
      case 'heading':
      case 'summary':
      case 'cell':
        this.#drawText(record, block, false);
        break;
      case 'rule':
        break;
      default:
        this.#drawContainer(record, block);
    }
    record.wasFinal = block.final;
  }

  #drawContainer(record: BlockRecord, block: Block): void {
    const {element} = record;
    if (block.kind === 'list') {
      element.toggleAttribute('data-tight', block.tight);
    } else if (block.kind === 'item') this.#drawCheckBox(record, block);
    else if (block.kind === 'think' && record.body.previousSibling) {
      const {thinking, thought} = this.#options.labels ?? {};
      const label = block.final ? (thought ?? 'Thought') : (thinking ?? 'Thinking…');
      setText(record.body.previousSibling.firstChild as Text, label);
      // Once only: the visitor may have opened or closed it meanwhile.
      if (block.final && !record.wasFinal) element.removeAttribute('open');
    }
    this.#drawChildren(record, block);
  }

  #drawCheckBox({element}: BlockRecord, block: Block): void {
    const first = element.firstElementChild;
    let box = first?.tagName.toLowerCase() === 'input' ? first : null;
    element.toggleAttribute('data-task', block.checked !== null);
    if (block.checked === null) {
      box?.remove();
      return;
    }
    if (!box) {
      box = create(this.#owner, 'input');
      box.setAttribute('type', 'checkbox');
      box.setAttribute('disabled', '');
      box.setAttribute('aria-label', this.#options.labels?.task ?? 'Task');
      element.insertBefore(box, element.firstChild);
    }
    box.toggleAttribute('checked', block.checked);
  }

  #drawMath(record: BlockRecord, block: Block): void {
    const tex = block.lines.join('').trim();
    if (record.wasFinal) return;
    setText(record.body.firstChild as Text, tex);
    if (block.final) this.#options.mathClosed?.(record.body, tex, true);
  }

  #drawHtml(record: BlockRecord, block: Block): void {
    if (record.text === block.text && record.wasFinal === block.final) return;
    record.text = block.text;
    this.parsed += block.text.length;
    this.#inlines.write(record.body, record.inlines, readHtml(block.text));
  }

  #drawText(record: BlockRecord, block: Block, again: boolean): void {
    const {text, final} = block;
    record.leaf = block;
    if (!again && record.text === text && record.wasFinal === final) return;
    if (block.kind === 'paragraph') record.element.toggleAttribute('data-continued', block.head);
    const cell = record.element.getAttribute('data-align') ?? '';
    if (block.kind === 'cell' && block.info !== cell) {
      if (block.info) record.element.setAttribute('data-align', block.info);
      else record.element.removeAttribute('data-align');
    }
    // What was settled holds for the text it was found in and for all that begin with that text.
    if (!text.startsWith(record.text)) record.settled = record.settledNodes = 0;
    const missed = new Set<string>();
    const from = record.settled;
    const result = this.#parser.inlines(block, missed, from);
    this.parsed += text.length - from;
    this.#inlines.write(record.body, record.inlines, result.nodes, record.settledNodes);
    for (const label of missed) this.#remember(label, record);
    record.text = text;
    record.settled = result.settled;
    record.settledNodes += result.settledNodes;
    if (final && !record.wasFinal) this.#inlines.reportMath(record.inlines);
  }

  #remember(label: string, record: BlockRecord): void {
    const leaves = this.#missed.get(label);
    if (leaves) leaves.add(record);
    else this.#missed.set(label, new Set([record]));
  }
}

function isOrdered(list: Block): boolean {
  return list.marker === '.' || list.marker === ')';
}

/** Blocks with the same key can be drawn into the same element. */
function keyOf(block: Block, parent: Block): string {
  if (block.kind === 'heading') return `h${block.level}`;
  if (block.kind === 'list') return isOrdered(block) ? `ol ${block.level}` : 'ul';
  if (block.kind === 'details') return `details ${block.head}`;
  if (block.kind === 'footnote') return `note ${block.info}`;
  return block.kind === 'cell' && parent.head ? 'th' : block.kind;
}
