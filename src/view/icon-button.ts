/** A button that shows only an icon: its name is also its tooltip. */
import type {TemplateResult} from 'lit';
import {html} from 'lit';

/** @param kind further classes, by spaces. */
export function iconButton(
  name: string,
  icon: unknown,
  press: (event: Event) => void,
  kind = '',
): TemplateResult {
  return html`<button
    class="quiet-button ${kind}"
    type="button"
    aria-label=${name}
    title=${name}
    @click=${press}
  >
    ${icon}
  </button>`;
}
