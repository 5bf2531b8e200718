/** Draws what the core does not: tables, raw HTML, formulas, footnotes, a model's reasoning, whole code blocks. */
import type {Block, Inline} from '../../markdown/tree.js';
import type {BlockRecord} from './block-record.js';
import {isBlank, newRecord} from './block-record.js';
import type {BlockWriter} from './block-writer.js';
import {CodeBlock} from './code-block.js';
import {create, setText} from './elements.js';
import type {ExtendedOptions} from './extended-options.js';
import type {Drawing} from './extension.js';
import {Footnotes} from './footnotes.js';
import {createExtended, patchExtended} from './extended-inlines.js';
import type {InlineRecord} from './inline-writer.js';
import {newTableButton} from './table-button.js';

/** Rows of a table that are laid out together. */
const ROWS_IN_TABLE = 100;

export class ExtendedDrawing implements Drawing {
  readonly #writer: BlockWriter;
  readonly #options: ExtendedOptions;
  readonly #footnotes: Footnotes;
  readonly #codes = new WeakMap<BlockRecord, CodeBlock>();
  /** Leaves that asked for a label that means nothing yet. */
  readonly #missed = new Map<string, Set<BlockRecord>>();
  /** Formulas that are complete: a leaf is drawn anew when a label in it gets its meaning. */
  readonly #closedMath = new WeakSet<Node>();
  /** Leaves that are to be drawn anew. */
  readonly #stale = new Set<BlockRecord>();
  /** When each reasoning began that is not over yet. */
  readonly #began = new Map<BlockRecord, number>();

  constructor(writer: BlockWriter, options: ExtendedOptions) {
    this.#writer = writer;
    this.#options = options;
    this.#footnotes = new Footnotes(writer.root, writer.owner, options.labels);
  }

