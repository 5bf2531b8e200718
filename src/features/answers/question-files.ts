/** What the visitor sent along: pictures are shown, since the visitor chose the address; other files are named. */
import type {TemplateResult} from 'lit';
import {html, nothing} from 'lit';
import type {ChatFile} from '../../conversation/answer.js';
import type {Turn} from '../../conversation/chat-state.js';
import type {Strings} from '../../i18n/localize.js';

export function questionFiles({question: {files}}: Turn, strings: Strings): TemplateResult | typeof nothing {
  if (files.length === 0) return nothing;
  return html`
    <ul class="pictures">
      ${files.map((file) => html`<li>${questionFile(file, strings)}</li>`)}
    </ul>
  `;
}

function questionFile({type, url, name}: ChatFile, strings: Strings): TemplateResult {
  const label = name || strings.image;
  return type === 'image' && url !== null
    ? html`<img src=${url} alt=${label} loading="lazy" referrerpolicy="no-referrer" />`
    : html`<span class="file" dir="auto">${label}</span>`;
}
