/** Draws TeX as MathML, which browsers lay out and screen readers read. Heavy: loaded with the first formula. */
import temml from 'temml';

/** Long formulas and expanding macros cost time without end: this many characters, this many expansions. */
const MAX_LENGTH = 5_000;
const MAX_EXPAND = 200;

/** Puts the formula into the element; false, and nothing done, if it is no TeX. */
export function drawMath(tex: string, isDisplay: boolean, element: HTMLElement): boolean {
  if (tex.length > MAX_LENGTH) return false;
  const drawn = document.createElement('span');
  try {
    temml.render(tex, drawn, {
      displayMode: isDisplay,
      throwOnError: true,
      trust: false,
      maxSize: [25, 500],
      maxExpand: MAX_EXPAND,
    });
  } catch {
    return false;
  }
  element.replaceChildren(...drawn.childNodes);
  element.classList.add('drawn');
  return true;
}
