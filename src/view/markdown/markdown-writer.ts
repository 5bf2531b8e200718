/**
 * Puts markdown where the thread wants a text drawn, over as many frames as it takes. A text that needs more than
 * the core is drawn by the core until the rest is loaded, and then anew: out of sight, and shown when it is done.
 */
import type {TextContext} from '../chat-model.js';
import type {TextWriter} from '../message-parts/answer-text.js';
import {loadedExtension, loadExtension} from './extension-loader.js';
import {MarkdownView} from './markdown-view.js';

/** How long text may hold up one frame, in milliseconds: laying it out costs the browser about four times as much. */
const BUDGET_MS = 5;
/** More that comes so soon is for the same frame. */
const FRAME_MS = 12;
/** Characters that are drawn at most, and milliseconds waited at most, before what will be drawn anew is loaded. */
const AHEAD = 8192;
/** Characters of a text that are drawn without being asked for: a hundred pages. The reader has the rest with a press. */
const MAX_DRAWN = 200_000;
const PATIENCE_MS = 1000;

export class MarkdownWriter implements TextWriter {
  readonly #container: HTMLElement;
  readonly #context: TextContext;
  #view: MarkdownView;
  /** All that came, as long as it may have to be drawn anew. */
  #text = '';
  #hasEnded = false;
  #isStopped = false;
  #frame: number | null = null;
  /** When what is drawn for one frame began to be drawn. */
  #began = 0;
  /** When the last piece came, and when it turned out that the core is not enough; by `performance.now`. */
  #arrived = 0;
  #asked = 0;
  /** How far the core may go meanwhile. */
  #limit = Infinity;
  /** Characters that may still be drawn, and those that came after them. */
  #room = MAX_DRAWN;
  #rest = '';
  #offer: Element | null = null;
  /** How far the shown view is, as long as the new one has not caught up with it out of sight. */
  #goal: number | null = null;

  constructor(container: HTMLElement, context: TextContext) {
    this.#container = container;
    this.#context = context;
    container.classList.add('markdown');
    if (container.hasAttribute('data-whole')) this.#room = Infinity; // asked for before
    this.#view = this.#newView(container);
  }

  write(whole: string): void {
    this.#arrived = performance.now();
    const piece = whole.length > this.#room ? this.#keepBack(whole) : whole;
    this.#room -= piece.length;
    if (!this.#view.isExtended) this.#text += piece;
    this.#view.write(piece);
    this.#draw();
  }

  end(): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#endView();
    this.#draw();
  }

  stop(): void {
    this.#isStopped = true;
    if (this.#frame !== null) cancelAnimationFrame(this.#frame);
    this.#container.removeAttribute('aria-busy');
    this.#offer?.remove();
  }

  /** Of a text that is not drawn to its end, the last lines stay as they are while more comes. */
  #endView(): void {
    if (this.#hasEnded && this.#rest === '') this.#view.end();
  }

  /** @returns what of the piece may still be drawn. */
  #keepBack(piece: string): string {
    const drawn = piece.slice(0, this.#room);
    if (this.#rest === '')
      import('./rest-of-text.js').then(
        ({restOfText}) => {
          if (!this.#isStopped) this.#offer = restOfText(this.#container, this.#context, this.#drawRest);
        },
        this.#drawRest, // there is no way to ask for it
      );
    this.#rest += piece.slice(this.#room);
    return drawn;
  }

  readonly #drawRest = (): void => {
    if (this.#isStopped) return;
    const rest = this.#rest;
    this.#rest = '';
    this.#room = Infinity;
    this.write(rest);
    this.#endView();
    this.#draw();
  };

  #newView(container: HTMLElement): MarkdownView {
    const extension = loadedExtension()?.extensionFor(this.#context, () =>
      this.#goal === null ? this.#arrived : this.#asked,
    );
    return new MarkdownView(container, {
      softBreaks: 'br',
      extension,
      onForeign: () => {
        this.#extend();
      },
    });
  }

  #extend(): void {
    if (this.#asked) return;
    this.#asked = performance.now();
    this.#limit = this.#view.drawn + AHEAD;
    this.#container.setAttribute('aria-busy', 'true');
    loadExtension().then(
      () => {
        this.#drawAnew();
      },
      (error: unknown) => {
        this.#limit = Infinity;
        this.#container.removeAttribute('aria-busy');
        console.warn('<dify-chat>: an answer is drawn without its tables, formulas and the like.', error);
      },
    );
  }

  #drawAnew(): void {
    if (this.#isStopped) return;
    this.#limit = Infinity;
    this.#goal = this.#view.drawn;
    this.#view = this.#newView(document.createElement('div'));
    this.#view.write(this.#text);
    this.#text = '';
    this.#endView();
    this.#draw();
  }

  #draw(): void {
    if (this.#frame !== null) return; // a frame to come draws this, too
    const now = performance.now();
    const isAhead = this.#view.drawn > this.#limit && now < this.#asked + PATIENCE_MS;
    if (now > this.#began + FRAME_MS) this.#began = now;
    const isLeft = isAhead || this.#view.flush(this.#began + BUDGET_MS);
    if (this.#goal !== null && (!isLeft || this.#view.drawn >= this.#goal)) {
      this.#goal = null;
      loadedExtension()?.keepSelection(this.#container, () => {
        this.#view.moveTo(this.#container);
      });
      this.#container.removeAttribute('aria-busy');
    }
    if (!isLeft) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = null;
      this.#draw();
    });
  }
}
