/** Icons of speaking instead of writing. */
import {svg} from 'lit';
import {icon} from '../../view/icon.js';

export const microphoneIcon = icon(
  svg`<rect x="9" y="4" width="6" height="10" rx="3"/><path d="M6 11.5a6 6 0 0 0 12 0m-6 6V20"/>`,
);
export const doneIcon = icon(svg`<path d="m5.5 12.5 4.2 4.2 8.8-9.4"/>`);
