/**
 * A bubble's panel floats over the page and lets the focus go there. Where there is only room for the panel (on a phone,
 * or in a page that is zoomed to 400 %), the focus would go to what nobody can see: there the panel is modal, and Tab
 * goes round in it.
 *
 * @see https://www.w3.org/WAI/WCAG22/Understanding/focus-not-obscured-minimum.html
 */
import {FLOATING} from '../../view/whole-window.js';
import type {Chat, Feature} from '../feature.js';

export function feature({host}: Chat): Feature {
  const floating = matchMedia(FLOATING);
  const isModal = (): boolean => !floating.matches && host.config.mode === 'bubble';
  const findPanel = (): HTMLElement | null => host.renderRoot.querySelector('[part="panel"]');

  const tell = (): void => {
    if (isModal()) findPanel()?.setAttribute('aria-modal', 'true');
    else findPanel()?.removeAttribute('aria-modal');
  };

  const goRound = (event: KeyboardEvent): void => {
    const panel = findPanel();
    if (event.key !== 'Tab' || event.defaultPrevented || !panel || !isModal()) return;
    const from = event.composedPath()[0];
    const [last] = stops(panel, !event.shiftKey);
    if (from !== last && from !== panel) return;
    const [first] = from === panel && !event.shiftKey ? [] : stops(panel, event.shiftKey);
    if (!first) return;
    event.preventDefault();
    first.focus();
  };

  host.addEventListener('keydown', goRound);
  host.addController({
    hostConnected: () => {
      floating.addEventListener('change', tell);
    },
    hostDisconnected: () => {
      floating.removeEventListener('change', tell);
    },
    hostUpdated: tell, // the page may have changed the mode
  });
  return {};
}

/** What Tab comes to within an element, what the page has put there included, in order. */
function* stops(within: Element | ShadowRoot, isBackwards: boolean): Generator<HTMLElement> {
  const slotted = within instanceof HTMLSlotElement ? within.assignedElements({flatten: true}) : [];
  const inside = slotted.length > 0 ? slotted : [...within.children];
  for (const each of isBackwards ? inside.reverse() : inside) {
    if (each.hasAttribute('inert')) continue;
    const isHere = each instanceof HTMLElement && isStop(each);
    if (isHere && !isBackwards) yield each;
    yield* stops(each.shadowRoot ?? each, isBackwards);
    if (isHere && isBackwards) yield each;
  }
}

function isStop(element: HTMLElement): boolean {
  return (
    element.tabIndex >= 0 &&
    !element.matches(':disabled, a:not([href])') &&
    element.checkVisibility({visibilityProperty: true})
  );
}
