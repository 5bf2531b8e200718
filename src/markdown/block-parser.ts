/**
 * Lines → blocks, in the manner of the specification: each line first continues open blocks, then opens new
 * ones, then leaves its text in the innermost. What is closed is never looked at again.
 *
 * @see https://spec.commonmark.org/0.31.2/#phase-1-block-structure
 */
import {
  continuesIndented,
  dropBlankEnd,
  endsBlank,
  isVerbatim,
  mayHold,
  splitAtClosingTag,
} from './block-rules.js';
import {startBlock} from './block-starts.js';
import {endsHtml, outlivesBlank} from './html-blocks.js';
import {Line} from './line.js';
import {normalizeLabel, readDefinition} from './link-parts.js';
import {newRow, readDelimiters, splitRow} from './tables.js';
import type {Block, BlockKind, Definition, ParseOptions} from './tree.js';
import {newBlock} from './tree.js';

/** Containers in containers; deeper marks are text. */
const MAX_DEPTH = 64;
/** A longer paragraph goes on in a new one, so that the open end costs no more however long the text is. */
const MAX_LEAF = 4096;

/** An open block as it was before a half-written line. */
interface Saved {
  block: Block;
  fields: Block;
  children: number;
  lines: number;
}

export class BlockParser {
  readonly root = newBlock('document');
  readonly options: ParseOptions;
  /** What labels mean, the first definition of each. Footnotes are there under `^LABEL`. */
  readonly definitions = new Map<string, Definition>();
  /** The labels that got a meaning since somebody last emptied this. */
  readonly fresh: string[] = [];
  /** From the document to the innermost open block. */
  #spine: Block[] = [this.root];
  /** How much of the spine the present line continues. */
  #matched = 1;
  #saved: Saved[] | null = null;

  constructor(options: ParseOptions) {
    this.options = options;
  }

