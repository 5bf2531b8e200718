/** Opens the panel by itself (`open-after`): once in a visit, and not for a reader who has closed it before. */
import type {LauncherHost} from './launcher-extras.js';
import type {LauncherMemory} from './launcher-memory.js';

const CLOSED = 'closed';
const OPENED = 'opened';

export class Opening {
  readonly #host: LauncherHost;
  readonly #memory: LauncherMemory;
  /** Of this browsing session only: tomorrow's visitor is greeted again. */
  readonly #visit: LauncherMemory;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #delay: number | null = null;
  #isOver = false;

  constructor(host: LauncherHost, memory: LauncherMemory, visit: LauncherMemory) {
    this.#host = host;
    this.#memory = memory;
    this.#visit = visit;
    host.addEventListener('dify-open', () => {
      this.#isOver = true;
      this.end();
    });
    host.addEventListener('dify-close', () => {
      this.#memory.keep(CLOSED, 'yes');
    });
  }

  /** @param delay in milliseconds; `null`: the page does not want it. */
  update(delay: number | null): void {
    if (delay === this.#delay) return;
    this.end();
    this.#delay = delay;
    if (delay === null || this.#isOver || this.#memory.recall(CLOSED) || this.#visit.recall(OPENED)) return;
    this.#timer = setTimeout(() => {
      this.#visit.keep(OPENED, 'yes');
      this.#host.open = true; // the focus stays where the reader is
    }, delay);
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#delay = null;
  }
}
