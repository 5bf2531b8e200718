/** Text → tree. */
export {MarkdownParser, parse} from './markdown-parser.js';
export {plainText} from './plain-text.js';
export type {Syntax} from './syntax.js';
export type {Align, Block, BlockKind, Definition, Inline, ParseOptions} from './tree.js';
