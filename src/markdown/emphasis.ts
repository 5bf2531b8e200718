/**
 * Runs of `*`, `_` and `~`, and which of them belong together.
 *
 * @see https://spec.commonmark.org/0.31.2/#emphasis-and-strong-emphasis
 */
import {textNode} from './inline-nodes.js';
import type {Item, Siblings} from './siblings.js';

/** Runs that wait for their end; more of them would nest deeper than anything that is shown. */
const MAX_OPEN = 64;

interface Delimiter {
  item: Item;
  mark: string;
  /** Characters it had, and has left. */
  length: number;
  left: number;
  canOpen: boolean;
  canClose: boolean;
}

export class DelimiterStack {
  readonly #items: Siblings;
  readonly #stack: Delimiter[] = [];

  constructor(items: Siblings) {
    this.#items = items;
  }

  get size(): number {
    return this.#stack.length;
  }

  push(item: Item, mark: string, length: number, canOpen: boolean, canClose: boolean): void {
    this.#stack.push({item, mark, length, left: length, canOpen, canClose});
  }

  /** Lets every run from this index on close what it can; `guess` then closes what is left open. */
  match(from: number, guess: boolean): void {
    const waiting = this.#stack.splice(from);
    for (const run of waiting) {
      if (run.canClose) this.#close(run, from);
      if (run.left && run.canOpen && this.#stack.length < MAX_OPEN) this.#stack.push(run);
    }
    if (guess) this.#closeAll();
  }

  /** Forgets the runs from this index on: they were inside a link. */
  cut(size: number): void {
    if (this.#stack.length > size) this.#stack.length = size;
  }

  #close(closer: Delimiter, from: number): void {
    // The stack is short: a list of the runs that a closing one need not ask would be longer.
    for (let index = this.#stack.length - 1; index >= from && closer.left; index--) {
      const opener = this.#stack[index];
      if (!opener || !belong(opener, closer)) continue;
      this.cut(index + 1);
      while (opener.left && closer.left) this.#wrap(opener, closer);
      if (!opener.left) this.cut(index);
    }
  }

  #wrap(opener: Delimiter, closer: Delimiter): void {
    const used = opener.mark === '~' ? opener.left : Math.min(opener.left, closer.left, 2);
    const kind = opener.mark === '~' ? 'strike' : used === 2 ? 'strong' : 'emphasis';
    this.#items.wrap(opener.item, closer.item, kind);
    for (const run of [opener, closer]) {
      run.left -= used;
      if (run.left) run.item.node = textNode(run.mark.repeat(run.left));
      else this.#items.remove(run.item);
    }
  }

  #closeAll(): void {
    for (let opener = this.#stack.pop(); opener; opener = this.#stack.pop()) {
      for (let {left} = opener; left > 0; left -= 2) {
        const kind = opener.mark === '~' ? 'strike' : left > 1 ? 'strong' : 'emphasis';
        if (opener.item.next) this.#items.wrap(opener.item, null, kind);
      }
      this.#items.remove(opener.item);
    }
  }
}

/** The rule of three keeps `**a*b**` from being read as emphasis around a star. */
function belong(opener: Delimiter, closer: Delimiter): boolean {
  if (opener.mark !== closer.mark) return false;
  if (opener.mark === '~') return opener.length === closer.length;
  if (!opener.canClose && !closer.canOpen) return true;
  return closer.length % 3 === 0 || (opener.length + closer.length) % 3 !== 0;
}

/** What a run may do, which hangs on the characters before and after it. */
export function flanking(
  text: string,
  from: number,
  to: number,
  mark: string,
): {canOpen: boolean; canClose: boolean} {
  const before = sortOf(text, from - 1);
  const after = sortOf(text, to);
  const left = after !== 'blank' && (after !== 'punctuation' || before !== 'other');
  const right = before !== 'blank' && (before !== 'punctuation' || after !== 'other');
  if (mark !== '_') return {canOpen: left, canClose: right};
  return {
    canOpen: left && (!right || before === 'punctuation'),
    canClose: right && (!left || after === 'punctuation'),
  };
}

function sortOf(text: string, at: number): 'blank' | 'punctuation' | 'other' {
  let code = text.charCodeAt(at);
  if (Number.isNaN(code)) return 'blank';
  if (code < 128) {
    if (code <= 32) return 'blank';
    const isWord = (code > 47 && code < 58) || (code > 64 && code < 91) || (code > 96 && code < 123);
    return isWord ? 'other' : 'punctuation';
  }
  if (code >= 0xdc00 && code < 0xe000) code = text.codePointAt(at - 1) ?? code;
  else code = text.codePointAt(at) ?? code;
  const character = String.fromCodePoint(code);
  if (/\s/.test(character)) return 'blank';
  return /[\p{P}\p{S}]/u.test(character) ? 'punctuation' : 'other';
}
