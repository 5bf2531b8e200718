/** Icons of what became of a form. */
import {svg} from 'lit';
import {icon} from '../../view/icon.js';

export const doneIcon = icon(svg`<path d="m5.5 12.5 4.2 4.2 8.8-9.4"/>`);
export const lateIcon = icon(svg`<circle cx="12" cy="12" r="8"/><path d="M12 7.500V12l3 2"/>`);
export const peopleIcon = icon(
  svg`<circle cx="12" cy="8.500" r="3.500"/><path d="M5.500 19c.8-3.400 3.400-5 6.500-5s5.700 1.600 6.500 5"/>`,
);
export const goneIcon = icon(svg`<circle cx="12" cy="12" r="8"/><path d="m6.500 6.500 11 11"/>`);
