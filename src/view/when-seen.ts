/** Tells when something has come into sight, or soon will, and stays there. */

const waiting = new WeakMap<Element, () => void>();

/** What is in sight for less, in milliseconds, only passes by: a long answer that comes at once is scrolled by. */
const STAY_MS = 100;
const stays = new WeakMap<Element, ReturnType<typeof setTimeout>>();

/** Half a thread beyond its edges counts as in sight, in browsers that know of this margin. */
const margin: IntersectionObserverInit & {readonly scrollMargin: string} = {scrollMargin: '50%'};

let observer: IntersectionObserver | null = null;

/** Resolves once the element is in sight; never for one that nobody comes to see. */
export function whenSeen(element: Element): Promise<void> {
  return new Promise((resolve) => {
    waiting.set(element, resolve);
    observer ??= new IntersectionObserver(tell, margin);
    observer.observe(element);
  });
}

function tell(entries: readonly IntersectionObserverEntry[], from: IntersectionObserver): void {
  for (const {target, isIntersecting} of entries) {
    clearTimeout(stays.get(target));
    if (!isIntersecting) continue;
    const seen = (): void => {
      from.unobserve(target);
      waiting.get(target)?.();
    };
    stays.set(target, setTimeout(seen, STAY_MS));
  }
}
