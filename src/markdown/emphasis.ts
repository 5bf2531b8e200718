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

/** Scripts that put no blanks between words, with their punctuation, and their forms of ours. */
const eastern =
  /[\u1100-\u11ff\u2e80-\ua4cf\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uffee\u{20000}-\u{3ffff}]/u;

/**
 * What a run may do, which hangs on the characters before and after it. Where words are not parted by blanks, a
 * run of stars next to punctuation would do nothing: there it may do both.
 *
 * @see https://github.com/tats-u/markdown-cjk-friendly
 */
export function flanking(
  text: string,
  from: number,
  to: number,
  mark: string,
): {canOpen: boolean; canClose: boolean} {
  const isWord = mark === '_';
  const before = sortOf(text, from - 1, isWord);
  const after = sortOf(text, to, isWord);
  const left = after !== ' ' && (after !== '.' || before !== 'a');
  const right = before !== ' ' && (before !== '.' || after !== 'a');
  if (!isWord) return {canOpen: left, canClose: right};
  return {
    canOpen: left && (!right || before === '.'),
    canClose: right && (!left || after === '.'),
  };
}

/** A blank, punctuation, another character, or one of an eastern script. */
function sortOf(text: string, at: number, isWord: boolean): ' ' | '.' | 'a' | '字' {
  // Most are ASCII: the tables of Unicode take two milliseconds to be made ready, as soon as one is asked.
  const unit = text[at] ?? ' ';
  if (unit < '\x80') return /\s/.test(unit) ? ' ' : /[!-/:-@[-`{-~]/.test(unit) ? '.' : 'a';
  const isHalf = /[\udc00-\udfff]/.test(unit) && at > 0;
  const character = String.fromCodePoint(text.codePointAt(isHalf ? at - 1 : at) ?? 32);
  if (/\s/.test(character)) return ' ';
  if (!isWord && eastern.test(character)) return '字';
  return /[\p{P}\p{S}]/u.test(character) ? '.' : 'a';
}
