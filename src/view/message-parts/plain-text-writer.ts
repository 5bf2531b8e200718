/** Draws text as it stands, with its line breaks. */
import type {TextWriter} from './answer-text.js';

/** Characters per text node: appending to a very long one makes the browser lay all of it out again. */
const NODE_LENGTH = 4_000;

export class PlainTextWriter implements TextWriter {
  readonly #container: Element;
  #last: Text | null = null;

  constructor(container: Element) {
    this.#container = container;
  }

  write(piece: string): void {
    if (this.#last && this.#last.length < NODE_LENGTH) {
      this.#last.appendData(piece); // replacing the data would drop a selection
      return;
    }
    this.#last = document.createTextNode(piece);
    this.#container.append(this.#last);
  }

  end(): void {
    this.#last = null; // every piece is shown already
  }
}
