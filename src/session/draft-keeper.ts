/** Keeps the unsent text across page loads, a little after each change: storage is slow, typing is not. */
import type {Memory} from './memory.js';

const PAUSE_MS = 300;

export class DraftKeeper {
  #memory: Memory | null = null;
  #initial = '';
  #text: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** The text that was left unsent in an earlier visit. */
  get initial(): string {
    return this.#initial;
  }

  moveTo(memory: Memory): void {
    this.flush();
    this.#memory = memory;
    this.#initial = memory.draft;
  }

  keep(text: string): void {
    this.#text = text;
    clearTimeout(this.#timer);
    if (text === '')
      this.flush(); // what was sent must not come back
    else
      this.#timer = setTimeout(() => {
        this.flush();
      }, PAUSE_MS);
  }

  flush(): void {
    clearTimeout(this.#timer);
    if (this.#memory && this.#text !== null) this.#memory.draft = this.#text;
    this.#text = null;
  }
}
