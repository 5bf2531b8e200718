/**
 * What the visitor sent along: pictures that open large, everything else as a card to download. They are loaded
 * without asking: the visitor has chosen them.
 */
import type {TemplateResult} from 'lit';
import {html, nothing} from 'lit';
import type {ChatFile} from '../../conversation/answer.js';
import type {Turn} from '../../conversation/chat-state.js';
import type {AnswerStrings} from '../../i18n/localize-answers.js';
import type {UrlPolicy} from '../../view/urls.js';
import {fileCard, picture} from './answer-files.js';

/** @param previews what the visitor uploaded since the page was opened, by upload id: it needs no address of Dify's. */
export function questionFiles(
  {question: {files}}: Turn,
  policy: UrlPolicy,
  previews: ReadonlyMap<string, string>,
  strings: AnswerStrings,
): TemplateResult | typeof nothing {
  if (files.length === 0) return nothing;
  return html`
    <ul class="files sent" aria-label=${strings.sentFiles}>
      ${files.map((file) => html`<li>${questionFile(file, policy, previews, strings)}</li>`)}
    </ul>
  `;
}

function questionFile(
  file: ChatFile,
  policy: UrlPolicy,
  previews: ReadonlyMap<string, string>,
  strings: AnswerStrings,
): TemplateResult {
  const name = file.name || (file.type === 'image' ? strings.picture : strings.file);
  const address = file.url === null ? null : (policy.media(file.url)?.href ?? null);
  const card = fileCard(address, name, file.size, strings);
  const shown = previews.get(file.uploadFileId ?? '') ?? address;
  if (file.type !== 'image' || shown === null) return card;
  // An address of Dify's dies after minutes, and its server's own name for itself may lead nowhere.
  const failed = ({currentTarget}: Event): void => {
    (currentTarget as HTMLElement).dataset['failed'] = '';
  };
  return html`<span class="sent-picture" @error=${{handleEvent: failed, capture: true}}>
    ${picture(shown, name, strings)}${card}
  </span>`;
}
