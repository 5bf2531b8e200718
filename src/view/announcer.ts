/** What screen readers are told once: said, and taken away again, since the same words may be said next. */

/** Long enough to be taken up, too short to be found again in the page. */
const ANNOUNCEMENT_MS = 1_000;

export class Announcer {
  readonly #requestUpdate: () => void;
  #words = '';
  #silence: ReturnType<typeof setTimeout> | undefined;

  constructor(requestUpdate: () => void) {
    this.#requestUpdate = requestUpdate;
  }

  /** What stands in the live region now. */
  get words(): string {
    return this.#words;
  }

  say(words: string): void {
    this.suspend();
    this.#words = words;
    this.#requestUpdate();
    this.#silence = setTimeout(() => {
      this.#words = '';
      this.#requestUpdate();
    }, ANNOUNCEMENT_MS);
  }

  suspend(): void {
    clearTimeout(this.#silence);
    this.#words = '';
  }
}
