/** What is kept of a closed chat between two pages: whether the reader wants to be left alone, and where the launcher is. */
import type {Persistence} from '../config.js';

const PREFIX = 'dify-chat:launcher:';

export class LauncherMemory {
  readonly #persist: () => Persistence;

  constructor(persist: () => Persistence) {
    this.#persist = persist;
  }

  recall(name: string): string | null {
    try {
      return this.#storage?.getItem(PREFIX + name) ?? null;
    } catch {
      return null; // as if nothing had been kept
    }
  }

  keep(name: string, value: string): void {
    try {
      this.#storage?.setItem(PREFIX + name, value);
    } catch {
      // not kept: it is asked, shown or laid out again on the next page
    }
  }

  /** Even asking for a storage throws in a sandboxed frame. */
  get #storage(): Storage | null {
    const persist = this.#persist();
    return persist === 'none' ? null : persist === 'local' ? localStorage : sessionStorage;
  }
}
