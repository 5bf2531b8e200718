/** Blocks beyond the core: foldable ones, raw HTML, formulas, footnotes and tables. */
import type {BlockParser} from './block-parser.js';
import {MAX_LEAF} from './block-parser.js';
import {define, normalizeLabel} from './definitions.js';
import {endsHtml, htmlStart, outlivesBlank} from './html-blocks.js';
import type {Line} from './line.js';
import {newRow, readDelimiters, splitRow} from './tables.js';
import type {Block} from './tree.js';

export function startExtended(parser: BlockParser, container: Block, line: Line, text: string): boolean {
  switch (text[0]) {
    case '<':
      return foldable(parser, container, line, text) || html(parser, container, text);
    case '[':
      return footnote(parser, line, text);
    case '$':
    case '\\':
      return math(parser, line, text);
    default:
      return false;
  }
}

/** `<details>`, `<summary>` and a model's `<think>` hold markdown, so they are blocks of their own. */
function foldable(parser: BlockParser, container: Block, line: Line, text: string): boolean {
  const match = /^<(details|summary|think)((?:\s[^<>]*)?)>/i.exec(text);
  const kind = match?.[1]?.toLowerCase();
  if (!match || parser.isTooDeep) return false;
  if (kind === 'summary') {
    if (container.kind !== 'details' || container.children.length) return false;
    parser.add('summary');
  } else if (kind === 'details' || kind === 'think') {
    parser.add(kind).head = /\sopen\b/i.test(match[2] ?? '');
  }
  line.skipBlanks();
  line.skip(match[0].length);
  return true;
}

function html(parser: BlockParser, container: Block, text: string): boolean {
  const kind = htmlStart(text, container.kind === 'paragraph' || parser.tip.kind === 'paragraph');
  if (!kind) return false;
  parser.add('html').size = kind;
  return true;
}

function footnote(parser: BlockParser, line: Line, text: string): boolean {
  const match = /^\[\^([^\]\s]{1,99})\]:[ \t]*/.exec(text);
  if (!match || parser.isTooDeep) return false;
  const block = parser.add('footnote');
  block.info = match[1] ?? '';
  block.indent = 4;
  const name = '^' + normalizeLabel(block.info);
  block.head = parser.definitions.has(name);
  define(parser, name, {url: '', title: ''});
  line.skipBlanks();
  line.skip(match[0].length);
  return true;
}

/** `$$` or `\[` on a line of its own, or a whole formula in one line. */
function math(parser: BlockParser, line: Line, text: string): boolean {
  if (parser.options.math === false) return false;
  const opener = text.slice(0, 2);
  const closer = opener === '$$' ? '$$' : '\\]';
  if (opener !== '$$' && opener !== '\\[') return false;
  const body = text.slice(2).trim();
  const isWhole = body.length > 2 && body.indexOf(closer) === body.length - 2;
  if (body && !isWhole) return false;
  const block = parser.add('math');
  block.info = closer;
  if (isWhole) block.lines.push(body.slice(0, -2).trim());
  line.skipAll();
  if (isWhole) parser.closeTip();
  return true;
}

export function continuesExtended({kind, size}: Block, line: Line): boolean {
  if (kind === 'html') return !line.isBlank || outlivesBlank(size);
  return kind !== 'table' || !line.isBlank;
}

/** Leaves what is left of the line in the block; false if it is one of the core's. */
export function addExtendedLine(
  parser: BlockParser,
  block: Block,
  line: Line,
  ended: boolean,
  started: boolean,
): boolean {
  switch (block.kind) {
    case 'html':
      addHtml(parser, block, started ? line.rest() : '\n' + line.rest());
      return true;
    case 'math':
      if (!started) addMath(parser, block, line.rest(), ended);
      return true;
    case 'summary':
      addSummary(parser, block, line.rest());
      return true;
    case 'table':
      addRow(parser, block, splitRow(line.trimmed()), false);
      return true;
    case 'paragraph':
      return startTable(parser, block, line.trimmed());
    default:
      return false;
  }
}

/** The same for more of a line that was cut for its length. */
export function addMoreExtended(parser: BlockParser, block: Block, text: string, ended: boolean): boolean {
  if (block.kind === 'math') block.lines.push(ended ? text + '\n' : text);
  else if (block.kind === 'html') addHtml(parser, block, text);
  else return false;
  return true;
}

