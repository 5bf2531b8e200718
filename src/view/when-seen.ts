/** Tells when something comes into sight, or soon will. */

const waiting = new WeakMap<Element, () => void>();

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
    if (!isIntersecting) continue;
    from.unobserve(target);
    waiting.get(target)?.();
  }
}
