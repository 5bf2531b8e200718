/** Icons of the list of conversations. */
import {svg} from 'lit';
import {icon} from '../../view/icon.js';

export const moreIcon = icon(svg`<path stroke-width="2.6" d="M6 12h.01M12 12h.01M18 12h.01"/>`);
export const searchIcon = icon(svg`<circle cx="11" cy="11" r="5.5"/><path d="m15.2 15.2 4 4"/>`);
export const renameIcon = icon(svg`<path d="M5 19h3.2L18.5 8.7l-3.2-3.2L5 15.8ZM13 7.8l3.2 3.2"/>`);
export const sparkIcon = icon(
  svg`<path d="M12 5c.6 4.2 2.3 6 6.5 6.5-4.2.6-5.9 2.3-6.5 6.5-.6-4.2-2.3-5.9-6.5-6.5C9.7 11 11.4 9.2 12 5Z"/>`,
);
export const pinIcon = icon(svg`<path d="M9 5h6l-.8 6 2.8 3H7l2.8-3ZM12 14v5.5"/>`);
export const unpinIcon = icon(
  svg`<path d="M9.5 5H15l-.8 6 1.2 1.3M13.5 14H7l2.8-3 .1-.6M12 14v5.5M5.5 5.5l13 13"/>`,
);
export const deleteIcon = icon(
  svg`<path d="M5.5 7.5h13m-8.5-.2V5.5h4v1.8M7.5 7.8l.7 11h7.6l.7-11M10.5 11v4.5m3-4.5v4.5"/>`,
);
export const undoIcon = icon(svg`<path d="M8.5 5.5 5 9l3.5 3.5M5 9h8.5a5 5 0 0 1 0 10H10"/>`);
