/**
 * Calls back before a paint, but not before every one: text that grows thirty times a second looks as smooth as at
 * sixty or a hundred and twenty, and laying it out and painting it costs half, or a quarter. A page that is not painted
 * (a tab in the background) gets a timer instead.
 */
import type {FrameScheduler} from './store.js';

/** Less than two frames of a common screen: every second one is taken, though it may come a little early. */
const PAUSE_MS = 25;

/** Browsers slow timers of hidden pages down to this anyway. */
const HIDDEN_MS = 1_000;

/** The first call comes with the next frame; one that follows soon leaves frames out. */
export function steadyFrames(): FrameScheduler {
  let last = 0;
  return (callback) => {
    let frame = 0;
    const pause = setTimeout(
      () => {
        frame = requestAnimationFrame(once);
      },
      last + PAUSE_MS - performance.now(),
    );
    // A page may be hidden after the frame was asked for: whichever comes first wins.
    const hidden = setTimeout(once, HIDDEN_MS);
    function cancel(): void {
      clearTimeout(pause);
      cancelAnimationFrame(frame);
      clearTimeout(hidden);
    }
    function once(): void {
      cancel();
      last = performance.now();
      callback();
    }
    return cancel;
  };
}
