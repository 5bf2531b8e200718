/** The page's clock, moved on by a test: nobody waits for what is to happen hours later. */

const LONG_MS = 10_000;

const {now} = Date;
const {setTimeout: set, clearTimeout: clear} = globalThis;

interface Timer {
  readonly due: number;
  readonly run: () => void;
}

export class PageClock {
  readonly #timers = new Map<number, Timer>();
  #ahead = 0;
  #last = 0;

  /**
   * From now on what waits long waits for {@link pass}; until {@link restore}.
   *
   * @param longMs timers shorter than this are the page's own business, and run as always.
   */
  constructor(longMs = LONG_MS) {
    Date.now = () => now() + this.#ahead;
    globalThis.setTimeout = ((handler: () => void, delay = 0, ...rest: readonly unknown[]) => {
      if (delay < longMs) return set(handler, delay, ...rest);
      this.#last -= 1; // no id of the browser's own is negative
      this.#timers.set(this.#last, {due: Date.now() + delay, run: handler});
      return this.#last;
    }) as typeof setTimeout;
    globalThis.clearTimeout = (id) => {
      if (!this.#timers.delete(id as number)) clear(id);
    };
  }

  /** So much time is over, in milliseconds; what was waiting for it happens, once each. */
  pass(milliseconds: number): void {
    this.#ahead += milliseconds;
    for (const [id, {due, run}] of this.#timers) {
      if (due > Date.now()) continue;
      this.#timers.delete(id);
      run();
    }
  }

  restore(): void {
    Date.now = now;
    Object.assign(globalThis, {setTimeout: set, clearTimeout: clear});
  }
}
