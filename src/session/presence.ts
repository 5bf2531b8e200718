/** Whether anybody is there: a network to ask over, a reader to ask for. */

export function isOnline(): boolean {
  const {onLine}: {readonly onLine?: boolean} = globalThis.navigator ?? {};
  return onLine ?? true; // outside of browsers nobody can tell
}

export function isVisible(): boolean {
  return globalThis.document?.visibilityState !== 'hidden';
}

/** Resolves when there is a network again. @throws the signal's reason if that comes first. */
export function whenOnline(signal: AbortSignal): Promise<void> {
  return when(isOnline, globalThis, 'online', signal);
}

/** Resolves when the page is shown and there is a network. @throws the signal's reason if that comes first. */
export async function whenPresent(signal: AbortSignal): Promise<void> {
  while (!isOnline() || !isVisible()) {
    await whenOnline(signal);
    await when(isVisible, globalThis.document, 'visibilitychange', signal);
  }
}

function when(
  isSo: () => boolean,
  target: Pick<EventTarget, 'addEventListener' | 'removeEventListener'>,
  event: string,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      if (!signal.aborted && !isSo()) return;
      target?.removeEventListener?.(event, look);
      signal.removeEventListener('abort', look);
      if (signal.aborted) reject(signal.reason as Error);
      else resolve();
    };
    if (signal.aborted || isSo()) {
      look();
      return;
    }
    target.addEventListener(event, look);
    signal.addEventListener('abort', look);
  });
}
