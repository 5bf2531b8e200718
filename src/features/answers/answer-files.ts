/** Files in an answer: pictures that open large, everything else as a card to download. */
import type {TemplateResult} from 'lit';
import {html, nothing} from 'lit';
import type {ChatFile} from '../../conversation/answer.js';
import {DifyErrorEvent} from '../../events.js';
import {fill} from '../../i18n/localize.js';
import {sizeInWords} from '../../i18n/numbers.js';
import type {AnswerStrings} from '../../i18n/localize-answers.js';
import {partMissing} from '../../on-demand.js';
import type {UrlPolicy} from '../../view/urls.js';
import {guardedMedia} from './guarded-media.js';
import {fileIcon} from './icons.js';

export function answerFiles(
  files: readonly ChatFile[],
  policy: UrlPolicy,
  strings: AnswerStrings,
): TemplateResult | typeof nothing {
  if (files.length === 0) return nothing;
  return html`
    <ul class="files" aria-label=${strings.files}>
      ${files.map((file) => html`<li>${answerFile(file, policy, strings)}</li>`)}
    </ul>
  `;
}

function answerFile(file: ChatFile, policy: UrlPolicy, strings: AnswerStrings): TemplateResult {
  const url = file.url === null ? null : policy.media(file.url);
  const name = file.name || strings.file;
  if (url === null) return fileCard(null, name, file.size, strings);
  switch (file.type) {
    case 'image':
      return guardedMedia(url, policy, strings, () => picture(url.href, name, strings));
    case 'video':
      return guardedMedia(
        url,
        policy,
        strings,
        () => html`<video controls preload="metadata" src=${url.href}></video>`,
      );
    case 'audio':
      return guardedMedia(
        url,
        policy,
        strings,
        () => html`<audio controls preload="metadata" src=${url.href}></audio>`,
      );
    case 'document':
    case 'custom':
      return fileCard(url.href, name, file.size, strings);
  }
}

export function picture(url: string, name: string, strings: AnswerStrings): TemplateResult {
  return html`
    <button
      class="picture"
      type="button"
      aria-label=${fill(strings.enlarge, {name})}
      @click=${enlarges(url, name, strings)}
    >
      <img src=${url} alt=${name} loading="lazy" referrerpolicy="no-referrer" />
    </button>
  `;
}

/** Few pictures are pressed: what shows them is loaded then. */
function enlarges(url: string, name: string, strings: AnswerStrings): (event: Event) => void {
  return ({currentTarget}) => {
    const trigger = currentTarget as HTMLElement;
    import('./lightbox.js').then(
      ({openLightbox}) => {
        openLightbox(trigger, url, name, strings);
      },
      (cause: unknown) => trigger.dispatchEvent(new DifyErrorEvent({error: partMissing(cause)})),
    );
  };
}

/** @param url `null`: there is nothing to download. */
export function fileCard(
  url: string | null,
  name: string,
  size: number | null,
  strings: AnswerStrings,
): TemplateResult {
  const words = html`
    ${fileIcon}<bdi class="file-name">${name}</bdi>
    ${size === null ? nothing : html`<bdi class="file-size">${sizeInWords(size, strings.words)}</bdi>`}
  `;
  if (url === null) return html`<span class="file">${words}</span>`;
  const label = size === null ? name : `${name} ${sizeInWords(size, strings.words)}`;
  return html`
    <a
      class="file"
      href=${asDownload(url)}
      download=${name}
      target="_blank"
      rel="noopener noreferrer nofollow"
      aria-label=${fill(strings.download, {name: label})}
      >${words}</a
    >
  `;
}

/** Dify's signed addresses take this parameter beside the signature (contract 9.5). */
function asDownload(url: string): string {
  return url.includes('/files/') && url.includes('sign=') ? `${url}&as_attachment=true` : url;
}
