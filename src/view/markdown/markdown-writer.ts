/** Puts markdown where the thread wants a text drawn: over as many frames as it takes, with what the widget adds. */
import {answerStringsFor} from '../../i18n/localize-answers.js';
import type {TextContext} from '../chat-model.js';
import {fill} from '../../i18n/localize.js';
import type {TextWriter} from '../message-parts/answer-text.js';
import {urlPolicy} from '../urls.js';
import {finishCode} from './code-blocks.js';
import {addTableButtons} from './table-buttons.js';
import {MarkdownView} from './markdown-view.js';

/** How long text may hold up one frame, in milliseconds: laying it out costs the browser about four times as much. */
const BUDGET_MS = 6;

export class MarkdownWriter implements TextWriter {
  readonly #container: HTMLElement;
  readonly #context: TextContext;
  readonly #view: MarkdownView;
  #hasEnded = false;
  #frame: number | null = null;

  constructor(container: HTMLElement, context: TextContext) {
    this.#container = container;
    this.#context = context;
    const strings = answerStringsFor();
    const urls = urlPolicy(context.hosts);
    container.classList.add('markdown');
    this.#view = new MarkdownView(container, {
      softBreaks: 'br',
      labels: {
        copy: strings.copyCode,
        thinking: strings.thinkingAloud,
        thought: strings.thought,
        task: strings.task,
        loadImage: (host) => fill(strings.loadFrom, {host}),
      },
      mediaUrl: (url) => urls.media(url)?.href ?? null,
      loadsMedia: (url) => {
        const resolved = urls.media(url);
        return resolved !== null && urls.isTrusted(resolved);
      },
      onAction: ({kind, value}) => {
        context.act(kind, value, true);
      },
      onFollow: (url) => context.act('link', url, false),
      onCopy: (text, button) => {
        context.copy({text}, button);
      },
      codeClosed: (code, language, text) => {
        finishCode(code, language, text, context.renderers);
      },
      mathClosed: (element, tex, isDisplay) => {
        import('./math.js').then(
          ({drawMath}) => {
            drawMath(tex, isDisplay, element);
          },
          () => undefined, // the reader sees the TeX
        );
      },
    });
  }

  write(piece: string): void {
    this.#view.write(piece);
    this.#draw();
  }

  end(): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#view.end();
    this.#draw();
  }

  #draw(): void {
    if (this.#frame !== null) return; // a frame to come draws this, too
    if (!this.#view.flush(BUDGET_MS)) {
      if (this.#hasEnded) addTableButtons(this.#container, this.#context);
      return;
    }
    this.#frame = requestAnimationFrame(() => {
      this.#frame = null;
      this.#draw();
    });
  }
}
