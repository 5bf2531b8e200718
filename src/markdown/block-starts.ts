/** The marks that open a block, tried in the order of the specification's reference algorithm. */
import type {BlockParser} from './block-parser.js';
import {unescapeText} from './entities.js';
import {htmlStart} from './html-blocks.js';
import type {Line} from './line.js';
import {normalizeLabel} from './link-parts.js';
import type {Block} from './tree.js';

type Start = (parser: BlockParser, container: Block, line: Line, text: string) => boolean;

/** Opens a block if the line has its mark here. */
export function startBlock(parser: BlockParser, container: Block, line: Line): boolean {
  if (line.isBlank) return false;
  if (line.indent > 3) return indentedCode(parser, container, line);
  const starts = byCharacter.get(line.text[line.next] ?? '');
  if (!starts) return false;
  const text = line.trimmed();
  return starts.some((start) => start(parser, container, line, text));
}

const quote: Start = (parser, _container, line) => {
  if (parser.isTooDeep) return false;
  line.skipBlanks();
  line.skip(1);
  if (line.indent > 0) line.skipColumns(1);
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
  block.info = unescapeText(text.slice(match[0].length).trim());
  line.skip(line.text.length - line.pos);
  return true;
};

const html: Start = (parser, container, _line, text) => {
  const kind = htmlStart(text, container.kind === 'paragraph' || parser.tip.kind === 'paragraph');
  if (!kind) return false;
  parser.add('html').size = kind;
  return true;
};

/** `<details>`, `<summary>` and a model's `<think>` hold markdown, so they are blocks of their own. */
const foldable: Start = (parser, container, line, text) => {
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

const footnote: Start = (parser, _container, line, text) => {
  const match = /^\[\^([^\]\s]{1,99})\]:[ \t]*/.exec(text);
  if (!match || parser.isTooDeep) return false;
  const block = parser.add('footnote');
  block.info = match[1] ?? '';
  block.indent = 4;
  parser.define('^' + normalizeLabel(block.info), {url: '', title: ''});
  line.skipBlanks();
  line.skip(match[0].length);
  return true;
};

/** `$$` or `\[` on a line of its own, or a whole formula in one line. */
const math: Start = (parser, _container, line, text) => {
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
  line.skip(line.text.length - line.pos);
  if (isWhole) parser.closeTip();
  return true;
};

function indentedCode(parser: BlockParser, container: Block, line: Line): boolean {
  if (container.kind === 'paragraph' || parser.tip.kind === 'paragraph' || container.kind === 'table')
    return false;
  line.skipColumns(4);
  parser.add('code');
  return true;
}

/** The block is complete with this line. */
function oneLine(parser: BlockParser, line: Line): boolean {
  line.skip(line.text.length - line.pos);
  parser.closeTip();
  return true;
}

const byCharacter = new Map<string, readonly Start[]>([
  ['>', [quote]],
  ['#', [heading]],
  ['`', [fence]],
  ['~', [fence]],
  ['<', [foldable, html]],
  ['=', [underline]],
  ['-', [underline, rule, item]],
  ['*', [rule, item]],
  ['_', [rule]],
  ['+', [item]],
  ['[', [footnote]],
  ['$', [math]],
  ['\\', [math]],
  ...Array.from('0123456789', (digit): [string, readonly Start[]] => [digit, [item]]),
]);
