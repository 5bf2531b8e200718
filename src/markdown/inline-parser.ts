/**
 * A leaf's text → inline nodes, from left to right. Emphasis is matched as soon as its closing mark is read,
 * unless a bracket is open, since links bind tighter; then it waits for the bracket.
 *
 * @see https://spec.commonmark.org/0.31.2/#phase-2-inline-structure
 */
import {findAddress, findEmail} from './autolinks.js';
import {DelimiterStack, flanking} from './emphasis.js';
import {reference, resolve} from './escapes.js';
import {readLinkTail} from './link-parts.js';
import {codeNode, skipBlanks, textNode, textOf, withoutBlankEnd, withoutLinks} from './inline-nodes.js';
import type {Item} from './siblings.js';
import {Siblings} from './siblings.js';
import type {LabelPlace, Target} from './syntax.js';
import {meetForeign} from './syntax.js';
import type {Definition, Inline, ParseOptions} from './tree.js';

/** What the parser asks of the text around the leaf. */
export interface InlineContext {
  readonly options: ParseOptions;
  /** What labels mean. */
  readonly definitions: ReadonlyMap<string, Definition>;
  /** Gets the labels that mean nothing yet. */
  readonly missed: Set<string> | undefined;
  /** More text will come: what is half written is shown as what it is about to be. */
  readonly open: boolean;
}

/** Nodes, and how much of them no further text can change. */
export interface InlineResult {
  nodes: Inline[];
  /** The text up to here, which are the first `settledNodes`, need not be parsed again. */
  settled: number;
  settledNodes: number;
}

interface Bracket extends LabelPlace {
  item: Item;
  at: number;
  /** How many delimiters were there before it. */
  delimiters: number;
}

/** A plain run longer than this is cut, so that the open end of a long paragraph stays short. */
const MAX_RUN = 512;
/** Half a link that is longer than this is shown as it is written. */
const MAX_GUESS = 240;

const backticks = /`+/g;
const plain = /[^\\`*_~$<[\]!&\n:@w]+|w(?!ww\.)/y;

export function parseInlines(text: string, context: InlineContext, from = 0): InlineResult {
  return new InlineParser(text, context, from).parse();
}

class InlineParser {
  readonly #text: string;
  readonly #context: InlineContext;
  readonly #items: Siblings;
  readonly #delimiters: DelimiterStack;
  readonly #brackets: Bracket[] = [];
  /** Brackets below this index may not become links: there is one in them already. */
  #inactive = 0;
  #pos: number;
  /** Plain text not yet in a node, and where it began. */
  #plain = '';
  #plainFrom: number;
  /** Something before here could still become something else. */
  #isUnsure = false;
  #settled = 0;
  #settledItem: Item | null = null;
  /** Ends that were looked for and are not there. */
  readonly #missing = new Set<string>();

  constructor(text: string, context: InlineContext, from: number) {
    this.#text = context.open ? text : withoutBlankEnd(text);
    this.#context = context;
    this.#items = new Siblings(context.options.syntax);
    this.#delimiters = new DelimiterStack(this.#items);
    this.#pos = this.#plainFrom = this.#settled = from;
  }

