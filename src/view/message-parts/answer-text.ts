/**
 * The text of an answer: the seam between the thread and whatever draws text. What has been drawn is never drawn
 * again: only what is new reaches the writer, so that a reader's selection survives and the cost stays linear.
 */
import {html, noChange} from 'lit';
import type {ElementPart} from 'lit/directive.js';
import {Directive, directive} from 'lit/directive.js';
import type {TemplateResult} from 'lit';
import type {AnswerPart} from '../../conversation/answer.js';
import type {TextContext, TextWriterFactory} from '../chat-model.js';
import {PlainTextWriter} from './plain-text-writer.js';

export type TextPart = AnswerPart & {readonly kind: 'text'};

/** Draws a text that comes in pieces into an element of its own. */
export interface TextWriter {
  write(piece: string): void;
  /** Nothing more will come. */
  end(): void;
  /** Another one takes its place: what it has not drawn yet must not be drawn any more. */
  stop?(): void;
}

/** @param textWriter draws markdown; until it is loaded, and where it cannot be, the text stands as it came. */
export function answerText(
  part: TextPart,
  isGrowing: boolean,
  textWriter: TextWriterFactory | null,
  context: TextContext,
): TemplateResult {
  return html`<div class="text" ${growingText(part, isGrowing, textWriter, context)}></div>`;
}

/** Stands on the element that it draws into. */
class GrowingText extends Directive {
  #writer: TextWriter | null = null;
  #textWriter: TextWriterFactory | null = null;
  #edition = 0;
  #length = 0;

  render(
    _part: TextPart,
    _isGrowing: boolean,
    _textWriter: TextWriterFactory | null,
    _context: TextContext,
  ): typeof noChange {
    return noChange;
  }

  override update(
    part: ElementPart,
    [{text, edition}, isGrowing, textWriter, context]: Parameters<this['render']>,
  ): typeof noChange {
    const element = part.element as HTMLElement;
    if (!this.#writer || edition !== this.#edition || textWriter !== this.#textWriter) {
      this.#writer?.stop?.();
      element.replaceChildren();
      element.classList.toggle('plain', !textWriter);
      element.dir = textWriter ? '' : 'auto'; // blocks of markdown have each their own
      this.#textWriter = textWriter;
      this.#writer = textWriter ? textWriter(element, context) : new PlainTextWriter(element);
      this.#edition = edition;
      this.#length = 0;
    }
    if (text.length > this.#length) this.#writer.write(text.slice(this.#length));
    this.#length = text.length;
    if (!isGrowing) this.#writer.end();
    return noChange;
  }
}

const growingText = directive(GrowingText);
