/** For features that rest while nobody sees them. */
import type {Chat} from './feature.js';

/** Runs each time the panel has closed, after the update that closes it: it may change what is drawn. */
export function whenClosed({host}: Chat, then: () => void): void {
  host.addEventListener('dify-close', ({target}) => {
    if (target === host) queueMicrotask(then);
  });
}
