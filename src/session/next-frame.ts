/** Calls back before the next paint; a page that is not painted (a tab in the background) gets a timer instead. */

/** Browsers slow timers of hidden pages down to this anyway. */
const HIDDEN_MS = 1_000;

/** @returns a function that takes the call back. */
export function nextFrame(callback: () => void): () => void {
  // A page may be hidden after the frame was asked for: whichever comes first wins.
  const frame = requestAnimationFrame(once);
  const timer = setTimeout(once, HIDDEN_MS);
  function cancel(): void {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  }
  function once(): void {
    cancel();
    callback();
  }
  return cancel;
}
