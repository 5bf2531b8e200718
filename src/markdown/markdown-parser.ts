/**
 * A text that grows → a tree that grows. Complete lines are taken for good; the unfinished last line is only
 * tried (`try`) and taken back before more comes (`takeBack`), so the tree never depends on how the text was cut.
 */
import {BlockParser} from './block-parser.js';
import {parseInlines} from './inline-parser.js';
import type {Block, Inline, ParseOptions} from './tree.js';

/** Longer lines are cut and go on as more of the same block. */
const MAX_LINE = 4096;
/** A line start that may still become anything is not shown, but not longer than this. */
const MAX_HELD = 400;

export class MarkdownParser {
  readonly #blocks: BlockParser;
  /** Characters of complete lines that are in the tree. */
  taken = 0;
  #waiting = '';
  /** Where in `#waiting` the next line begins. */
  #from = 0;
  /** What is waiting goes on with a line that was cut for its length. */
  #isMoreOfLine = false;
  #isTrying = false;
  #hasEnded = false;

  constructor(options: ParseOptions = {}) {
    this.#blocks = new BlockParser(options);
  }

  /** The labels that got a meaning; to be emptied by whoever has seen to them. */
  get fresh(): string[] {
    return this.#blocks.fresh;
  }

  /** The tree as it is now. */
  get root(): Block {
    return this.#blocks.root;
  }

  /** Adds text; nothing is parsed yet. */
  write(text: string): void {
    this.#waiting += text;
  }

  /** No more text will come. */
  end(): void {
    this.#hasEnded = true;
  }

  /** Takes complete lines, about as many characters as asked for; true if some are left. */
  advance(characters = Infinity): boolean {
    this.takeBack();
    const stop = this.#from + characters;
    while (this.#takeLine()) if (this.#from >= stop) return true;
    this.#waiting = this.#waiting.slice(this.#from);
    this.#from = 0;
    if (!this.#hasEnded) return false;
    if (this.#waiting) this.#take(this.#waiting.replace(/\r$/, ''), true);
    this.#waiting = '';
    this.#blocks.closeTo(0);
    return false;
  }

  /** Tries the unfinished line, if there is one that says something already. */
  try(): void {
    if (this.#hasEnded || this.#isTrying || this.#from) return;
    const line = this.#waiting.replace(/\r$/, '');
    const {tip, options} = this.#blocks;
    this.#blocks.save();
    this.#isTrying = true;
    if (this.#isMoreOfLine) {
      if (line) this.#blocks.moreOfLine(clean(line), false);
      return;
    }
    const isHeld = line.length < MAX_HELD && undecided.test(line);
    if (options.syntax?.tryRow(this.#blocks, clean(line), isHeld)) return;
    if (isHeld) {
      // What may be a definition is shown when it turns out to be none.
      if (tip.kind === 'paragraph' && tip.text.startsWith('[')) this.#blocks.line('', true);
      return;
    }
    this.#blocks.line(clean(line), false);
  }

  /** Takes back what was tried. */
  takeBack(): void {
    if (this.#isTrying) this.#blocks.restore();
    this.#isTrying = false;
  }

  /** What is in a leaf. `missed` gets the labels that mean nothing so far. */
  inlines(leaf: Block, missed?: Set<string>): Inline[] {
    const {options, definitions} = this.#blocks;
    if (leaf.kind === 'html') return options.syntax?.html(leaf.text) ?? [];
    const open = !leaf.final && !this.#hasEnded;
    return parseInlines(leaf.text, {options, definitions, missed, open});
  }

  /** Takes the next line, or a part of it if it is too long; false if its end has not come. */
  #takeLine(): boolean {
    const rest = this.#waiting.slice(this.#from, this.#from + MAX_LINE + 2);
    const match = /\r\n?|\n/.exec(rest);
    let end = match?.index ?? rest.length;
    const isTooLong = end > MAX_LINE;
    if (isTooLong) {
      const cut = rest.lastIndexOf(' ', MAX_LINE) + 1;
      end = cut > MAX_LINE / 2 ? cut : MAX_LINE;
    } else if (!match) return false;
    // A carriage return at the very end may be half of a line end.
    else if (match[0] === '\r' && this.#from + end + 1 === this.#waiting.length && !this.#hasEnded)
      return false;
    this.#take(rest.slice(0, end), !isTooLong);
    const taken = isTooLong || !match ? end : end + match[0].length;
    this.#from += taken;
    this.taken += taken;
    return true;
  }

  #take(text: string, ended: boolean): void {
    const line = clean(text);
    if (this.#isMoreOfLine) this.#blocks.moreOfLine(line, ended);
    else this.#blocks.line(line, ended);
    this.#isMoreOfLine = !ended;
  }
}

/** @see https://spec.commonmark.org/0.31.2/#insecure-characters */
function clean(line: string): string {
  return line.includes('\0') ? line.replaceAll('\0', '\ufffd') : line;
}

/** A line that is nothing but marks so far: the next character decides what they are. */
const undecided =
  /^[\s>]*(?:[-+*=_#`~\s|]*|\d{1,9}[.)]?\s*|(?:[-+*]|\d{1,9}[.)])\s+\[[ xX]?\]?\s*|\\|\$|<\/?[A-Za-z]*)$|^\s*(?:\$\$|\\\[|\[[^\]]*\]:)/;

/** The tree of a whole text. */
export function parse(text: string, options: ParseOptions = {}): MarkdownParser {
  const parser = new MarkdownParser(options);
  parser.write(text);
  parser.end();
  parser.advance();
  return parser;
}
