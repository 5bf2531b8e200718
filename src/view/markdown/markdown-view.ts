/** Shows a markdown text that may still be growing. A text that is complete takes the same way. */
import {MarkdownParser} from '../../markdown/markdown-parser.js';
import {BlockWriter} from './block-writer.js';
import type {MarkdownViewOptions} from './options.js';

/** Characters that are parsed and drawn before the clock is looked at. */
const SLICE = 2048;

export class MarkdownView {
  readonly #parser: MarkdownParser;
  readonly #writer: BlockWriter;
  readonly isExtended: boolean;
  #hasNews = false;

  /** All that is in the container belongs to the view. */
  constructor(container: Element, options: MarkdownViewOptions = {}) {
    this.#parser = new MarkdownParser({
      ...options.parse,
      syntax: options.extension?.syntax,
      onForeign: options.onForeign,
    });
    this.isExtended = Boolean(options.extension);
    this.#writer = new BlockWriter(container, this.#parser, options);
  }

  /** The tree of what was flushed, for announcements. */
  get parser(): MarkdownParser {
    return this.#parser;
  }

  /** Characters of complete lines that are drawn. */
  get drawn(): number {
    return this.#parser.taken;
  }

  /** Takes more text. Nothing is parsed or drawn before the next flush. */
  write(piece: string): void {
    this.#parser.write(piece);
    this.#hasNews = true;
  }

  /**
   * Draws what was written, a slice of it at least. Tells whether work is left for the next frame.
   *
   * @param until when to stop, as of `performance.now`.
   */
  flush(until = Infinity): boolean {
    if (!this.#hasNews) return false;
    while (this.#parser.advance(until === Infinity ? Infinity : SLICE)) {
      this.#writer.write();
      if (performance.now() >= until) return true;
    }
    this.#parser.try();
    this.#writer.write();
    // One definition at the end of a text may have its links in all of it.
    while (this.#writer.refresh()) if (performance.now() >= until) return true;
    this.#hasNews = false;
    return false;
  }

  /** Shows all in another container, in place of what is there, and goes on there. */
  moveTo(container: HTMLElement): void {
    this.#writer.moveTo(container);
  }

  /** No more text will come; the next flushes draw the rest. */
  end(): void {
    this.#parser.end();
    this.#hasNews = true;
  }
}
