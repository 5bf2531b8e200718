/** Formulas in a line: `$…$`, `$$…$$`, `\(…\)`, `\[…\]`. */
import type {InlineContext} from './inline-context.js';
import type {InlinePiece} from './syntax.js';

interface Formula {
  tex: string;
  display: boolean;
  end: number;
}

const MAX_GUESS = 240;

/** The formula that a `$`, a `\(` or a `\[` begins, or the mark as text. */
export function readFormula(
  text: string,
  at: number,
  {open, options}: InlineContext,
  missing: Set<string>,
): InlinePiece {
  const math = options.math === false ? null : readMath(text, at, open, missing);
  if (math) {
    const {tex, display, end} = math;
    return {node: {kind: 'math', tex, display, source: text.slice(at, end)}, end};
  }
  const mark = text[at] === '$' ? at : at + 1;
  return {text: text[mark] ?? '', end: mark + 1};
}

/** `isOpen` allows for a formula that is still being written; `missing` remembers ends that do not come. */
function readMath(text: string, at: number, isOpen: boolean, missing: Set<string>): Formula | null {
  if (text[at] === '$' && text[at + 1] !== '$') return readDollars(text, at, isOpen);
  const opener = text.slice(at, at + 2);
  const display = opener !== '\\(';
  const closer = opener === '$$' ? '$$' : display ? '\\]' : '\\)';
  const end = missing.has(closer) ? -1 : text.indexOf(closer, at + 2);
  if (end > at + 2) {
    const tex = text.slice(at + 2, end).trim();
    return /[\p{L}\p{N}]/u.test(tex) ? {tex, display, end: end + 2} : null;
  }
  if (end < 0) missing.add(closer);
  const tex = text.slice(at + 2);
  if (!isOpen || end > 0 || tex.length > MAX_GUESS) return null;
  return {tex: tex.trim(), display, end: text.length};
}

/** So that prices stay text, no blank may follow the first dollar or precede the last, and no digit follow it. */
function readDollars(text: string, at: number, isOpen: boolean): Formula | null {
  if (/[\s$]/.test(text[at + 1] ?? ' ') || /[\w$]/.test(text[at - 1] ?? '')) return null;
  let end = at + 1;
  while (end < text.length && text[end] !== '$') end += text[end] === '\\' ? 2 : 1;
  if (end < text.length) {
    if (/\s/.test(text[end - 1] ?? '') || /[\w$]/.test(text[end + 1] ?? '')) return null;
    return {tex: text.slice(at + 1, end), display: false, end: end + 1};
  }
  const tex = text.slice(at + 1);
  if (!isOpen || tex.length > MAX_GUESS || /^\d|\n/.test(tex)) return null;
  return {tex, display: false, end: text.length};
}
