/** Icons of what became of a form. */
import {svg} from 'lit';
import {icon} from '../../view/icon.js';

export const doneIcon = icon(svg`<path d="m5.5 12.5 4.2 4.2 8.8-9.4"/>`);
export const lateIcon = icon(svg`<circle cx="12" cy="12" r="8"/><path d="M12 7.5V12l3 2"/>`);
export const peopleIcon = icon(
  svg`<circle cx="12" cy="8.5" r="3.5"/><path d="M5.5 19c.8-3.4 3.4-5 6.5-5s5.7 1.6 6.5 5"/>`,
);
export const goneIcon = icon(svg`<circle cx="12" cy="12" r="8"/><path d="m6.5 6.5 11 11"/>`);
