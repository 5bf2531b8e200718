/** Past messages that were drawn before all is there that draws them would jump when it comes: they are held back for it. */

/** So long, in milliseconds, what could be read is held back for its looks. */
const PATIENCE_MS = 2_000;

export class HeldPast {
  isHeld = false;
  /** Only the first past is held, since what draws the next is there. */
  #patience: ReturnType<typeof setTimeout> | undefined;
  readonly #freed: () => void;

  constructor(freed: () => void) {
    this.#freed = freed;
  }

  /** @param looks begins to load what it waits for, once. */
  hold(looks: () => readonly Promise<unknown>[]): void {
    if (this.#patience) return;
    this.isHeld = true;
    this.#patience = setTimeout(this.free, PATIENCE_MS);
    void Promise.allSettled(looks()).then(this.free);
  }

  readonly free = (): void => {
    if (!this.isHeld) return;
    clearTimeout(this.#patience);
    this.isHeld = false;
    this.#freed();
  };
}
