/**
 * A text that grows → a tree that grows. Complete lines are taken for good; the unfinished last line is only
 * tried (`try`) and taken back before more comes (`takeBack`), so the tree never depends on how the text was cut.
 */
import {BlockParser} from './block-parser.js';
import type {InlineContext, InlineResult} from './inline-parser.js';
import {parseInlines} from './inline-parser.js';
import type {Block, Definition, ParseOptions} from './tree.js';

/** Longer lines are cut and go on as more of the same block. */
const MAX_LINE = 4096;
/** A line start that may still become anything is not shown, but not longer than this. */
const MAX_HELD = 400;

export class MarkdownParser {
  readonly #blocks: BlockParser;
  #waiting = '';
  /** Where in `#waiting` the next line begins. */
  #from = 0;
  /** The next line end, if it is known; else there is none before `#scanned`. */
  #lineEnd: RegExpExecArray | null = null;
  #scanned = 0;
  /** What is waiting goes on with a line that was cut for its length. */
  #isMoreOfLine = false;
  #isTrying = false;
  #hasEnded = false;

  constructor(options: ParseOptions = {}) {
    this.#blocks = new BlockParser(options);
  }

  /** The tree as it is now. */
  get root(): Block {
    return this.#blocks.root;
  }

  get definitions(): ReadonlyMap<string, Definition> {
    return this.#blocks.definitions;
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
    this.#from = this.#scanned = 0;
    this.#lineEnd = null;
    if (!this.#hasEnded) return false;
    if (this.#waiting) this.#take(this.#waiting.replace(/\r$/, ''), true);
    this.#waiting = '';
    this.#blocks.end();
    return false;
  }

  /** Tries the unfinished line, if there is one that says something already. */
  try(): void {
    if (this.#hasEnded || this.#isTrying || this.#from) return;
    const line = this.#waiting.replace(/\r$/, '');
    const {tip} = this.#blocks;
    this.#blocks.save();
    this.#isTrying = true;
    if (this.#isMoreOfLine) {
      if (line) this.#blocks.moreOfLine(clean(line), false);
      return;
    }
    const header =
      tip.kind === 'paragraph' && tip.text.startsWith('|') && !tip.text.includes('\n') ? tip.text : '';
    if (header && /^[ \t]*[|: \t-]*$/.test(line)) return this.#tryTable(header);
    if (line.length < MAX_HELD && isUndecided(line)) {
      // What may be a definition is shown when it turns out to be none.
      if (tip.kind === 'paragraph' && tip.text.startsWith('[')) this.#blocks.line('', true);
      return;
    }
    this.#blocks.line(clean(line), false);
    if (/^ {0,3}\|/.test(line) && this.#blocks.tip.kind === 'paragraph')
      this.#tryTable(this.#blocks.tip.text);
  }

  /** Takes back what was tried. */
  takeBack(): void {
    if (this.#isTrying) this.#blocks.restore();
    this.#isTrying = false;
  }

  /** The labels that were defined since the last call. */
  takeFreshLabels(): string[] {
    return this.#blocks.fresh.splice(0);
  }

  /** What is in a leaf. `missed` gets the labels that mean nothing so far. */
  inlines(leaf: Block, missed?: Set<string>, from = 0): InlineResult {
    const {definitions, options} = this.#blocks;
    const context: InlineContext = {
      options,
      open: !leaf.final && !this.#hasEnded,
      find: (label) => {
        const found = definitions.get(label);
        if (!found) missed?.add(label);
        return found;
      },
    };
    return parseInlines(leaf.text, context, from);
  }

  /** A header that is being written is a table already, until something else stands under it. */
  #tryTable(header: string): void {
    if (header.includes('\n')) return;
    const columns = header.replace(/\\\||^\||\|$/g, '').split('|').length;
    this.#blocks.line('|' + '-|'.repeat(columns), false);
  }

  #takeLine(): boolean {
    const match = this.#findLineEnd();
    const end = match?.index ?? this.#waiting.length;
    if (end - this.#from > MAX_LINE) {
      const cut = this.#waiting.lastIndexOf(' ', this.#from + MAX_LINE) + 1;
      const to = cut > this.#from + MAX_LINE / 2 ? cut : this.#from + MAX_LINE;
      this.#take(this.#waiting.slice(this.#from, to), false);
      this.#from = to;
      return true;
    }
    // A carriage return at the very end may be half of a line end.
    if (!match || (match[0] === '\r' && match.index + 1 === this.#waiting.length && !this.#hasEnded))
      return false;
    this.#take(this.#waiting.slice(this.#from, end), true);
    this.#from = end + match[0].length;
    return true;
  }

  /** Looks at each character once, however often a long line is cut. */
  #findLineEnd(): RegExpExecArray | null {
    if (this.#lineEnd && this.#lineEnd.index >= this.#from) return this.#lineEnd;
    lineEnd.lastIndex = Math.max(this.#from, this.#scanned);
    this.#lineEnd = lineEnd.exec(this.#waiting);
    this.#scanned = this.#lineEnd ? 0 : Math.max(this.#waiting.length - 1, 0);
    return this.#lineEnd;
  }

  #take(text: string, ended: boolean): void {
    const line = clean(text);
    if (this.#isMoreOfLine) this.#blocks.moreOfLine(line, ended);
    else this.#blocks.line(line, ended);
    this.#isMoreOfLine = !ended;
  }
}

const lineEnd = /\r\n|\n|\r/g;

/** @see https://spec.commonmark.org/0.31.2/#insecure-characters */
function clean(line: string): string {
  return line.includes('\0') ? line.replaceAll('\0', '\ufffd') : line;
}

/** A line that is nothing but marks so far: the next character decides what they are. */
function isUndecided(line: string): boolean {
  return undecided.test(line) || /^\s*(?:\$\$|\\\[|\[[^\]]*\]:)/.test(line);
}

const undecided =
  /^[\s>]*(?:[-+*=_#`~\s|]*|\d{1,9}[.)]?\s*|(?:[-+*]|\d{1,9}[.)])\s+\[[ xX]?\]?\s*|\\|\$|<\/?[A-Za-z]*)$/;

/** The tree of a whole text. */
export function parse(text: string, options: ParseOptions = {}): MarkdownParser {
  const parser = new MarkdownParser(options);
  parser.write(text);
  parser.end();
  parser.advance();
  return parser;
}
