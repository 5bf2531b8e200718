/**
 * Colours that can be read in browsers whose style sheets cannot compute them (`tokens.ts`). Loaded in those alone. What
 * it finds stands on the frame itself, where it goes before the sheet.
 */
import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {colorFrom, cssOf, inkOn, isDark, over, readableOn} from '../view/theme/readable-color.js';

const WHITE = [1, 1, 1, 1] as const;

/** In sRGB, whatever notation the page has chosen. */
const inSrgb = (name: string): string => `color-mix(in srgb, var(${name}), var(${name}))`;

/**
 * What is looked at, each as another property of one box that nobody sees. A colour that changes, of whatever cause, is a
 * transition there, and that is an event.
 */
const looks = {
  color: inSrgb('--_accent'),
  'background-color': inSrgb('--_surface'),
  'border-top-color': inSrgb('--_surface-2'),
} as const;

export class OldColors implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #probe = document.createElement('i');

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    const {style} = this.#probe;
    for (const [name, value] of Object.entries({
      ...looks,
      position: 'absolute',
      visibility: 'hidden',
      // Also for readers who want no motion: nothing is seen of it.
      transition: Object.keys(looks)
        .map((name) => `${name} 1ms`)
        .join(),
    }))
      style.setProperty(name, value, 'important');
    this.#probe.ariaHidden = 'true';
    this.#probe.addEventListener('transitionend', this.#look);
    host.addController(this);
    this.hostUpdated();
  }

  hostUpdated(): void {
    const frame = this.#host.shadowRoot?.querySelector('.frame');
    if (!frame || this.#probe.parentNode === frame) return;
    frame.append(this.#probe);
    this.#look();
  }

  readonly #look = (): void => {
    const frame = this.#probe.parentElement;
    if (!frame) return;
    const seen = getComputedStyle(this.#probe);
    const accent = colorFrom(seen.color);
    if (!accent) return; // the sheet's white stays
    // There is no surface before the panel is there: what is behind the launcher is the page's.
    const surface = colorFrom(seen.backgroundColor);
    const isThere = surface !== null && surface[3] > 0;
    const below = isThere ? over(surface, WHITE) : WHITE;
    const opaque = over(accent, below);
    frame.style.setProperty('--_on-accent', inkOn(opaque));
    if (!isThere) return;
    const shade = over(colorFrom(seen.borderTopColor) ?? below, below);
    const text = cssOf(readableOn([below, shade], opaque));
    frame.style.setProperty('--_accent-text', `var(--dify-chat-accent-text, ${text})`);
    // Where it cannot be light and dark at once, what the browser draws itself is to fit what it is drawn on.
    if (!CSS.supports('color: light-dark(#000, #fff)'))
      frame.style.colorScheme = isDark(below) ? 'dark' : 'light';
  };
}