function addHtml(parser: BlockParser, block: Block, text: string): void {
  let html = block;
  if (block.text.length > MAX_LEAF) {
    parser.closeTip();
    html = parser.add('html');
    html.size = block.size;
  }
  html.text += text;
  if (endsHtml(html.size, text)) parser.closeTip();
}

function addMath(parser: BlockParser, block: Block, text: string, ended: boolean): void {
  const body = text.trimEnd();
  const isLast = body.endsWith(block.info);
  const line = isLast ? body.slice(0, -block.info.length) : text;
  if (!isLast || line.trim()) block.lines.push(ended ? line + '\n' : line);
  if (isLast) parser.closeTip();
}

function addSummary(parser: BlockParser, block: Block, text: string): void {
  const end = text.search(/<\/summary>/i);
  const inside = (end < 0 ? text : text.slice(0, end)).trim();
  block.text += block.text && inside ? '\n' + inside : inside;
  if (end < 0 && block.text.length < MAX_LEAF) return;
  parser.closeTip();
  const rest = end < 0 ? '' : text.slice(end + '</summary>'.length);
  if (rest.trim()) parser.addParagraph(parser.tip, rest.trim());
}

/** Turns the last line of the paragraph into a table's head, if this line is the row under it. */
function startTable(parser: BlockParser, paragraph: Block, text: string): boolean {
  const align = readDelimiters(text);
  if (!align) return false;
  const from = paragraph.text.lastIndexOf('\n') + 1;
  const header = paragraph.text.slice(from);
  if (!header.includes('|') && !text.includes('|')) return false;
  const cells = splitRow(header);
  if (cells.length !== align.length) return false;
  paragraph.text = paragraph.text.slice(0, Math.max(from - 1, 0));
  parser.closeTip();
  const table = parser.add('table');
  table.align = align;
  addRow(parser, table, cells, true);
  return true;
}

function addRow(parser: BlockParser, table: Block, cells: readonly string[], head: boolean): void {
  const row = newRow(cells, table.align, head);
  for (const block of [row, ...row.children]) block.final = !parser.isTrying;
  table.children.push(row);
}

/** A header that is being written is a table already, until something else stands under it. */
export function tryRow(parser: BlockParser, line: string, isHeld: boolean): boolean {
  const {tip} = parser;
  const isUnderHeader = tip.kind === 'paragraph' && tip.text.startsWith('|') && !tip.text.includes('\n');
  if (isUnderHeader && /^[ \t]*[|: \t-]*$/.test(line)) tryTable(parser, tip.text);
  else if (!isHeld && /^ {0,3}\|/.test(line)) {
    parser.line(line, false);
    if (parser.tip.kind === 'paragraph') tryTable(parser, parser.tip.text);
  } else return false;
  return true;
}

function tryTable(parser: BlockParser, header: string): void {
  if (header.includes('\n')) return;
  const columns = header.replace(/\\\||^\||\|$/g, '').split('|').length;
  parser.line('|' + '-|'.repeat(columns), false);
}

/** Takes a line in which a `<think>` or `<details>` ends, in parts; false if it is another line. */
export function splitLine(parser: BlockParser, text: string, ended: boolean): boolean {
  if (!text.includes('</') || parser.tip.kind === 'code') return false;
  const match = /<\/think>/i.exec(text) ?? /^\s*<\/details>|<\/details>\s*$/i.exec(text);
  if (!match) return false;
  const kind = match[0].toLowerCase().includes('think') ? 'think' : 'details';
  const before = text.slice(0, match.index);
  const after = text.slice(match.index + match[0].length);
  const last = (): number => parser.spine.findLastIndex((block) => block.kind === kind);
  if (last() < 0 && !opening[kind].test(before)) return false;
  if (before.trim()) parser.wholeLine(before, false);
  const depth = last();
  if (depth >= 0) parser.closeTo(depth);
  if (!after.trim()) return true;
  if (depth >= 0) parser.line(after, ended);
  else parser.wholeLine(after, ended);
  return true;
}

const opening = {think: /^ {0,3}<think>/i, details: /^ {0,3}<details(?:\s[^<>]*)?>/i};
