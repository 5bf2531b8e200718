/**
 * Keeps the newest line in sight while a thread grows, until the reader scrolls up, and never moves it then.
 * It acts on changes of size, after the browser has laid them out, so that writing text costs no layout of its own.
 */
import type {ReactiveController, ReactiveControllerHost} from 'lit';

/** How far from the end, in CSS pixels, still counts as reading the newest line. */
const NEAR_END = 48;

export class StickToBottom implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #find: () => HTMLElement | null;
  readonly #sizes = new ResizeObserver(() => {
    // A reader who scrolled up in this very frame is heard of only in the next one.
    this.#scrolled();
    this.#pin();
  });
  #scroller: HTMLElement | null = null;
  #isStuck = true;
  #lastTop = 0;

  constructor(host: ReactiveControllerHost, find: () => HTMLElement | null) {
    this.#host = host;
    this.#find = find;
    host.addController(this);
  }

  get isAtEnd(): boolean {
    return this.#isStuck;
  }

  /** Goes to the newest line and stays there. */
  stick(): void {
    this.#setStuck(true);
    this.#pin();
  }

  hostUpdated(): void {
    const scroller = this.#find();
    if (scroller === this.#scroller) return;
    this.hostDisconnected();
    this.#scroller = scroller;
    if (!scroller) return;
    scroller.addEventListener('scroll', this.#scrolled, {passive: true});
    scroller.addEventListener('wheel', this.#wheeled, {passive: true});
    this.#sizes.observe(scroller);
    for (const content of scroller.children) this.#sizes.observe(content);
  }

  hostConnected(): void {
    this.hostUpdated();
  }

  hostDisconnected(): void {
    this.#scroller?.removeEventListener('scroll', this.#scrolled);
    this.#scroller?.removeEventListener('wheel', this.#wheeled);
    this.#sizes.disconnect();
    this.#scroller = null;
  }

  readonly #scrolled = (): void => {
    if (!this.#scroller) return;
    const {scrollTop, scrollHeight, clientHeight} = this.#scroller;
    const isUpwards = scrollTop < this.#lastTop;
    const distance = scrollHeight - scrollTop - clientHeight;
    this.#lastTop = scrollTop;
    // Upwards by less than NEAR_END is still a wish to stay; only a thread that shrank ends up there unasked.
    if (distance <= 1 || (!isUpwards && distance < NEAR_END)) this.#setStuck(true);
    else if (isUpwards) this.#setStuck(false);
  };

  /** A wheel turned upwards says it before the next pin could undo it. */
  readonly #wheeled = ({deltaY}: WheelEvent): void => {
    if (deltaY < 0 && this.#scroller && this.#scroller.scrollTop > 0) this.#setStuck(false);
  };

  #pin(): void {
    // Before the first message a greeting or a form is read from its beginning.
    if (!this.#isStuck || !this.#scroller?.querySelector('.user')) return;
    this.#scroller.scrollTop = this.#scroller.scrollHeight;
    this.#lastTop = this.#scroller.scrollTop;
  }

  #setStuck(isStuck: boolean): void {
    if (isStuck === this.#isStuck) return;
    this.#isStuck = isStuck;
    this.#host.requestUpdate();
  }
}
