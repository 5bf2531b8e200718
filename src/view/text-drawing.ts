/** What texts and media are drawn with. The part that knows marks is loaded when there is a text, or soon will be. */
import type {CSSResult} from 'lit';
import type {Words} from '../i18n/words.js';
import type {ChatModel} from './chat-model.js';
import type * as Text from './markdown/text-writer.js';
import type {Renderers} from './renderers.js';

/** The element, for which it is drawn. */
interface Host extends HTMLElement {
  /** A framework takes a property back by `undefined`. */
  readonly renderers: Renderers | undefined;
  adopt(styles: readonly CSSResult[]): void;
  requestUpdate(): void;
}

/** The settings that say whom the page trusts. */
interface Trust {
  readonly baseUrl: string;
  readonly trustedOrigins: readonly string[];
}

type Means = Pick<ChatModel, 'hosts' | 'renderers' | 'textWriter'>;

export class TextDrawing {
  /** Another one draws every message anew. */
  revision = 0;
  readonly #host: Host;
  readonly #missed: (cause: unknown) => void;
  #text: typeof Text | null = null;
  #loaded: Promise<void> | null = null;
  #means: Means | null = null;
  /** Others make other means. */
  #madeFrom: readonly unknown[] = [];

  /** @param missed hears why it cannot be had. */
  constructor(host: Host, missed: (cause: unknown) => void) {
    this.#host = host;
    this.#missed = missed;
  }

  /** There is a text. @returns what settles when it is there or cannot be had. */
  need(): Promise<void> {
    this.#loaded ??= this.#load().catch(this.#missed);
    return this.#loaded;
  }

  /** There will be a text. If it cannot be had now, the text will ask again; without network that would be certain. */
  expect(): void {
    if (navigator.onLine) textWriter().catch(() => undefined);
  }

  /**
   * Other ones draw every text anew: a host may have become trusted, a language may have got its renderer. Frameworks
   * set new functions in every pass: those of the same languages are for what is still to be drawn.
   */
  meansFor({baseUrl, trustedOrigins}: Trust, words: Words): Means {
    const hosts = {page: this.#host.baseURI, api: baseUrl, trustedOrigins};
    const text = this.#text;
    const renderers = (): Renderers => this.#host.renderers ?? {};
    const from = [JSON.stringify([hosts, Object.keys(renderers())]), words, text];
    if (!this.#means || from.some((each, at) => each !== this.#madeFrom[at])) {
      const textWriter =
        text && ((...drawn: Parameters<typeof text.textWriter>) => text.textWriter(...drawn));
      this.#means = {hosts, renderers, textWriter};
      this.#madeFrom = from;
      this.revision += 1;
    }
    return this.#means;
  }

  /** An answer as it is read out. A short one may be finished before what knows its marks is there. */
  async spoken(text: string, words: Words): Promise<string> {
    await this.#loaded;
    return (await this.#text?.spoken(text, words)) ?? text;
  }

  async #load(): Promise<void> {
    this.#text = await textWriter();
    this.#host.adopt(this.#text.textStyles);
    this.#host.requestUpdate();
  }
}

const textWriter = (): Promise<typeof Text> => import('./markdown/text-writer.js');
