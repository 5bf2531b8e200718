/**
 * Definitions of links and footnotes, and what refers to them.
 *
 * @see https://spec.commonmark.org/0.31.2/#link-reference-definitions
 */
import type {BlockParser} from './block-parser.js';
import type {InlineContext} from './inline-context.js';
import type {Part} from './link-parts.js';
import {readDestination, readTitle, skipSpaces} from './link-parts.js';
import type {LabelPlace, Target} from './syntax.js';
import type {Block, Definition, ParseOptions} from './tree.js';

const MAX_LABEL = 999;

const label = /\[((?:[^\\[\]]|\\[^])*)\]/y;

export function define({isTrying, definitions, fresh}: BlockParser, name: string, target: Definition): void {
  if (isTrying || definitions.has(name)) return;
  definitions.set(name, target);
  fresh.push(name);
}

/** Takes the definitions off the start of a paragraph. */
export function takeDefinitions(parser: BlockParser, block: Block): void {
  let at = 0;
  while (block.text[at] === '[') {
    const found = readDefinition(block.text, at, parser.options);
    if (!found) break;
    define(parser, normalizeLabel(found.label), {url: found.url, title: found.title});
    at = found.end;
  }
  if (at) block.text = block.text.slice(at);
}

/** What the text in brackets, which begins here and ends before `after`, points at: `][label]`, `][]` or `]`. */
export function findTarget(
  text: string,
  from: number,
  after: number,
  {isImage, hasInner}: LabelPlace,
  {definitions, missed}: InlineContext,
): Target | null {
  const full = text[after] === '[' ? readLabel(text, after) : null;
  if (!full?.text && hasInner) return null;
  // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing -- an empty label counts as none
  const name = full?.text || text.slice(from, after - 1); // `[]` after a label stands for the text before it
  if (name.length > MAX_LABEL || !name.trim()) return null;
  const key = normalizeLabel(name);
  const found = definitions.get(key);
  if (!found) {
    missed?.add(key);
    return null;
  }
  if (!full && name.startsWith('^') && !isImage) return {...found, end: after, note: name.slice(1)};
  return {...found, end: full ? full.end : after};
}

/** Labels match without regard to case and to the width of their blanks. */
export function normalizeLabel(text: string): string {
  return text.trim().replace(/\s+/g, ' ').toLowerCase().toUpperCase();
}

/** `[label]`, without its brackets. */
function readLabel(text: string, at: number): Part | null {
  label.lastIndex = at;
  const match = label.exec(text);
  const inside = match?.[1];
  if (inside === undefined || inside.length > MAX_LABEL) return null;
  return {text: inside, end: label.lastIndex};
}

/** A definition at the start of a paragraph; `end` is where the next line starts. */
function readDefinition(
  text: string,
  at: number,
  options: ParseOptions,
): (Definition & {label: string; end: number}) | null {
  const name = readLabel(text, at);
  if (!name?.text.trim() || text[name.end] !== ':') return null;
  let pos = skipSpaces(text, name.end + 1);
  const url = readDestination(text, pos, options);
  if (!url || (url.end === pos && text[pos - 1] !== '>')) return null;
  const urlEnd = lineEnd(text, url.end);
  pos = skipSpaces(text, url.end);
  const title = pos > url.end ? readTitle(text, pos, options) : null;
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
