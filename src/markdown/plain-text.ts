/** What an answer says, without its marks: for announcements and for copying. */
import {readHtml} from './html-text.js';
import {isSilent} from './html-tags.js';
import type {MarkdownParser} from './markdown-parser.js';
import type {Block, Inline} from './tree.js';

/** The text of the tree, or of the blocks of its root from one index on. A model's reasoning is left out. */
export function plainText(parser: MarkdownParser, fromBlock = 0): string {
  return parser.root.children
    .slice(fromBlock)
    .map((block) => textOfBlock(parser, block))
    .filter(Boolean)
    .join('\n');
}

function textOfBlock(parser: MarkdownParser, block: Block): string {
  switch (block.kind) {
    case 'think':
      return '';
    case 'code':
    case 'math':
      return block.lines.join('').trimEnd();
    case 'html':
      return textOfInlines(readHtml(block.text)).trim();
    case 'paragraph':
    case 'heading':
    case 'summary':
    case 'cell':
      return textOfInlines(parser.inlines(block).nodes);
    case 'row':
      return block.children.map((cell) => textOfBlock(parser, cell)).join(', ');
    default:
      return block.children
        .map((child) => textOfBlock(parser, child))
        .filter(Boolean)
        .join('\n');
  }
}

function textOfInlines(nodes: readonly Inline[]): string {
  return nodes.map(textOfInline).join('');
}

function textOfInline(node: Inline): string {
  switch (node.kind) {
    case 'text':
    case 'code':
      return node.text;
    case 'break':
      return '\n';
    case 'math':
      return node.tex;
    case 'image':
      return node.alt;
    case 'note':
      return '';
    case 'html':
      return isSilent(node.text) ? '' : node.text;
    case 'element':
      return node.tag === 'br' ? '\n' : textOfInlines(node.children);
    default:
      return textOfInlines(node.children);
  }
}