  /** From now on lines are only tried. */
  save(): void {
    this.#saved = this.#spine.map((block) => ({
      block,
      fields: {...block},
      children: block.children.length,
      lines: block.lines.length,
    }));
  }

  /** Takes back all lines since `save`. */
  restore(): void {
    if (!this.#saved) return;
    this.#spine = this.#saved.map(({block, fields, children, lines}, depth) => {
      Object.assign(block, fields);
      block.children.length = children;
      block.lines.length = lines;
      const child = this.#saved?.[depth + 1];
      if (child) block.children[children - 1] = child.block; // it may have been taken out, or replaced
      return block;
    });
    this.#saved = null;
  }

  get tip(): Block {
    return this.#spine.at(-1) ?? this.root;
  }

  isInside(kind: BlockKind): boolean {
    return this.#spine.some((block) => block.kind === kind);
  }

  /** Takes one line. `ended` tells whether its newline is there. */
  line(text: string, ended: boolean): void {
    const split = splitAtClosingTag(text);
    if (split && (this.isInside(split.kind) || split.opens) && this.tip.kind !== 'code') {
      if (split.before.trim()) this.#line(split.before, false);
      if (this.isInside(split.kind)) {
        this.#closeTo(this.#spine.findLastIndex((block) => block.kind === split.kind));
        if (split.after.trim()) this.line(split.after, ended);
        return;
      }
      if (split.after.trim()) this.#line(split.after, ended);
      return;
    }
    this.#line(text, ended);
  }

  /** Takes more of a line that was cut for its length. */
  moreOfLine(text: string, ended: boolean): void {
    const {tip} = this;
    if (tip.kind === 'paragraph') this.#addText(text, '');
    else if (tip.kind === 'code' || tip.kind === 'math') tip.lines.push(ended ? text + '\n' : text);
    else if (tip.kind === 'html') this.#addHtml(tip, text);
    else this.#line(text, ended);
  }

  /** Closes everything. */
  end(): void {
    this.#closeTo(0);
  }

  /** Opens a block in the innermost one that the line continues and that may hold it. */
  add(kind: BlockKind): Block {
    this.#closeTo(this.#matched);
    while (!mayHold(this.tip.kind, kind)) this.#closeTo(this.#spine.length - 1);
    const parent = this.tip;
    const block = newBlock(kind);
    const list = parent.kind === 'item' ? this.#spine.at(-2) : parent;
    const before = parent.children.at(-1);
    if (list?.kind === 'list' && before && (parent.blank || endsBlank(before))) list.tight = false;
    parent.children.push(block);
    this.#spine.push(block);
    this.#matched = this.#spine.length;
    return block;
  }

  /** Closes the block just added: it is one line long. */
  closeTip(): void {
    this.#closeTo(this.#spine.length - 1);
    this.#matched = this.#spine.length;
  }

  get isTooDeep(): boolean {
    return this.#matched >= MAX_DEPTH;
  }

  define(label: string, definition: Definition): void {
    if (this.#saved || this.definitions.has(label)) return;
    this.definitions.set(label, definition);
    this.fresh.push(label);
  }

  /** Takes the definitions off the start of a paragraph; false if nothing is left of it. */
  takeDefinitions(block: Block): boolean {
    let at = 0;
    while (block.text[at] === '[') {
      const found = readDefinition(block.text, at);
      if (!found) break;
      this.define(normalizeLabel(found.label), {url: found.url, title: found.title});
      at = found.end;
    }
    if (at) block.text = block.text.slice(at);
    return block.text.trim() !== '';
  }

  #line(text: string, ended: boolean): void {
    const line = new Line(text);
    this.#matched = 1;
    while (this.#matched < this.#spine.length) {
      const block = this.#spine[this.#matched];
      if (!block || !this.#continues(block, line)) break;
      if (!block.open) return; // a closing fence
      this.#matched++;
    }
    let container = this.#spine[this.#matched - 1] ?? this.root;
    let started = false;
    while (!isVerbatim(container) && startBlock(this, container, line)) {
      container = this.tip;
      started = true;
    }
    const {tip} = this;
    const isLazy = this.#matched < this.#spine.length && !line.isBlank && tip.kind === 'paragraph';
    if (isLazy) {
      this.#addText(line.trimmed(), '\n');
      return;
    }
    this.#closeTo(this.#matched);
    container = this.tip;
    this.#addLine(container, line, ended, started);
    for (const block of this.#spine) block.blank = false;
    const isFence = container.kind === 'code' && container.marker !== '';
    container.blank = line.isBlank && !started && !isFence && container.kind !== 'quote';
  }

  /** Whether the block goes on with this line, whose part for it is then read. */
  #continues(block: Block, line: Line): boolean {
    switch (block.kind) {
      case 'quote':
        if (line.indent > 3 || line.text[line.next] !== '>') return false;
        line.skipBlanks();
        line.skip(1);
        if (line.indent > 0) line.skipColumns(1);
        return true;
      case 'item':
      case 'footnote':
        if (line.isBlank) {
          if (!block.children.length) return false;
          line.skipBlanks();
        } else if (line.indent >= block.indent) line.skipColumns(block.indent);
        else return false;
        return true;
      case 'code':
        return block.marker ? this.#continuesFence(block, line) : continuesIndented(line);
      case 'html':
        return !line.isBlank || outlivesBlank(block.size);
      case 'paragraph':
      case 'table':
        return !line.isBlank;
      default:
        return true;
    }
  }

  #continuesFence(block: Block, line: Line): boolean {
    if (line.indent <= 3 && line.text[line.next] === block.marker) {
      const rest = line.trimmed().trimEnd();
      if (rest.length >= block.size && rest === block.marker.repeat(rest.length)) {
        this.#closeTo(this.#matched);
        return true;
      }
    }
    line.skipColumns(Math.min(block.indent, line.indent));
    return true;
  }

  /** Leaves what is left of the line in the innermost block. */
  #addLine(container: Block, line: Line, ended: boolean, started: boolean): void {
    switch (container.kind) {
      case 'code':
        if (!(started && container.marker)) container.lines.push(line.rest() + (ended ? '\n' : ''));
        return;
      case 'html':
        this.#addHtml(container, started ? line.rest() : '\n' + line.rest());
        return;
      case 'math':
        if (!started) this.#addMath(container, line.rest(), ended);
        return;
      case 'summary':
        this.#addSummary(container, line.rest());
        return;
      case 'table':
        container.children.push(this.#row(splitRow(line.trimmed()), container, false));
        return;
      case 'paragraph':
        if (!this.#startTable(container, line.trimmed())) this.#addText(line.trimmed(), '\n');
        return;
      default:
        if (!line.isBlank) this.#startParagraph(container, line.trimmed());
    }
  }

  #startParagraph(container: Block, text: string): void {
    const task =
      container.kind === 'item' && !container.children.length && /^\[([ xX])\][ \t]+(?=\S)/.exec(text);
    this.add('paragraph').text = task ? text.slice(task[0].length) : text;
    if (task) container.checked = task[1] !== ' ';
  }

  #addText(text: string, glue: string): void {
    const {tip} = this;
    if (tip.text.length <= MAX_LEAF) {
      tip.text += tip.text ? glue + text : text;
      return;
    }
    this.#closeTo(this.#spine.length - 1);
    this.#matched = this.#spine.length;
    const next = this.add('paragraph');
    next.head = true;
    next.text = text;
  }

  #addHtml(block: Block, text: string): void {
    let html = block;
    if (block.text.length > MAX_LEAF) {
      this.closeTip();
      html = this.add('html');
      html.size = block.size;
    }
    html.text += text;
    if (endsHtml(html.size, text)) this.closeTip();
  }

  #addMath(block: Block, text: string, ended: boolean): void {
    const body = text.trimEnd();
    const isLast = body.endsWith(block.info);
    const line = isLast ? body.slice(0, -block.info.length) : text;
    if (!isLast || line.trim()) block.lines.push(ended ? line + '\n' : line);
    if (isLast) this.closeTip();
  }

  #addSummary(block: Block, text: string): void {
    const end = text.search(/<\/summary>/i);
    const inside = (end < 0 ? text : text.slice(0, end)).trim();
    block.text += block.text && inside ? '\n' + inside : inside;
    if (end < 0 && block.text.length < MAX_LEAF) return;
    this.closeTip();
    const rest = end < 0 ? '' : text.slice(end + '</summary>'.length);
    if (rest.trim()) this.#startParagraph(this.tip, rest.trim());
  }

  /** Turns the last line of the paragraph into a table's head, if this line is the row under it. */
  #startTable(paragraph: Block, text: string): boolean {
    const align = readDelimiters(text);
    if (!align) return false;
    const from = paragraph.text.lastIndexOf('\n') + 1;
    const header = paragraph.text.slice(from);
    if (!header.includes('|') && !text.includes('|')) return false;
    const cells = splitRow(header);
    if (cells.length !== align.length) return false;
    paragraph.text = paragraph.text.slice(0, Math.max(from - 1, 0));
    this.closeTip();
    const table = this.add('table');
    table.align = align;
    table.children.push(this.#row(cells, table, true));
    return true;
  }

  #row(cells: readonly string[], table: Block, head: boolean): Block {
    const row = newRow(cells, table.align, head);
    row.final = !this.#saved;
    for (const cell of row.children) cell.final = row.final;
    return row;
  }

  #closeTo(depth: number): void {
    while (this.#spine.length > depth) {
      const block = this.#spine.pop();
      if (!block) return;
      block.open = false;
      block.final = !this.#saved;
      if (block.kind === 'paragraph' && !this.takeDefinitions(block)) this.tip.children.pop();
      else if (block.kind === 'code' && !block.marker && !this.#saved) dropBlankEnd(block.lines);
    }
  }
}
