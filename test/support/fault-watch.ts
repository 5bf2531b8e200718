/**
 * Watches what a page must never notice of a chat in trouble: exceptions that nobody caught, requests to strangers, and
 * timers and listeners that outlive the element. Made before the element, and ended after the test.
 */
import {standInUrl} from './stand-in-url.js';

/** Where code of the widget's own is served from; timers of a test and of its tools are their own business. */
const OWN = '/src/';

type Listener = readonly [type: string, handler: unknown];

export class FaultWatch {
  /** What reached `window` as an error or as a rejection that nobody handled. */
  readonly problems: string[] = [];
  readonly #timers = new Map<number, string>();
  readonly #listeners = new Map<string, Listener>();
  readonly #origins = new Set<string>();
  readonly #restore: (() => void)[] = [];
  readonly #resources = new PerformanceObserver((list) => {
    for (const {name} of list.getEntries()) this.#origins.add(new URL(name).origin);
  });

  constructor() {
    this.#resources.observe({type: 'resource'});
    this.#hearProblems();
    this.#watchTimers();
    for (const target of [window, document]) this.#watchListeners(target);
  }

  /** Where the page and what is in it asked for something, beside its own host and the Dify server. */
  get strangers(): readonly string[] {
    for (const {name} of this.#resources.takeRecords()) this.#origins.add(new URL(name).origin);
    return [...this.#origins].filter(
      (origin) => ![location.origin, new URL(standInUrl).origin].includes(origin),
    );
  }

  /** What the widget has begun and not ended: timers, and listeners on `window` and `document`. */
  get leftovers(): readonly string[] {
    return [...this.#timers.values(), ...this.#listeners.keys()];
  }

  end(): void {
    this.#resources.disconnect();
    for (const restore of this.#restore) restore();
  }

  #hearProblems(): void {
    const failed = ({message}: ErrorEvent): void => {
      if (!message.startsWith('ResizeObserver loop')) this.problems.push(message); // a notice, not a failure
    };
    const rejected = ({reason}: PromiseRejectionEvent): void => {
      this.problems.push(`rejection: ${String(reason)}`);
    };
    window.addEventListener('error', failed);
    window.addEventListener('unhandledrejection', rejected);
    this.#restore.push(() => {
      window.removeEventListener('error', failed);
      window.removeEventListener('unhandledrejection', rejected);
    });
  }

  #watchTimers(): void {
    const {
      setTimeout: set,
      setInterval: repeat,
      clearTimeout: clear,
      clearInterval: clearRepeat,
    } = globalThis;
    const started = (id: number): void => {
      const place = ownPlace();
      if (place) this.#timers.set(id, `timer of ${place}`);
    };
    const watched = {
      setTimeout: (handler: (...args: unknown[]) => void, delay?: number, ...args: unknown[]) => {
        const id = set(() => {
          this.#timers.delete(id);
          handler(...args);
        }, delay) as unknown as number;
        started(id);
        return id;
      },
      setInterval: (handler: () => void, delay?: number) => {
        const id = repeat(handler, delay) as unknown as number;
        started(id);
        return id;
      },
      clearTimeout: (id?: number) => {
        this.#timers.delete(id ?? -1);
        clear(id);
      },
      clearInterval: (id?: number) => {
        this.#timers.delete(id ?? -1);
        clearRepeat(id);
      },
    };
    Object.assign(globalThis, watched);
    this.#restore.push(() => {
      Object.assign(globalThis, {
        setTimeout: set,
        setInterval: repeat,
        clearTimeout: clear,
        clearInterval: clearRepeat,
      });
    });
  }

  #watchListeners(target: Window | Document): void {
    const name = target === window ? 'window' : 'document';
    const {addEventListener, removeEventListener} = target;
    const keyOf = (type: string, handler: unknown): string | undefined =>
      [...this.#listeners].find(([, each]) => each[0] === `${name} ${type}` && each[1] === handler)?.[0];
    let count = 0;
    target.addEventListener = (
      type: string,
      handler: EventListenerOrEventListenerObject,
      options?: boolean | AddEventListenerOptions,
    ): void => {
      const place = ownPlace();
      const key = `listener for ${type} on ${name}, ${String((count += 1))}, of ${place ?? ''}`;
      const {once, signal} = typeof options === 'object' ? options : {};
      // The same one a second time is still one.
      if (place && !signal?.aborted && keyOf(type, handler) === undefined) {
        this.#listeners.set(key, [`${name} ${type}`, handler]);
        const ended = (): void => void this.#listeners.delete(key);
        if (once) addEventListener.call(target, type, ended, {once: true});
        signal?.addEventListener('abort', ended);
      }
      addEventListener.call(target, type, handler, options);
    };
    target.removeEventListener = (
      type: string,
      handler: EventListenerOrEventListenerObject,
      options?: boolean | EventListenerOptions,
    ): void => {
      this.#listeners.delete(keyOf(type, handler) ?? '');
      removeEventListener.call(target, type, handler, options);
    };
    this.#restore.push(() => {
      Object.assign(target, {addEventListener, removeEventListener});
    });
  }
}

/** The file of the widget's own that called, if one did. */
function ownPlace(): string | null {
  const lines = (new Error().stack ?? '')
    .split('\n')
    .filter((line) => !/fault-watch|node_modules/.test(line));
  const own = lines.slice(0, 4).find((line) => line.includes(OWN));
  return own ? (/\/src\/([^?:]*)/.exec(own)?.[1] ?? own) : null;
}
