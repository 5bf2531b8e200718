/** Icons of files and of the ways in which they come. */
import type {TemplateResult} from 'lit';
import {svg} from 'lit';
import type {FileKind} from '../../conversation/answer.js';
import {icon} from '../../view/icon.js';

export const attachIcon = icon(
  svg`<path d="m19 11.5-7 7a4.6 4.6 0 0 1-6.5-6.5l7.5-7.5a3.1 3.1 0 0 1 4.4 4.4l-7.4 7.4a1.5 1.5 0 0 1-2.2-2.2l6.7-6.6"/>`,
);
export const deviceIcon = icon(
  svg`<path d="M12 15V4.5m-4 4 4-4 4 4M5 15.5v2A1.5 1.5 0 0 0 6.5 19h11a1.5 1.5 0 0 0 1.5-1.5v-2"/>`,
);
export const cameraIcon = icon(
  svg`<path d="M4 8.5A1.5 1.5 0 0 1 5.5 7H8l1.3-2h5.4L16 7h2.5A1.5 1.5 0 0 1 20 8.5v8a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 16.5Z"/><circle cx="12" cy="12.2" r="3.2"/>`,
);
export const linkIcon = icon(
  svg`<path d="M10 14a3.7 3.7 0 0 0 5.3 0l3-3A3.750 3.750 0 0 0 13 5.7l-1.2 1.2M14 10a3.7 3.7 0 0 0-5.3 0l-3 3a3.750 3.750 0 0 0 5.3 5.3l1.2-1.2"/>`,
);

const sheet = svg`<path d="M13.5 4h-6A1.5 1.5 0 0 0 6 5.5v13A1.5 1.5 0 0 0 7.5 20h9a1.5 1.5 0 0 0 1.5-1.5v-10Zm0 0v4.5H18"/>`;
const documentIcon = icon(svg`${sheet}<path d="M9 12.5h6m-6 3.5h4"/>`);

const kindIcons = new Map<FileKind, TemplateResult>([
  [
    'image',
    icon(
      svg`<rect x="4" y="5" width="16" height="14" rx="2"/><circle cx="9" cy="10" r="1.5"/><path d="m5 17 4.5-4 3 2.5 3-3 4 4"/>`,
    ),
  ],
  [
    'audio',
    icon(
      svg`<path d="M9 17V6.5l9-2v10.5"/><circle cx="6.8" cy="17" r="2.2"/><circle cx="15.8" cy="15" r="2.2"/>`,
    ),
  ],
  ['video', icon(svg`<rect x="4" y="5" width="16" height="14" rx="2"/><path d="m10.5 9.5 4 2.5-4 2.5Z"/>`)],
]);

export function kindIcon(kind: FileKind): TemplateResult {
  return kindIcons.get(kind) ?? documentIcon;
}
