/** Resolves after a time; rejects with the signal's reason if that comes first. Leaves no timer behind. */
export function delay(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const giveUp = (): void => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', giveUp);
      resolve();
    }, milliseconds);
    if (signal.aborted) giveUp();
    else signal.addEventListener('abort', giveUp, {once: true});
  });
}

/** A wait a little off the given one, up to a quarter: many chats that lost one server do not all come back at once. */
export function about(milliseconds: number): number {
  return milliseconds * (0.75 + Math.random() / 2);
}
