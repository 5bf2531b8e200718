/**
 * What a text becomes: a tree of blocks, whose leaves hold text in which inline nodes are found by
 * `parseInlines`. A block is one mutable shape for every kind, since the parser saves and restores the open
 * ones around each half-written line, and turns a paragraph into a heading when its underline arrives.
 */
import type {Syntax} from './syntax.js';

export type BlockKind =
  | 'document'
  | 'quote'
  | 'list'
  | 'item'
  | 'paragraph'
  | 'heading'
  | 'code'
  | 'rule'
  | 'html'
  | 'math'
  | 'table'
  | 'row'
  | 'cell'
  | 'details'
  | 'summary'
  | 'think'
  | 'footnote';

export type Align = 'left' | 'center' | 'right' | '';

export interface Block {
  kind: BlockKind;
  /** Blocks inside; empty for leaves. */
  children: Block[];
  /** A leaf's source, without the marks of the blocks around it. */
  text: string;
  /** The lines of a code or math block, each with the newline that ended it. */
  lines: string[];
  /** More may still be added to it. */
  open: boolean;
  /** Closed by a complete line: it will never change again, unless a definition for one of its labels comes. */
  final: boolean;
  /** Heading: 1 to 6. Ordered list: its first number. */
  level: number;
  /** Code: the word after the fence. Footnote: its label. Math: what closes it. Cell: its alignment. */
  info: string;
  /** List: `-`, `*`, `+`, `.` or `)`. Code: the fence's character, or nothing when it is indented. */
  marker: string;
  /** List: no blank line between its items' blocks. */
  tight: boolean;
  /** Item: its check box, if it has one. */
  checked: boolean | null;
  /** Table: one for each column. */
  align: readonly Align[];
  /** Item: columns up to its content. Code: columns the fence is indented by. */
  indent: number;
  /** Code: characters in the fence. HTML: the kind of its start condition. */
  size: number;
  /** The last line in it was blank. */
  blank: boolean;
  /** Row and cell: of the head. Paragraph: it goes on with one that was cut for its length. Footnote: its name is another one's. */
  head: boolean;
}

export type Inline =
  | {kind: 'text'; text: string}
  | {kind: 'code'; text: string}
  /** `small` is where a link really leads; the view adds it. */
  | {kind: 'emphasis' | 'strong' | 'strike' | 'small'; children: Inline[]}
  | {kind: 'link'; url: string; title: string; children: Inline[]; auto: boolean}
  | {kind: 'image'; url: string; title: string; alt: string}
  | {kind: 'break'; hard: boolean}
  | {kind: 'math'; tex: string; display: boolean; source: string}
  | {kind: 'note'; label: string}
  | {kind: 'element'; tag: string; attributes: ReadonlyMap<string, string>; children: Inline[]}
  /** A tag or a comment that stands alone, and what of it is shown. */
  | {kind: 'html'; text: string; shown: string};

/** A link's target, from a line like `[label]: url "title"`. */
export interface Definition {
  url: string;
  title: string;
}

export interface ParseOptions {
  /** What is understood beyond the core; without it, it is text. */
  syntax?: Syntax | undefined;
  /** A mark was met that could mean something if there was a `syntax`. */
  onForeign?: (() => void) | undefined;
  /** Find `$…$`, `$$…$$`, `\(…\)` and `\[…\]`. */
  math?: boolean;
  /** Link bare addresses. */
  autolinks?: boolean;
  /** `~one~` strikes out too. Off, since answers write `~5` for "about 5". */
  singleTilde?: boolean;
}

export function newBlock(kind: BlockKind): Block {
  return {
    kind,
    children: [],
    text: '',
    lines: [],
    open: true,
    final: false,
    level: 0,
    info: '',
    marker: '',
    tight: true,
    checked: null,
    align: [],
    indent: 0,
    size: 0,
    blank: false,
    head: false,
  };
}
