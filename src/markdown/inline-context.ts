/** What the text around a leaf means for what is in it. */
import type {Definition, ParseOptions} from './tree.js';

export interface InlineContext {
  readonly options: ParseOptions;
  /** What labels mean. */
  readonly definitions: ReadonlyMap<string, Definition>;
  /** Gets the labels that mean nothing yet. */
  readonly missed: Set<string> | undefined;
  /** More text will come: what is half written is shown as what it is about to be. */
  readonly open: boolean;
}
