/** Puts something before what a reader looks at, without moving that by a pixel. */

/**
 * The first message in sight is measured before and after. Browsers that do the same by themselves (scroll anchoring)
 * are asked not to meanwhile, or the way would be gone twice; Safari has none.
 *
 * @param draw resolves when the change is laid out.
 */
export async function keepPlace(scroller: HTMLElement, draw: () => Promise<unknown>): Promise<void> {
  const {top} = scroller.getBoundingClientRect();
  const inSight = [...scroller.querySelectorAll('.message')].find(
    (message) => message.getBoundingClientRect().bottom > top,
  );
  // One that is still arriving moves by itself.
  for (const animation of inSight?.getAnimations() ?? []) animation.finish();
  const before = inSight?.getBoundingClientRect().top ?? 0;
  scroller.style.overflowAnchor = 'none';
  try {
    await draw();
    if (inSight?.isConnected) scroller.scrollTop += inSight.getBoundingClientRect().top - before;
  } finally {
    scroller.style.overflowAnchor = '';
  }
}