  parse(): InlineResult {
    const end = this.#text.length;
    while (this.#pos < end) this.#step();
    this.#flush();
    if (this.#context.open) this.#guess();
    this.#delimiters.match(0, this.#context.open);
    return {...this.#items.toNodes(this.#settledItem), settled: this.#settled};
  }

  #step(): void {
    plain.lastIndex = this.#pos;
    if (plain.test(this.#text)) {
      this.#addPlain(plain.lastIndex);
      return;
    }
    switch (this.#text[this.#pos]) {
      case '\\':
        return this.#backslash();
      case '`':
        return this.#codeSpan();
      case '*':
      case '_':
      case '~':
        return this.#delimiterRun();
      case '$':
      case '<':
        return this.#foreign(1);
      case '[':
        return this.#openBracket(false, 1);
      case '!':
        return this.#text[this.#pos + 1] === '[' ? this.#openBracket(true, 2) : this.#take(1);
      case ']':
        return this.#closeBracket();
      case '&':
        return this.#reference();
      case '\n':
        return this.#newline();
      default:
        return this.#address();
    }
  }

  /** Adds text as it is, up to there. */
  #addPlain(end: number): void {
    while (end - this.#plainFrom > MAX_RUN) {
      const from = Math.max(this.#pos, this.#plainFrom + MAX_RUN);
      const cut = this.#text.indexOf(' ', from) + 1;
      // A blank at the end may belong to a line break.
      if (cut === 0 || cut >= end || this.#text[cut] === ' ') break;
      this.#plain += this.#text.slice(this.#pos, cut);
      this.#pos = cut;
      this.#flush(true);
      this.#settle();
    }
    this.#plain += this.#text.slice(this.#pos, end);
    this.#pos = end;
  }

  #take(length: number): void {
    this.#plain += this.#text.slice(this.#pos, this.#pos + length);
    this.#pos += length;
  }

  #flush(cut = false): void {
    if (this.#plain) this.#items.push(textNode(this.#plain, cut));
    this.#plain = '';
    this.#plainFrom = this.#pos;
  }

  #push(node: Inline, end: number): Item {
    this.#flush();
    this.#pos = this.#plainFrom = end;
    return this.#items.push(node);
  }

  /** Notes that no further text can change what was read so far. */
  #settle(): void {
    const {last} = this.#items;
    if (this.#isUnsure || this.#brackets.length || this.#delimiters.size || !last) return;
    // A text that was not cut may still grow together with what follows.
    if (this.#pos >= this.#text.length || this.#plain || (last.node.kind === 'text' && !last.node.cut))
      return;
    this.#settled = this.#pos;
    this.#settledItem = last;
  }

  #backslash(): void {
    const next = this.#text[this.#pos + 1];
    if (next === '\n') {
      this.#push({kind: 'break', hard: true}, skipBlanks(this.#text, this.#pos + 2));
    } else if (next === '(' || next === '[') {
      this.#foreign(2);
    } else if (next !== undefined && /[!-/:-@[-`{-~]/.test(next)) {
      this.#plain += next;
      this.#pos += 2;
    } else if (next === undefined && this.#context.open) this.#pos++;
    else this.#take(1);
  }

  #codeSpan(): void {
    const from = this.#pos;
    let to = from;
    while (this.#text[to] === '`') to++;
    const end = this.#findRun(this.#text.slice(from, to), to);
    if (end < 0) {
      this.#isUnsure = true;
      if (!this.#context.open) this.#take(to - from);
      else if (to < this.#text.length) this.#push(codeNode(this.#text.slice(to)), this.#text.length);
      else this.#pos = to;
      return;
    }
    this.#push(codeNode(this.#text.slice(to, end)), end + to - from);
    this.#settle();
  }

  /** Where the next run of as many backticks starts, or -1. */
  #findRun(run: string, from: number): number {
    if (this.#missing.has(run)) return -1;
    backticks.lastIndex = from;
    for (let match = backticks.exec(this.#text); match; match = backticks.exec(this.#text))
      if (match[0] === run) return match.index;
    this.#missing.add(run);
    return -1;
  }

  #delimiterRun(): void {
    const from = this.#pos;
    const mark = this.#text[from] ?? '';
    let to = from;
    while (this.#text[to] === mark) to++;
    const length = to - from;
    const isOpenEnd = this.#context.open && to === this.#text.length;
    const {canOpen, canClose} = flanking(this.#text, from, to, mark);
    if (mark === '~' && (length > 2 || (length === 1 && this.#context.options.singleTilde !== true))) {
      if (isOpenEnd) this.#isUnsure = true;
      return this.#take(length);
    }
    if (isOpenEnd) {
      // About to open something, or to close it, perhaps with one more of its kind: not shown yet.
      this.#flush();
      this.#pos = to;
      return;
    }
    if (!canOpen && !canClose) return this.#take(length);
    const item = this.#push(textNode(this.#text.slice(from, to)), to);
    this.#delimiters.push(item, mark, length, canOpen, canClose);
    if (canClose && !this.#brackets.length) this.#delimiters.match(0, false);
    this.#settle();
  }

  /** A mark, so many characters long, that the core does not know. */
  #foreign(length: number): void {
    const {options} = this.#context;
    const piece = options.syntax?.inline(this.#text, this.#pos, this.#context, this.#missing);
    if (!piece) {
      const after = this.#pos + 1;
      const hasMeaning =
        this.#text[this.#pos] === '$'
          ? this.#text.includes('$', after)
          : length > 1 || /[A-Za-z/!?]/.test(this.#text[after] ?? '');
      if (hasMeaning) meetForeign(options);
      this.#pos += length - 1;
      return this.#take(1);
    }
    this.#isUnsure ||= piece.isUnsure === true;
    if (!piece.node) {
      this.#plain += piece.text ?? '';
      this.#pos = piece.end;
      return;
    }
    this.#push(piece.node, piece.end);
    this.#settle();
  }

  #openBracket(isImage: boolean, length: number): void {
    const at = this.#pos;
    const inner = this.#brackets.at(-1);
    if (inner) inner.hasInner = true;
    const item = this.#push(textNode(isImage ? '![' : '['), at + length);
    this.#brackets.push({item, at: at + length, isImage, delimiters: this.#delimiters.size, hasInner: false});
  }

  #closeBracket(): void {
    const bracket = this.#brackets.pop();
    if (!bracket) return this.#take(1);
    const isActive = bracket.isImage || this.#brackets.length >= this.#inactive;
    const target = isActive ? this.#readTarget(bracket) : null;
    const next = this.#text[this.#pos + 1];
    // What follows may still turn out to be the target.
    const isOpenEnded = next === undefined || next === '(' || next === '[';
    if (isActive && isOpenEnded && (target?.end ?? 0) <= this.#pos + 1) this.#isUnsure = true;
    if (target) this.#closeLink(bracket, target);
    else {
      if (this.#context.open && next === '(' && isActive && this.#guessLink(bracket)) return;
      this.#take(1);
    }
    this.#inactive = Math.min(this.#inactive, this.#brackets.length);
    if (!this.#brackets.length && !target) {
      this.#flush();
      this.#delimiters.match(0, false);
    }
    this.#settle();
  }

  /** What the text in brackets points at: `](url)`, or a label. */
  #readTarget(bracket: Bracket): Target | null {
    const after = this.#pos + 1;
    const {options} = this.#context;
    return (
      (this.#text[after] === '(' ? readLinkTail(this.#text, after, options) : null) ??
      options.syntax?.target(this.#text, bracket.at, after, bracket, this.#context) ??
      null
    );
  }

  #closeLink(bracket: Bracket, target: Target): void {
    if (bracket.isImage || /^abbr:/i.test(target.url)) meetForeign(this.#context.options);
    this.#flush();
    this.#delimiters.match(bracket.delimiters, false);
    this.#delimiters.cut(bracket.delimiters);
    const children = this.#items.takeAfter(bracket.item);
    const {url, title, end, note} = target;
    const node: Inline = bracket.isImage
      ? {kind: 'image', url, title, alt: textOf(children)}
      : note !== undefined
        ? {kind: 'note', label: note}
        : {kind: 'link', url, title, children: withoutLinks(children), auto: false};
    bracket.item.node = node;
    this.#pos = this.#plainFrom = end;
    if (!bracket.isImage) this.#inactive = this.#brackets.length;
    if (!this.#brackets.length) this.#delimiters.match(0, false);
  }

  /** `[text](htt` at the open end: a link whose target is still unknown. */
  #guessLink(bracket: Bracket): boolean {
    const tail = this.#text.slice(this.#pos + 2, this.#pos + 2 + 2 * MAX_GUESS);
    if (this.#pos + 2 + tail.length < this.#text.length || /[\n)]|\S\s+[^\s"'(]/.test(tail)) return false;
    this.#closeLink(bracket, {url: '', title: '', end: this.#text.length});
    return true;
  }

  /** `[text` at the open end. */
  #guess(): void {
    const bracket = this.#brackets.at(-1);
    if (!bracket || this.#brackets.length <= this.#inactive - 1) return;
    const inside = this.#text.slice(bracket.at);
    if (inside.length > MAX_GUESS || /[\n\]]/.test(inside) || /^[\^\d]/.test(inside)) return;
    this.#brackets.pop();
    if (this.#text[bracket.at - (bracket.isImage ? 3 : 2)] === '\\') return;
    this.#closeLink(bracket, {url: '', title: '', end: this.#text.length});
  }

  #reference(): void {
    reference.lastIndex = this.#pos;
    const found = reference.exec(this.#text)?.[0];
    if (!found) return this.#take(1);
    this.#plain += resolve(found, this.#context.options);
    this.#pos += found.length;
  }

  #newline(): void {
    const hard = this.#plain.endsWith('  ');
    this.#plain = withoutBlankEnd(this.#plain);
    this.#push({kind: 'break', hard}, skipBlanks(this.#text, this.#pos + 1));
    this.#settle();
  }

  /** A bare address, at its `:`, `www.` or `@`. */
  #address(): void {
    if (this.#context.options.autolinks === false) return this.#take(1);
    const isEmail = this.#text[this.#pos] === '@';
    const found = isEmail
      ? findEmail(this.#text, this.#pos)
      : findAddress(this.#text, this.#pos, this.#brackets.length > 0);
    const before = found ? this.#pos - found.from : 0;
    if (!found || before > this.#plain.length) return this.#take(1);
    this.#plain = this.#plain.slice(0, this.#plain.length - before);
    const text = this.#text.slice(found.from, found.end);
    this.#push(
      {kind: 'link', url: found.url, title: '', children: [textNode(text)], auto: true},
      found.end,
    );
    if (found.reach >= this.#text.length) this.#isUnsure = true; // it may go on
    this.#settle();
  }
}
