/** Tells a frame how much of the window is in sight: on iOS the keyboard covers a page without making it smaller. */

/** A keyboard takes more than this, in CSS pixels; bars of the browser's own take less. */
const KEYBOARD = 120;

type Viewport = Pick<
  VisualViewport,
  'height' | 'offsetTop' | 'scale' | 'addEventListener' | 'removeEventListener'
>;

/** @returns what ends it. */
export function followViewport(viewport: Viewport, frame: HTMLElement): () => void {
  const update = (): void => {
    // A reader who has zoomed in sees a part of the panel, and moves it about.
    const isCovered = viewport.scale <= 1.01 && globalThis.innerHeight - viewport.height > KEYBOARD;
    frame.toggleAttribute('data-keyboard', isCovered);
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
  };
}
