/** What the extension asks of whoever shows the text. */

/** What a visitor did inside an answer. */
export interface MarkdownAction {
  kind: 'button' | 'form' | 'link';
  value: string;
}

export interface MarkdownLabels {
  /** On the button that copies a block of code; without it there is none. */
  copy?: string;
  /** On the button under a table that copies it; without it there is none. */
  copyTable?: string;
  /** On a model's reasoning, while it goes on. */
  thinking?: string;
  /** On a model's reasoning when it is over, after so many milliseconds; `null` where nobody measured them. */
  thought?: (milliseconds: number | null) => string;
  /** What the box before an item is for that is done or is to be done. */
  task?: string;
  /** On the button in place of an image that is not loaded by itself. */
  loadImage?: (host: string) => string;
  /** Over the footnotes; for a mark in the text; and for the way back from a note to its mark. */
  footnotes?: string;
  footnote?: (label: string) => string;
  backToText?: string;
}

export interface ExtendedOptions {
  labels?: MarkdownLabels;
  /** When the text that is being drawn came, in milliseconds; the same as long as nothing new has come. */
  now?: () => number;
  /** Whether an image, a video or a sound may be loaded without a click. Loading tells its host who reads. */
  loadsMedia?: (url: string) => boolean;
  /** Where an image, a video or a sound really is; nothing for an address that is none. */
  mediaUrl?: (url: string) => string | null;
  /** @returns `null` where it could not be done now, and may be wished for again. */
  onAction?: (action: MarkdownAction) => unknown;
  /** The visitor follows a button's link; tells whether the browser is to open it. */
  onFollow?: (url: string) => boolean;
  onCopy?: (text: string, button: HTMLElement) => void;
  /** A block of code is complete. */
  codeClosed?: (code: HTMLElement, language: string, text: string) => void;
  /** A formula is complete; what is in the element may be replaced. `source` has its delimiters. */
  mathClosed?: (element: HTMLElement, tex: string, display: boolean, source: string) => void;
}
