/**
 * What draws beyond the core, for trees that a `Syntax` beyond the core has made. It is loaded when an answer
 * first needs it; until then, and where it cannot be had, its marks stand as they were written.
 */
import type {Inline, Block, Syntax} from '../../markdown/index.js';
import type {BlockRecord} from './block-record.js';
import type {BlockWriter} from './block-writer.js';
import type {InlineRecord} from './inline-writer.js';

export interface Extension {
  readonly syntax: Syntax;
  readonly drawing: (writer: BlockWriter) => Drawing;
}

/** Asked before the core draws, which does the rest. */
export interface Drawing {
  /** The record for a block that the core does not know, or knows in a simpler shape. */
  create(block: Block, key: string): BlockRecord | null;
  /** Where a child of the block goes, if not where the core would put it. */
  place(record: BlockRecord, block: Block, child: Block, index: number): Element | null;
  /** Draws what is not the core's to draw; true if nothing is left to be drawn. */
  draw(record: BlockRecord, block: Block): boolean;
  /** The text of a leaf is complete; told again when it has been drawn anew. */
  closed(records: readonly InlineRecord[]): void;
  /** A leaf asked for labels that mean nothing yet. */
  missed(labels: ReadonlySet<string>, record: BlockRecord): void;
  /** Leaves that asked for these labels are to be drawn anew; empties the list. */
  defined(labels: string[]): void;
  /** Draws one of the leaves that are to be drawn anew; false if there is none. */
  refresh(): boolean;
  createInline(node: Inline): InlineRecord | null;
  /** Makes the node that is drawn say what the new one says; false if it has to be drawn anew. */
  patchInline(record: InlineRecord, node: Inline): boolean;
  /** A link was drawn that may be none for the browser. */
  linked(element: HTMLElement, url: string): void;
}
