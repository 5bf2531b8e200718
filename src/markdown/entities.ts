/** Character references, `&amp;`, `&#38;` and `&#x26;`, and backslash escapes. */
import type {Syntax} from './syntax.js';
import {meetForeign} from './syntax.js';

/** Whom to ask for a character that is not among the few. */
export interface Names {
  readonly syntax?: Pick<Syntax, 'character'> | undefined;
  readonly onForeign?: (() => void) | undefined;
}

/** Those that are needed to write about code; the others come with the `syntax`. */
const few = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['nbsp', '\u00a0'],
]);

const reference = /&(?:#[xX]([0-9a-fA-F]{1,6})|#(\d{1,7})|([A-Za-z][A-Za-z\d]{1,31}));/y;

/** The reference at this `&`: what it stands for, and its length; null if it is none. */
export function readReference(text: string, at: number, names: Names): {text: string; end: number} | null {
  reference.lastIndex = at;
  const match = reference.exec(text);
  if (!match) return null;
  const [, hex, decimal, name] = match;
  const end = reference.lastIndex;
  if (!name) return {text: fromCode(hex ? parseInt(hex, 16) : Number(decimal)), end};
  const meaning = few.get(name) ?? names.syntax?.character(name);
  if (meaning !== undefined) return {text: meaning, end};
  meetForeign(names);
  return null;
}

/** Text with its escapes and references resolved, as in a link's target or a fence's language. */
export function unescapeText(text: string, names: Names): string {
  return text.replace(/\\([!-/:-@[-`{-~])|&#?\w+;/g, (match, escaped: string | undefined) => {
    return escaped ?? readReference(match, 0, names)?.text ?? match;
  });
}

function fromCode(code: number): string {
  const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : '\ufffd';
}
