/** The panel's icons; the launcher's two are in `icon.ts`, which is loaded on every page. */
import {svg} from 'lit';
import {icon} from './icon.js';

export {chevronDownIcon} from './icon.js';
export const closeIcon = icon(svg`<path d="m6.5 6.5 11 11m0-11-11 11"/>`);
export const composeIcon = icon(
  svg`<path d="M12.5 5H7a2.5 2.5 0 0 0-2.5 2.5V17A2.5 2.5 0 0 0 7 19.5h9.5A2.5 2.5 0 0 0 19 17v-5.5"/><path d="m17.3 4.2 2.5 2.5-7.3 7.3-3 .5.5-3 7.3-7.3Z"/>`,
);
export const sendIcon = icon(svg`<path d="M12 19V5.5m-5.8 5.8L12 5.5l5.8 5.8"/>`);
export const stopIcon = icon(
  svg`<rect x="7" y="7" width="10" height="10" rx="2" fill="currentColor" stroke="none"/>`,
);
export const retryIcon = icon(svg`<path d="M19 12a7 7 0 1 1-2.1-5L19 9"/><path d="M19 4.5V9h-4.5"/>`);
export const alertIcon = icon(svg`<circle cx="12" cy="12" r="8"/><path d="M12 8v4.5m0 3v.1"/>`);
