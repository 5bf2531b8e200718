/**
 * The parts of links.
 *
 * @see https://spec.commonmark.org/0.31.2/#links
 */
import {unescapeText} from './escapes.js';
import type {ParseOptions} from './tree.js';
import type {Target} from './syntax.js';

/** Deeper parentheses in a target are not followed; the spec asks for 3 at least. */
const MAX_PARENS = 32;

const angled = /<((?:[^<>\n\\]|\\.)*)>/y;
const spaces = /[ \t]*(?:\n[ \t]*)?/y;
const titles = new Map([
  ['"', /"((?:[^"\\]|\\[^])*)"/y],
  ["'", /'((?:[^'\\]|\\[^])*)'/y],
  ['(', /\(((?:[^()\\]|\\[^])*)\)/y],
]);

/** What was read and where it ends. */
export interface Part {
  text: string;
  end: number;
}

export function readDestination(text: string, at: number, options: ParseOptions): Part | null {
  if (text[at] === '<') {
    angled.lastIndex = at;
    const match = angled.exec(text);
    return match ? {text: unescapeText(match[1] ?? '', options), end: angled.lastIndex} : null;
  }
  let depth = 0;
  let end = at;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (code === 92 && isPunctuation(text.charCodeAt(end + 1))) end++;
    else if (code === 40) {
      if (++depth > MAX_PARENS) return null;
    } else if (code === 41) {
      if (--depth < 0) break;
    } else if (code <= 32 || code === 127) break;
  }
  if (depth > 0) return null;
  return {text: unescapeText(text.slice(at, end), options), end};
}

export function readTitle(text: string, at: number, options: ParseOptions): Part | null {
  const pattern = titles.get(text[at] ?? '');
  if (!pattern) return null;
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  return match ? {text: unescapeText(match[1] ?? '', options), end: pattern.lastIndex} : null;
}

/** Blanks with at most one line end. */
export function skipSpaces(text: string, at: number): number {
  spaces.lastIndex = at;
  spaces.test(text);
  return spaces.lastIndex;
}

/** `(url "title")` behind the text of a link. */
export function readLinkTail(text: string, at: number, options: ParseOptions): Target | null {
  let pos = skipSpaces(text, at + 1);
  const url = readDestination(text, pos, options);
  if (!url) return null;
  pos = skipSpaces(text, url.end);
  const title = pos > url.end ? readTitle(text, pos, options) : null;
  if (title) pos = skipSpaces(text, title.end);
  if (text[pos] !== ')') return null;
  return {url: url.text, title: title?.text ?? '', end: pos + 1};
}

export function isPunctuation(code: number): boolean {
  return (
    (code > 32 && code < 48) ||
    (code > 57 && code < 65) ||
    (code > 90 && code < 97) ||
    (code > 122 && code < 127)
  );
}
