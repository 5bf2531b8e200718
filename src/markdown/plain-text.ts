/** What an answer says, without its marks: for announcements. */
import {textOf} from './inline-nodes.js';
import type {MarkdownParser} from './markdown-parser.js';
import type {Block} from './tree.js';

/** The text of the tree. A model's reasoning is left out, and a note whose name another one has. */
export function plainText(parser: MarkdownParser, block: Block = parser.root): string {
  const {kind, head, children, lines} = block;
  if (kind === 'think' || (kind === 'footnote' && head)) return '';
  if (lines.length) return lines.join('').trimEnd();
  if (!children.length) return textOf(parser.inlines(block)).trim();
  return children
    .map((child) => plainText(parser, child))
    .filter(Boolean)
    .join(kind === 'row' ? ', ' : '\n');
}
