/** Icons of reading aloud. */
import {svg} from 'lit';
import {icon} from '../../view/icon.js';

export const speakerIcon = icon(
  svg`<path d="M11.500 6 8 9H5v6h3l3.500 3Z"/><path d="M15 9.500a3.600 3.600 0 0 1 0 5m2.600-7.600a7.200 7.200 0 0 1 0 10.200"/>`,
);
export const mutedIcon = icon(
  svg`<path d="M11.500 6 8 9H5v6h3l3.500 3Z"/><path d="m15.500 10 4 4m0-4-4 4"/>`,
);
export const pauseIcon = icon(svg`<path d="M9 7.500v9m6-9v9" stroke-width="3"/>`);
export const playIcon = icon(svg`<path d="m8.500 6.500 9 5.500-9 5.500Z"/>`);
export const spinnerIcon = icon(svg`<path d="M12 5a7 7 0 1 1-7 7"/>`);
