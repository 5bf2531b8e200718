/**
 * The parts of links and of reference definitions.
 *
 * @see https://spec.commonmark.org/0.31.2/#links
 */
import type {Definition} from './tree.js';
import {unescapeText} from './entities.js';

/** Deeper parentheses in a target are not followed; the spec asks for 3 at least. */
const MAX_PARENS = 32;
const MAX_LABEL = 999;

const angled = /<((?:[^<>\n\\]|\\.)*)>/y;
const spaces = /[ \t]*(?:\n[ \t]*)?/y;
const label = /\[((?:[^\\[\]]|\\[^])*)\]/y;
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

export function readDestination(text: string, at: number): Part | null {
  if (text[at] === '<') {
    angled.lastIndex = at;
    const match = angled.exec(text);
    return match ? {text: unescapeText(match[1] ?? ''), end: angled.lastIndex} : null;
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
  return {text: unescapeText(text.slice(at, end)), end};
}

export function readTitle(text: string, at: number): Part | null {
  const pattern = titles.get(text[at] ?? '');
  if (!pattern) return null;
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  return match ? {text: unescapeText(match[1] ?? ''), end: pattern.lastIndex} : null;
}

/** `[label]`, without its brackets. */
export function readLabel(text: string, at: number): Part | null {
  label.lastIndex = at;
  const match = label.exec(text);
  const inside = match?.[1];
  if (inside === undefined || inside.length > MAX_LABEL) return null;
  return {text: inside, end: label.lastIndex};
}

/** Blanks with at most one line end. */
export function skipSpaces(text: string, at: number): number {
  spaces.lastIndex = at;
  spaces.test(text);
  return spaces.lastIndex;
}

/** Labels match without regard to case and to the width of their blanks. */
export function normalizeLabel(text: string): string {
  return text.trim().replace(/\s+/g, ' ').toLowerCase().toUpperCase();
}

/** `(url "title")` behind the text of a link. */
export function readLinkTail(text: string, at: number): (Definition & {end: number}) | null {
  let pos = skipSpaces(text, at + 1);
  const url = readDestination(text, pos);
  if (!url) return null;
  pos = skipSpaces(text, url.end);
  const title = pos > url.end ? readTitle(text, pos) : null;
  if (title) pos = skipSpaces(text, title.end);
  if (text[pos] !== ')') return null;
  return {url: url.text, title: title?.text ?? '', end: pos + 1};
}

/** A definition at the start of a paragraph; `end` is where the next line starts. */
export function readDefinition(text: string, at: number): (Definition & {label: string; end: number}) | null {
  const name = readLabel(text, at);
  if (!name?.text.trim() || text[name.end] !== ':') return null;
  let pos = skipSpaces(text, name.end + 1);
  const url = readDestination(text, pos);
  if (!url || (url.end === pos && text[pos - 1] !== '>')) return null;
  const urlEnd = lineEnd(text, url.end);
  pos = skipSpaces(text, url.end);
  const title = pos > url.end ? readTitle(text, pos) : null;
  const titleEnd = title ? lineEnd(text, title.end) : -1;
  const end = titleEnd < 0 ? urlEnd : titleEnd;
  if (end < 0) return null;
  return {label: name.text, url: url.text, title: titleEnd < 0 ? '' : (title?.text ?? ''), end};
}

/** The start of the next line if only blanks are left in this one, else -1. */
function lineEnd(text: string, at: number): number {
  while (text[at] === ' ' || text[at] === '\t') at++;
  if (at >= text.length) return at;
  return text[at] === '\n' ? at + 1 : -1;
}

export function isPunctuation(code: number): boolean {
  return (
    (code > 32 && code < 48) ||
    (code > 57 && code < 65) ||
    (code > 90 && code < 97) ||
    (code > 122 && code < 127)
  );
}
