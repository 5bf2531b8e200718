/** The marks that open a block, tried in the order of the specification's reference algorithm. */
import type {BlockParser} from './block-parser.js';
import {unescapeText} from './escapes.js';
import type {Line} from './line.js';
import {meetForeign} from './syntax.js';
import type {Block} from './tree.js';

type Start = (parser: BlockParser, container: Block, line: Line, text: string) => boolean;

/** Opens a block if the line has its mark here. */
export function startBlock(parser: BlockParser, container: Block, line: Line): boolean {
  if (line.isBlank) return false;
  if (line.indent > 3) return indentedCode(parser, container, line);
  const text = line.trimmed();
  const mark = text[0] ?? '';
  const starts = byMark.get(/\d/.test(mark) ? '+' : mark);
  if (starts) return starts.some((start) => start(parser, container, line, text));
  const {options} = parser;
  if (options.syntax) return options.syntax.startBlock(parser, container, line, text);
  if (/^(?:<[A-Za-z!?/]|\$\$|\\\[|\[\^|\|)/.test(text)) meetForeign(options);
  return false;
}

const quote: Start = (parser, _container, line) => {
  if (parser.isTooDeep) return false;
  line.skipMark(1);
  parser.add('quote');
  return true;
};

const heading: Start = (parser, _container, line, text) => {
  const match = /^(#{1,6})(?:[ \t]+|$)/.exec(text);
  if (!match) return false;
  const block = parser.add('heading');
  block.level = match[1]?.length ?? 1;
  block.text = withoutClosingMarks(text.slice(match[0].length).trimEnd());
  return oneLine(parser, line);
};

/** `text ##` → `text`, by hand: a pattern for it would try each blank of a long row of blanks. */
function withoutClosingMarks(text: string): string {
  let end = text.length;
  while (text[end - 1] === '#') end--;
  if (end === 0) return '';
  return end < text.length && /[ \t]/.test(text[end - 1] ?? '') ? text.slice(0, end).trimEnd() : text;
}

const fence: Start = (parser, _container, line, text) => {
  const match = /^`{3,}(?!.*`)|^~{3,}/.exec(text);
  if (!match) return false;
  const {indent} = line;
  const block = parser.add('code');
  block.marker = text[0] ?? '';
  block.size = match[0].length;
  block.indent = indent;
  block.info = unescapeText(text.slice(match[0].length).trim(), parser.options);
  line.skipAll();
  meetForeign(parser.options);
  return true;
};

const underline: Start = (parser, container, line, text) => {
  if (container.kind !== 'paragraph' || !/^(?:=+|-+)[ \t]*$/.test(text)) return false;
  if (!parser.takeDefinitions(container)) return false;
  container.kind = 'heading';
  container.level = text.startsWith('=') ? 1 : 2;
  container.text = container.text.trimEnd();
  return oneLine(parser, line);
};

const rule: Start = (parser, _container, line, text) => {
  if (!/^(?:(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|(?:-[ \t]*){3,})$/.test(text)) return false;
  parser.add('rule');
  return oneLine(parser, line);
};

const item: Start = (parser, container, line, text) => {
  const match = /^(?:([*+-])|(\d{1,9})([.)]))(?=[ \t]|$)/.exec(text);
  if (!match || parser.isTooDeep) return false;
  const [mark, bullet, digits] = match;
  const marker = bullet ?? match[3] ?? '';
  const isEmpty = !text.slice(mark.length).trim();
  if (container.kind === 'paragraph' && (isEmpty || (digits && Number(digits) !== 1))) return false;
  const before = line.indent;
  line.skipBlanks();
  line.skip(mark.length);
  const spaces = line.indent;
  const isCode = spaces > 4;
  if (isEmpty) line.skipBlanks();
  else line.skipColumns(isCode ? 1 : spaces);
  if (container.kind !== 'list' || container.marker !== marker) {
    const list = parser.add('list');
    list.marker = marker;
    list.level = digits ? Number(digits) : 1;
  }
  parser.add('item').indent = before + mark.length + (isCode || isEmpty ? 1 : spaces);
  return true;
};

function indentedCode(parser: BlockParser, container: Block, line: Line): boolean {
  if (/paragraph|table/.test(container.kind) || parser.tip.kind === 'paragraph') return false;
  line.skipColumns(4);
  parser.add('code');
  meetForeign(parser.options);
  return true;
}

/** The block is complete with this line. */
function oneLine(parser: BlockParser, line: Line): boolean {
  line.skipAll();
  parser.closeTip();
  return true;
}

/** By the line's first character; a number stands under `+`. */
const byMark = new Map<string, readonly Start[]>([
  ['>', [quote]],
  ['#', [heading]],
  ['`', [fence]],
  ['~', [fence]],
  ['=', [underline]],
  ['-', [underline, rule, item]],
  ['*', [rule, item]],
  ['_', [rule]],
  ['+', [item]],
]);
