/** Resolves when the page has nothing more urgent to do. Safari has no idle callbacks; its timers wait for a frame that is done. */
export function whenIdle(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve());
    else setTimeout(resolve, 50);
  });
}
