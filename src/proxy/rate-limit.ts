/** How often somebody may ask. Where the counts are kept is the site's choice. */

/** Counts for all machines of a site, or for one. */
export interface RateLimitStore {
  /**
   * Counts one request for a key, if there is room for it.
   *
   * @param key made of what is limited and of whom.
   * @param limit requests in a window.
   * @param windowMs length of a window, which begins with the first request.
   */
  take(key: string, limit: number, windowMs: number): Promise<Take>;
}

export interface Take {
  readonly isAllowed: boolean;
  /** Milliseconds until there is room again. */
  readonly retryAfterMs: number;
}

interface Window {
  readonly endsAt: number;
  count: number;
}

/** More than a site has visitors in a minute; the oldest are forgotten first. */
const MAX_KEYS = 100_000;

/**
 * Counts in the memory of this process.
 *
 * @param now milliseconds on a clock that only goes on.
 */
export function memoryStore(now: () => number = () => Date.now()): RateLimitStore {
  /** In the order in which the windows began, which is about the one in which they end. */
  const windows = new Map<string, Window>();
  return {
    take(key, limit, windowMs) {
      const time = now();
      forget(windows, time);
      const found = windows.get(key);
      const current = found && found.endsAt > time ? found : {endsAt: time + windowMs, count: 0};
      if (current !== found) {
        windows.delete(key);
        windows.set(key, current);
      }
      const isAllowed = current.count < limit;
      if (isAllowed) current.count += 1;
      return Promise.resolve({isAllowed, retryAfterMs: isAllowed ? 0 : current.endsAt - time});
    },
  };
}

/** Drops windows that are over, and the oldest of too many. */
function forget(windows: Map<string, Window>, time: number): void {
  for (const [key, {endsAt}] of windows) {
    if (endsAt > time && windows.size < MAX_KEYS) return;
    windows.delete(key);
  }
}
