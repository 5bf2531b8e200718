/**
 * Lines → blocks, in the manner of the specification: each line first continues open blocks, then opens new
 * ones, then leaves its text in the innermost. What is closed is never looked at again.
 *
 * @see https://spec.commonmark.org/0.31.2/#phase-1-block-structure
 */
import {continuesIndented, dropBlankEnd, endsBlank, isVerbatim, mayHold} from './block-rules.js';
import {startBlock} from './block-starts.js';
import {Line} from './line.js';
import {meetForeign} from './syntax.js';
import type {Block, BlockKind, Definition, ParseOptions} from './tree.js';
import {newBlock} from './tree.js';

/** Containers in containers; deeper marks are text. */
const MAX_DEPTH = 64;
/** A longer paragraph goes on in a new one, so that the open end costs no more however long the text is. */
export const MAX_LEAF = 4096;

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
  spine: Block[] = [this.root];
  /** How much of the spine the present line continues. */
  #matched = 1;
  #saved: Saved[] | null = null;

  constructor(options: ParseOptions) {
    this.options = options;
  }

  /** From now on lines are only tried. */
  save(): void {
    this.#saved = this.spine.map((block) => ({
      block,
      fields: {...block},
      children: block.children.length,
      lines: block.lines.length,
    }));
  }

  /** Takes back all lines since `save`. */
  restore(): void {
    if (!this.#saved) return;
    this.spine = this.#saved.map(({block, fields, children, lines}, depth) => {
      Object.assign(block, fields);
      block.children.length = children;
      block.lines.length = lines;
      const child = this.#saved?.[depth + 1];
      if (child) block.children[children - 1] = child.block; // it may have been taken out, or replaced
      return block;
    });
    this.#saved = null;
  }

  /** Whether lines are only tried. */
  get isTrying(): boolean {
    return this.#saved !== null;
  }

  get tip(): Block {
    return this.spine.at(-1) ?? this.root;
  }

  get isTooDeep(): boolean {
    return this.#matched >= MAX_DEPTH;
  }

  /** Takes one line. `ended` tells whether its newline is there. */
  line(text: string, ended: boolean): void {
    if (!this.options.syntax?.splitLine(this, text, ended)) this.wholeLine(text, ended);
  }

  /** Takes more of a line that was cut for its length. */
  moreOfLine(text: string, ended: boolean): void {
    const {tip} = this;
    if (tip.kind === 'paragraph') this.#addText(text, '');
    else if (tip.kind === 'code') tip.lines.push(ended ? text + '\n' : text);
    else if (!this.options.syntax?.addMore(this, tip, text, ended)) this.wholeLine(text, ended);
  }

  /** Takes one line in which no block ends before the line does. */
  wholeLine(text: string, ended: boolean): void {
    const line = new Line(text);
    this.#matched = 1;
    while (this.#matched < this.spine.length) {
      const block = this.spine[this.#matched];
      if (!block || !this.#continues(block, line)) break;
      if (!block.open) return; // a closing fence
      this.#matched++;
    }
    let container = this.spine[this.#matched - 1] ?? this.root;
    let started = false;
    while (!isVerbatim(container) && startBlock(this, container, line)) {
      container = this.tip;
      started = true;
    }
    const isLazy = this.#matched < this.spine.length && !line.isBlank && this.tip.kind === 'paragraph';
    if (isLazy) {
      this.#addText(line.trimmed(), '\n');
      return;
    }
    this.closeTo(this.#matched);
    container = this.tip;
    this.#addLine(container, line, ended, started);
    for (const block of this.spine) block.blank = false;
    const isFence = container.kind === 'code' && container.marker !== '';
    container.blank = line.isBlank && !started && !isFence && container.kind !== 'quote';
  }

  /** Opens a block in the innermost one that the line continues and that may hold it. */
  add(kind: BlockKind): Block {
    this.closeTo(this.#matched);
    while (!mayHold(this.tip.kind, kind)) this.closeTo(this.spine.length - 1);
    const parent = this.tip;
    const block = newBlock(kind);
    const list = parent.kind === 'item' ? this.spine.at(-2) : parent;
    const before = parent.children.at(-1);
    if (list?.kind === 'list' && before && (parent.blank || endsBlank(before))) list.tight = false;
    parent.children.push(block);
    this.spine.push(block);
    this.#matched = this.spine.length;
    return block;
  }

  /** Opens a paragraph; a check box at its start is the item's. */
  addParagraph(container: Block, text: string): void {
    const task =
      container.kind === 'item' && !container.children.length && /^\[([ xX])\][ \t]+(?=\S)/.exec(text);
    this.add('paragraph').text = task ? text.slice(task[0].length) : text;
    if (!task) return;
    container.checked = task[1] !== ' ';
    meetForeign(this.options);
  }

  /** Closes the block just added: it is one line long. */
  closeTip(): void {
    this.closeTo(this.spine.length - 1);
    this.#matched = this.spine.length;
  }

  /** Closes all but so many of the open blocks. */
  closeTo(depth: number): void {
    while (this.spine.length > depth) {
      const block = this.spine.pop();
      if (!block) return;
      block.open = false;
      block.final = !this.#saved;
      if (block.kind === 'paragraph' && !this.takeDefinitions(block)) this.tip.children.pop();
      else if (block.kind === 'code' && !block.marker && !this.#saved) dropBlankEnd(block.lines);
    }
  }

  /** Takes the definitions off the start of a paragraph; false if nothing is left of it. */
  takeDefinitions(block: Block): boolean {
    if (block.text.startsWith('[')) {
      this.options.syntax?.takeDefinitions(this, block);
      if (block.text.includes(']:')) meetForeign(this.options);
    }
    return block.text.trim() !== '';
  }

  /** Whether the block goes on with this line, whose part for it is then read. */
  #continues(block: Block, line: Line): boolean {
    switch (block.kind) {
      case 'document':
      case 'list':
        return true;
      case 'quote':
        if (line.indent > 3 || line.text[line.next] !== '>') return false;
        line.skipMark(1);
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
      case 'paragraph':
        return !line.isBlank;
      default:
        return this.options.syntax?.continues(block, line) ?? true;
    }
  }

  #continuesFence(block: Block, line: Line): boolean {
    if (line.indent <= 3 && line.text[line.next] === block.marker) {
      const rest = line.trimmed().trimEnd();
      if (rest.length >= block.size && rest === block.marker.repeat(rest.length)) {
        this.closeTo(this.#matched);
        return true;
      }
    }
    line.skipColumns(Math.min(block.indent, line.indent));
    return true;
  }

  /** Leaves what is left of the line in the innermost block. */
  #addLine(container: Block, line: Line, ended: boolean, started: boolean): void {
    if (container.kind === 'code') {
      if (!(started && container.marker)) container.lines.push(line.rest() + (ended ? '\n' : ''));
      return;
    }
    if (this.options.syntax?.addLine(this, container, line, ended, started)) return;
    const text = line.trimmed();
    if (container.kind === 'paragraph') {
      if (/^[-:|][-:| \t]*$/.test(text)) meetForeign(this.options); // under a row of a table, perhaps
      this.#addText(text, '\n');
    } else if (!line.isBlank) this.addParagraph(container, text);
  }

  #addText(text: string, glue: string): void {
    const {tip} = this;
    if (tip.text.length <= MAX_LEAF) {
      tip.text += tip.text ? glue + text : text;
      return;
    }
    this.closeTip();
    const next = this.add('paragraph');
    next.head = true;
    next.text = text;
  }
}
