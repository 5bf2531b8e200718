/** Line icons on a 24-pixel grid, drawn in the colour of the text around them. They carry no name: their button does. */
import type {TemplateResult} from 'lit';
import {svg} from 'lit';

export function icon(path: TemplateResult): TemplateResult {
  return svg`<svg class="icon" viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor" stroke-width="1.8"
    stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${path}</svg>`;
}

export const chatIcon = icon(
  svg`<path d="M4.5 12a7.5 7.5 0 1 1 3.6 6.4L4.2 19.6l1.1-3.6A7.4 7.4 0 0 1 4.5 12ZM9 11h6M9 14h3.5"/>`,
);
export const chevronDownIcon = icon(svg`<path d="m6.5 9.5 5.5 5.5 5.5-5.5"/>`);
