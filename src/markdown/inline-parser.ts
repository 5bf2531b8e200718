/**
 * A leaf's text → inline nodes, from left to right. Emphasis is matched when a link is complete, for what is in
 * it, and at the end.
 *
 * @see https://spec.commonmark.org/0.31.2/#phase-2-inline-structure
 */
import {findAddress} from './autolinks.js';
import {DelimiterStack, flanking} from './emphasis.js';
import {reference, resolve} from './escapes.js';
import {readLinkTail} from './link-parts.js';
import type {InlineContext} from './inline-context.js';
import {codeNode, skipBlanks, textNode, textOf, withoutBlankEnd, withoutLinks} from './inline-nodes.js';
import type {Item} from './siblings.js';
import {Siblings} from './siblings.js';
import type {LabelPlace, Target} from './syntax.js';
import {meetForeign} from './syntax.js';
import type {Inline} from './tree.js';

interface Bracket extends LabelPlace {
  item: Item;
  at: number;
  /** How many delimiters were there before it. */
  delimiters: number;
}

/** Half a link that is longer than this is shown as it is written. */
const MAX_GUESS = 240;

const backticks = /`+/g;
const plain = /[^\\`*_~$<[\]!&\n:@w]+|w(?!ww\.)/y;

export function parseInlines(text: string, context: InlineContext): Inline[] {
  return new InlineParser(text, context).parse();
}

class InlineParser {
  readonly #text: string;
  readonly #context: InlineContext;
  readonly #items: Siblings;
  readonly #delimiters: DelimiterStack;
  readonly #brackets: Bracket[] = [];
  /** Brackets below this index may not become links: there is one in them already. */
  #inactive = 0;
  #pos = 0;
  /** Plain text not yet in a node. */
  #plain = '';
  /** Ends that were looked for and are not there. */
  readonly #missing = new Set<string>();

  constructor(text: string, context: InlineContext) {
    this.#text = context.open ? text : withoutBlankEnd(text);
    this.#context = context;
    this.#items = new Siblings(context.options.syntax);
    this.#delimiters = new DelimiterStack(this.#items);
  }

  parse(): Inline[] {
    const end = this.#text.length;
    while (this.#pos < end) this.#step();
    this.#flush();
    if (this.#context.open) this.#guess();
    this.#delimiters.match(0, this.#context.open);
    return this.#items.toNodes();
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
    this.#plain += this.#text.slice(this.#pos, end);
    this.#pos = end;
  }

  #take(length: number): void {
    this.#plain += this.#text.slice(this.#pos, this.#pos + length);
    this.#pos += length;
  }

  #flush(): void {
    if (this.#plain) this.#items.push(textNode(this.#plain));
    this.#plain = '';
  }

  #push(node: Inline, end: number): Item {
    this.#flush();
    this.#pos = end;
    return this.#items.push(node);
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
      if (!this.#context.open) this.#take(to - from);
      else if (to < this.#text.length) this.#push(codeNode(this.#text.slice(to)), this.#text.length);
      else this.#pos = to;
      return;
    }
    this.#push(codeNode(this.#text.slice(to, end)), end + to - from);
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
    if (!piece.node) {
      this.#plain += piece.text ?? '';
      this.#pos = piece.end;
      return;
    }
    this.#push(piece.node, piece.end);
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
    if (target) this.#closeLink(bracket, target);
    else {
      if (this.#context.open && next === '(' && isActive && this.#guessLink(bracket)) return;
      this.#take(1);
    }
    this.#inactive = Math.min(this.#inactive, this.#brackets.length);
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
    this.#pos = end;
    if (!bracket.isImage) this.#inactive = this.#brackets.length;
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
  }

  /** A bare address, at its `:`, `www.` or `@`. */
  #address(): void {
    const {options} = this.#context;
    if (options.autolinks === false) return this.#take(1);
    const at = this.#pos;
    const hasScheme = this.#text[at] === ':';
    if (!hasScheme && /[\w.+-]@[\w-]|www/.test(this.#text.slice(Math.max(at - 1, 0), at + 3)))
      meetForeign(options);
    const find = hasScheme ? findAddress : options.syntax?.address;
    const found = find?.(this.#text, at, this.#brackets.length > 0);
    const before = found ? this.#pos - found.from : 0;
    if (!found || before > this.#plain.length) return this.#take(1);
    this.#plain = this.#plain.slice(0, this.#plain.length - before);
    const text = this.#text.slice(found.from, found.end);
    this.#push({kind: 'link', url: found.url, title: '', children: [textNode(text)], auto: true}, found.end);
  }
}
