/** Icons of what is done with an answer. */
import {svg} from 'lit';
import {icon} from '../../view/icon.js';

export const copyIcon = icon(
  svg`<rect x="9" y="9" width="10.5" height="10.5" rx="2.5"/><path d="M15 9V7a2.5 2.5 0 0 0-2.5-2.5H7A2.5 2.5 0 0 0 4.5 7v5.5A2.5 2.5 0 0 0 7 15h2"/>`,
);
export const checkIcon = icon(svg`<path d="m5.5 12.5 4.2 4.2 8.8-9.4"/>`);
export const previousIcon = icon(svg`<path d="m14 7-5 5 5 5"/>`);
export const nextIcon = icon(svg`<path d="m10 7 5 5-5 5"/>`);
export const saveIcon = icon(svg`<path d="M12 4.5v10m-4-4 4 4 4-4M5 18.5h14"/>`);
export const editIcon = icon(
  svg`<path d="m15.2 5.3 3.5 3.5M5 19l.9-4.1L16 4.8a1.8 1.8 0 0 1 2.5 0l.7.7a1.8 1.8 0 0 1 0 2.5L9.1 18.1Z"/>`,
);
export const fileIcon = icon(
  svg`<path d="M13.5 4h-6A1.5 1.5 0 0 0 6 5.5v13A1.5 1.5 0 0 0 7.5 20h9a1.5 1.5 0 0 0 1.5-1.5v-10Zm0 0v4.5H18"/>`,
);
