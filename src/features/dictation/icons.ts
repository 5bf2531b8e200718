/** Icons of speaking instead of writing. */
import {svg} from 'lit';
import {icon} from '../../view/icon.js';

export const microphoneIcon = icon(
  svg`<rect x="9" y="4" width="6" height="10" rx="3"/><path d="M6 11.500a6 6 0 0 0 12 0m-6 6V20"/>`,
);
export const doneIcon = icon(svg`<path d="m5.500 12.500 4.200 4.200 8.800-9.400"/>`);
