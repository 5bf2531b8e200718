/** A message of the visitor's. */
import type {TemplateResult} from 'lit';
import {html, nothing} from 'lit';
import type {ChatFile} from '../conversation/answer.js';
import type {Turn} from '../conversation/chat-state.js';
import type {Strings} from '../i18n/localize.js';
import type {ChatModel} from './chat-model.js';

export function question({question: {text, files}}: Turn, {strings}: ChatModel): TemplateResult {
  return html`
    <article part="message message-user" class="message user" aria-label=${strings.you}>
      ${
        files.length > 0
          ? html`<ul class="pictures">
              ${files.map((file) => picture(file, strings))}
            </ul>`
          : nothing
      }
      <div class="text bubble" dir="auto">${text}</div>
    </article>
  `;
}

/** Pictures that the visitor sent are shown; they chose the address. Other files are named. */
function picture({type, url, name}: ChatFile, strings: Strings): TemplateResult {
  const label = name || strings.image;
  return html`<li>
    ${
      type === 'image' && url !== null
        ? html`<img src=${url} alt=${label} loading="lazy" referrerpolicy="no-referrer" />`
        : html`<span class="file" dir="auto">${label}</span>`
    }
  </li>`;
}