  create(block: Block, key: string): BlockRecord | null {
    switch (block.kind) {
      case 'code': {
        const code = new CodeBlock(this.#writer.owner, this.#options);
        const record = newRecord(key, code.element);
        this.#codes.set(record, code);
        return record;
      }
      case 'html':
        return newRecord(key, this.#make('div', 'html'), true);
      case 'math': {
        const record = newRecord(key, this.#make('div', 'formula'));
        record.body = record.element.appendChild(this.#make('code', 'math'));
        record.body.setAttribute('data-display', '');
        record.body.appendChild(this.#text(''));
        return record;
      }
      case 'table': {
        const element = this.#make('div', 'table');
        element.setAttribute('tabindex', '0');
        return newRecord(key, element, true);
      }
      case 'row':
        return newRecord(key, this.#make('tr'));
      case 'cell':
        return newRecord(key, this.#make(block.head && !isBlank(block) ? 'th' : 'td'));
      case 'details': {
        const element = this.#make('details');
        element.toggleAttribute('open', block.head);
        return newRecord(key, element);
      }
      case 'think':
        return this.#newThought(key);
      case 'summary':
        return newRecord(key, this.#make('summary'), true);
      case 'footnote':
        return block.head ? this.#newUnseen(key) : this.#footnotes.newNote(key, block.info);
      default:
        return null;
    }
  }

  /** Of two notes with one name the first counts. */
  #newUnseen(key: string): BlockRecord {
    const element = this.#make('div');
    element.setAttribute('hidden', '');
    return newRecord(key, element);
  }

  place(record: BlockRecord, block: Block, child: Block, index: number): Element | null {
    if (child.kind === 'footnote') return this.#footnotes.place;
    if (block.kind !== 'table') return null;
    const isHead = index === 0;
    const part = isHead ? 0 : Math.floor((index - 1) / ROWS_IN_TABLE);
    const table = this.#writer.group(record, part, () => this.#make('table'));
    const place = isHead || part > 0 ? 0 : 1;
    return table.children[place] ?? table.appendChild(this.#make(isHead ? 'thead' : 'tbody'));
  }

  draw(record: BlockRecord, block: Block): boolean {
    const {element} = record;
    switch (block.kind) {
      case 'code':
        this.#codes.get(record)?.draw(block);
        return true;
      case 'math':
        this.#drawMath(record, block);
        return true;
      case 'item':
        this.#drawCheckBox(element, block.checked);
        return false;
      case 'think':
        this.#drawThought(record, block);
        return false;
      case 'table':
        if (block.final && !record.wasFinal) this.#addButton(element);
        return false;
      case 'cell':
        if (block.info) element.setAttribute('data-align', block.info);
        else element.removeAttribute('data-align');
        return false;
      default:
        return false;
    }
  }

  closed(records: readonly InlineRecord[]): void {
    for (const {node, dom, children} of records) {
      if (node.kind !== 'math') this.closed(children);
      else if (!this.#closedMath.has(dom)) {
        this.#closedMath.add(dom);
        this.#options.mathClosed?.(dom as HTMLElement, node.tex, node.display, node.source);
      }
    }
  }

  missed(labels: ReadonlySet<string>, record: BlockRecord): void {
    for (const label of labels) {
      const leaves = this.#missed.get(label);
      if (leaves) leaves.add(record);
      else this.#missed.set(label, new Set([record]));
    }
  }

  defined(labels: string[]): void {
    for (const label of labels.splice(0)) {
      this.#missed.get(label)?.forEach((record) => this.#stale.add(record));
      this.#missed.delete(label);
    }
  }

  refresh(): boolean {
    const [record] = this.#stale;
    if (!record) return false;
    this.#stale.delete(record);
    if (record.leaf) this.#writer.drawText(record, record.leaf, true);
    return true;
  }

  createInline(node: Inline): InlineRecord | null {
    return createExtended(node, this.#writer, this.#options, this.#footnotes);
  }

  patchInline(record: InlineRecord, node: Inline): boolean {
    return patchExtended(record, node, this.#writer);
  }

  /** Dify's way to write a button as a link: `[text](abbr:message)`. */
  linked(element: HTMLElement, url: string): void {
    if (!/^abbr:/i.test(url)) return;
    element.setAttribute('role', 'button');
    element.setAttribute('tabindex', '0');
    element.onclick = () => this.#options.onAction?.({kind: 'link', value: decode(url.slice(5))});
    element.onkeydown = (event) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault(); // a blank would scroll
      element.click();
    };
  }

  #make(tag: string, className?: string): HTMLElement {
    return create(this.#writer.owner, tag, className);
  }

  #text(text: string): Text {
    return this.#writer.owner.createTextNode(text);
  }

  #newThought(key: string): BlockRecord {
    const element = this.#make('details', 'thought');
    const summary = element.appendChild(this.#make('summary'));
    summary.setAttribute('dir', 'auto');
    summary.appendChild(this.#text(''));
    element.setAttribute('open', '');
    const record = newRecord(key, element);
    record.body = element.appendChild(this.#make('div'));
    this.#began.set(record, this.#now());
    return record;
  }

  #drawThought(record: BlockRecord, block: Block): void {
    const {thinking = 'Thinking…', thought} = this.#options.labels ?? {};
    const began = this.#began.get(record);
    const isOver = began === undefined;
    if (isOver) return;
    const label = record.element.firstChild?.firstChild as Text;
    if (!block.final) {
      setText(label, thinking);
      return;
    }
    // What came in one piece, as from history, tells nothing of how long it took.
    const took = this.#now() - began;
    setText(label, thought?.(took > 0 ? took : null) ?? 'Thought');
    this.#began.delete(record);
    // Once only: the visitor may have opened or closed it meanwhile.
    record.element.removeAttribute('open');
  }

  #now(): number {
    return this.#options.now?.() ?? 0;
  }

  #drawCheckBox(element: HTMLElement, checked: boolean | null): void {
    const first = element.firstElementChild;
    let box = first?.tagName === 'INPUT' ? first : null;
    element.toggleAttribute('data-task', checked !== null);
    if (checked === null) {
      box?.remove();
      return;
    }
    if (!box) {
      box = this.#make('input');
      box.setAttribute('type', 'checkbox');
      box.setAttribute('disabled', '');
      box.setAttribute('aria-label', this.#options.labels?.task ?? 'Task');
      element.insertBefore(box, element.firstChild);
    }
    box.toggleAttribute('checked', checked);
  }

  #addButton(table: HTMLElement): void {
    const {labels, onCopy} = this.#options;
    if (labels?.copyTable && onCopy) table.after(newTableButton(table, labels.copyTable, onCopy));
  }

  #drawMath(record: BlockRecord, block: Block): void {
    if (record.wasFinal) return;
    const {body} = record;
    const tex = block.lines.join('').trim();
    setText(body.firstChild as Text, tex);
    const opener = block.info === '$$' ? '$$' : '\\[';
    const source = `${opener}\n${tex}\n${block.info}`;
    if (block.final) this.#options.mathClosed?.(body, tex, true, source);
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // half an escape: as it is written
  }
}
