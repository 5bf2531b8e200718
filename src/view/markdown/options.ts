/** What the view asks of whoever shows it. */
import type {ParseOptions} from '../../markdown/index.js';
import type {Extension} from './extension.js';

export interface MarkdownViewOptions {
  /** Of the marks: `math`, `autolinks`, `singleTilde`. */
  parse?: Pick<ParseOptions, 'math' | 'autolinks' | 'singleTilde'>;
  /** Whether a single newline in a paragraph breaks the line. */
  softBreaks?: 'br' | 'space';
  /** What is understood and drawn beyond the core. */
  extension?: Extension | undefined;
  /** The text has a mark that could mean something if there was an `extension`. */
  onForeign?: () => void;
}
