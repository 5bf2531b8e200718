/**
 * Tells a frame how much of the window is in sight: on iOS, and in most browsers of Android, the keyboard covers a page
 * without making it smaller.
 */

/** A keyboard takes more than this, in CSS pixels; bars of the browser's own take less. */
const KEYBOARD = 120;

/** With less in sight than this, in CSS pixels, a header would leave nothing for the thread: a phone on its side. */
const LOW = 260;

type Viewport = Pick<
  VisualViewport,
  'height' | 'offsetTop' | 'scale' | 'addEventListener' | 'removeEventListener'
>;

export interface Followed {
  /** Whether the panel takes the whole window; one that floats, or is a block of the page, goes with the page. */
  readonly isWhole: () => boolean;
  /** Whether a keyboard would be the chat's: a window may also be low without one. */
  readonly isWriting: () => boolean;
}

/** @returns what ends it. */
export function followViewport(
  viewport: Viewport,
  frame: HTMLElement,
  {isWhole, isWriting}: Followed,
): () => void {
  const update = (): void => {
    // A reader who has zoomed in sees a part of the panel, and moves it about.
    const isFollowed = viewport.scale <= 1.01 && isWhole();
    const isCovered = globalThis.innerHeight - viewport.height > KEYBOARD;
    frame.toggleAttribute('data-keyboard', isFollowed && isCovered);
    frame.toggleAttribute('data-low', isFollowed && viewport.height < LOW && isWriting());
    frame.style.setProperty('--_visible-top', `${String(viewport.offsetTop)}px`);
    frame.style.setProperty('--_visible-height', `${String(viewport.height)}px`);
  };
  viewport.addEventListener('resize', update);
  viewport.addEventListener('scroll', update);
  update();
  return () => {
    viewport.removeEventListener('resize', update);
    viewport.removeEventListener('scroll', update);
    frame.removeAttribute('data-keyboard');
    frame.removeAttribute('data-low');
  };
}
