/** The files that the visitor has gathered: a picture or a sign for each, how far it is, and what can be done. */
import type {TemplateResult} from 'lit';
import {html, nothing} from 'lit';
import {keyed} from 'lit/directives/keyed.js';
import {unturned} from '../../conversation/answer.js';
import type {DraftFile} from '../../conversation/chat-state.js';
import type {Strings} from '../../i18n/localize.js';
import {fill} from '../../i18n/localize.js';
import type {FileStrings} from '../../i18n/localize-files.js';
import {closeIcon, retryIcon} from '../../view/icons.js';
import {kindIcon} from './icons.js';
import {sizeInWords} from '../../i18n/numbers.js';
import {failureInWords, percentInWords} from './words.js';
import {iconButton} from '../../view/icon-button.js';

export interface FileListModel {
  readonly files: readonly DraftFile[];
  /** Address of a picture of it, if there is one. */
  readonly preview: (entry: DraftFile) => string | null;
  readonly strings: FileStrings;
  /** The interface's own sentences, for failures that are not about files. */
  readonly common: Strings;
}

export interface FileListCommands {
  readonly remove: (key: string) => void;
  readonly retry: (key: string) => void;
}

export function fileList(model: FileListModel, commands: FileListCommands): TemplateResult | typeof nothing {
  if (model.files.length === 0) return nothing;
  return html`
    <ul class="gathered" aria-label=${model.strings.attached}>
      ${model.files.map((entry) => chip(entry, model, commands))}
    </ul>
  `;
}

function chip(
  entry: DraftFile,
  {preview, strings, common}: FileListModel,
  {remove, retry}: FileListCommands,
): TemplateResult {
  const {key, file, status, progress, error} = entry;
  const name = unturned(file.name) || strings.file;
  const isUploading = status === 'uploading';
  const removal = fill(isUploading ? strings.cancelUpload : strings.remove, {name});
  return html`
    <li class="chip" data-status=${status}>
      <span class="chip-picture">${kindIcon(file.type)}${keyed(key, thumbnail(preview(entry)))}</span>
      <span class="chip-words">
        <span class="chip-name" title=${name}><bdi>${name}</bdi></span>
        ${
          error
            ? html`<span class="chip-error" role="alert">${failureInWords(error, strings, common)}</span>`
            : html`<span class="chip-state"><bdi>${stateInWords(entry, strings)}</bdi></span>`
        }
      </span>
      ${
        status === 'failed'
          ? html`<button
              class="quiet-button small"
              type="button"
              aria-label=${fill(strings.retry, {name})}
              title=${common.retry}
              @click=${(event: Event) => {
                // This button goes away with its press: its neighbour takes the focus.
                (event.currentTarget as HTMLElement).parentElement
                  ?.querySelector<HTMLElement>('.chip-remove')
                  ?.focus();
                retry(key);
              }}
            >
              ${retryIcon}
            </button>`
          : nothing
      }
      ${iconButton(
        removal,
        closeIcon,
        (event: Event) => {
          focusNeighbour(event.currentTarget as HTMLElement);
          remove(key);
        },
        'small chip-remove',
      )}
      ${isUploading ? progressBar(name, progress, strings) : nothing}
    </li>
  `;
}

/** Decoration: the name stands beside it. One that cannot be shown leaves the sign of its kind in sight. */
function thumbnail(url: string | null): TemplateResult | typeof nothing {
  if (url === null) return nothing;
  return html`<img
    src=${url}
    alt=""
    referrerpolicy="no-referrer"
    @error=${({currentTarget}: Event) => {
      (currentTarget as HTMLElement).hidden = true;
    }}
  />`;
}

/** Without a value where nobody can tell how far it is. */
function progressBar(name: string, progress: number | null, strings: FileStrings): TemplateResult {
  const label = fill(strings.uploading, {name});
  return progress === null
    ? html`<progress aria-label=${label}></progress>`
    : html`<progress aria-label=${label} max="1" .value=${progress}></progress>`;
}

function stateInWords({file, status, progress}: DraftFile, strings: FileStrings): string {
  if (status !== 'uploading') return file.size === null ? '' : sizeInWords(file.size, strings.words);
  if (progress === null) return strings.uploadingShort;
  return fill(strings.uploadingShare, {percent: percentInWords(progress, strings)});
}

/** The next file moves into this one's place, button and all; after the last one the focus goes back. */
function focusNeighbour(button: HTMLElement): void {
  const chip = button.closest('li');
  if (!chip?.nextElementSibling)
    chip?.previousElementSibling?.querySelector<HTMLElement>('.chip-remove')?.focus();
}
