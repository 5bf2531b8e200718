/** What the view asks of whoever shows it. */
import type {ParseOptions} from '../../markdown/tree.js';

/** What a visitor did inside an answer. */
export interface MarkdownAction {
  kind: 'button' | 'form' | 'link';
  value: string;
}

export interface MarkdownLabels {
  /** On the button that copies a block of code; without it there is none. */
  copy?: string;
  /** On a model's reasoning, while it goes on and when it is over. */
  thinking?: string;
  thought?: string;
  /** What the box before an item is for that is done or is to be done. */
  task?: string;
  /** On the button in place of an image that is not loaded by itself. */
  loadImage?: (host: string) => string;
}

export interface MarkdownViewOptions {
  parse?: ParseOptions;
  /** Whether a single newline in a paragraph breaks the line. */
  softBreaks?: 'br' | 'space';
  labels?: MarkdownLabels;
  /** Whether an image, a video or a sound may be loaded without a click. Loading tells its host who reads. */
  loadsMedia?: (url: string) => boolean;
  /** Where an image, a video or a sound really is; nothing for an address that is none. */
  mediaUrl?: (url: string) => string | null;
  onAction?: (action: MarkdownAction) => void;
  /** The visitor follows a button's link; tells whether the browser is to open it. */
  onFollow?: (url: string) => boolean;
  onCopy?: (text: string, button: HTMLElement) => void;
  /** A block of code is complete. */
  codeClosed?: (code: HTMLElement, language: string, text: string) => void;
  /** A formula is complete; what is in the element may be replaced. */
  mathClosed?: (element: HTMLElement, tex: string, display: boolean) => void;
}
