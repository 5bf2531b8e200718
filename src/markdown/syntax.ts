/**
 * What a text may hold beyond the core: tables, raw HTML, formulas, footnotes, definitions, names of characters.
 * Their rules are heavy and many answers hold none of them, so the core does without, and tells when it meets a
 * mark that could mean something. With the rules or without them, a text that has no such mark is the same tree.
 */
import type {Address} from './autolinks.js';
import type {BlockParser} from './block-parser.js';
import type {InlineContext} from './inline-context.js';
import type {Line} from './line.js';
import type {Block, Definition, Inline, ParseOptions} from './tree.js';

export interface Syntax {
  /** Opens a block, if the line has a mark for one that the core does not know. */
  startBlock(parser: BlockParser, container: Block, line: Line, text: string): boolean;
  /** Whether a block of a kind that the core does not know goes on with the line. */
  continues(block: Block, line: Line): boolean;
  /** Leaves the line in such a block, or makes a table of a paragraph; false if it is an ordinary line. */
  addLine(parser: BlockParser, block: Block, line: Line, ended: boolean, started: boolean): boolean;
  /** The same for more of a line that was cut for its length. */
  addMore(parser: BlockParser, block: Block, text: string, ended: boolean): boolean;
  /** Takes a line in which a foldable block ends, in parts; false if it is another line. */
  splitLine(parser: BlockParser, text: string, ended: boolean): boolean;
  /** Tries an unfinished line, if it may belong to a table. `isHeld`: as another line it would say nothing yet. */
  tryRow(parser: BlockParser, line: string, isHeld: boolean): boolean;
  /** Takes the definitions off the start of a paragraph. */
  takeDefinitions(parser: BlockParser, block: Block): void;
  /** What stands at the mark here, if it is one of those the core does not know. */
  inline(text: string, at: number, context: InlineContext, missing: Set<string>): InlinePiece | null;
  /** What a text in brackets points at if it is a label. It ends before `after`. */
  target(
    text: string,
    from: number,
    after: number,
    bracket: LabelPlace,
    context: InlineContext,
  ): Target | null;
  /** The bare address with its `www.` or its `@` here. */
  address(text: string, at: number, isInBrackets: boolean): Address | null;
  /** Puts what stands between a tag and its end into an element. */
  pair(nodes: Inline[]): Inline[];
  /** What is in a leaf that holds raw HTML. */
  html(source: string): Inline[];
  /** What a reference such as `&eacute;` stands for. */
  character(reference: string): string | undefined;
}

/** What was read, a node or a text, and where it ends. */
export interface InlinePiece {
  node?: Inline;
  text?: string;
  end: number;
}

export interface LabelPlace {
  isImage: boolean;
  /** Another bracket opens in it, so what it holds is no label. */
  hasInner: boolean;
}

export interface Target extends Definition {
  end: number;
  /** It is a footnote of this name. */
  note?: string;
}

/** To be called at a mark that could mean something else with a `syntax`. */
export function meetForeign({syntax, onForeign}: ParseOptions): void {
  if (!syntax) onForeign?.();
}
