/** Icons of reading aloud. */
import {svg} from 'lit';
import {icon} from '../../view/icon.js';

export const speakerIcon = icon(
  svg`<path d="M11.5 6 8 9H5v6h3l3.5 3Z"/><path d="M15 9.5a3.6 3.6 0 0 1 0 5m2.6-7.6a7.2 7.2 0 0 1 0 10.2"/>`,
);
export const mutedIcon = icon(svg`<path d="M11.5 6 8 9H5v6h3l3.5 3Z"/><path d="m15.5 10 4 4m0-4-4 4"/>`);
export const pauseIcon = icon(svg`<path d="M9 7.5v9m6-9v9" stroke-width="3"/>`);
export const playIcon = icon(svg`<path d="m8.5 6.5 9 5.5-9 5.5Z"/>`);
export const spinnerIcon = icon(svg`<path d="M12 5a7 7 0 1 1-7 7"/>`);
