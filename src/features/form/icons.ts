/** The form's icon: lines with what was chosen on them. */
import {svg} from 'lit';
import {icon} from '../../view/icon.js';

export const detailsIcon = icon(
  svg`<path d="M4.5 8h6m5 0h4M4.5 16h4m5 0h6"/><circle cx="13" cy="8" r="2.3"/><circle cx="11" cy="16" r="2.3"/>`,
);
