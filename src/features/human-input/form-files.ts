/** Files that a form asks for: chosen from the device, uploaded at once, shown with what became of them. */
import type {TemplateResult} from 'lit';
import {html, nothing} from 'lit';
import type {FileKind} from '../../conversation/answer.js';
import type {DraftFile} from '../../conversation/chat-state.js';
import type {FormFileControl} from '../../conversation/human-form.js';
import {fileStringsFor} from '../../i18n/localize-files.js';
import {asDifyError} from '../../session/as-dify-error.js';
import {randomId} from '../../session/memory.js';
import type {Chat} from '../feature.js';
import {fileList} from '../files/file-list.js';
import {unsentFile, Uploader} from '../files/uploader.js';
import type {Entry} from './entries.js';
import {missingIn} from './entries.js';
import type {CardModel} from './form-card.js';

export class FormUploads {
  readonly #chat: Chat;
  readonly #uploader: Uploader;
  readonly #files = new Map<string, {readonly file: File; readonly end: AbortController}>();

  constructor(chat: Chat) {
    this.#chat = chat;
    this.#uploader = new Uploader(chat);
  }

  take(entry: Entry, {name, limit}: FormFileControl, chosen: readonly File[]): void {
    const room = limit - (entry.files.get(name)?.length ?? 0);
    for (const file of chosen.slice(0, room)) {
      const key = randomId();
      this.#files.set(key, {file, end: new AbortController()});
      const draft: DraftFile = {
        key,
        file: unsentFile(file, kindOf(file)),
        status: 'uploading',
        progress: null,
        error: null,
      };
      entry.files.set(name, [...(entry.files.get(name) ?? []), draft]);
      void this.#upload(entry, name, key);
    }
    this.#chat.redraw();
  }

  remove(entry: Entry, name: string, key: string): void {
    this.#files.get(key)?.end.abort();
    this.#files.delete(key);
    entry.files.set(
      name,
      (entry.files.get(name) ?? []).filter((each) => each.key !== key),
    );
    this.#chat.redraw();
  }

  retry(entry: Entry, name: string, key: string): void {
    this.#change(entry, name, key, {status: 'uploading', error: null});
    void this.#upload(entry, name, key);
  }

  suspend(): void {
    for (const {end} of this.#files.values()) end.abort();
  }

  async #upload(entry: Entry, name: string, key: string): Promise<void> {
    const known = this.#files.get(key);
    if (!known) return;
    const {file, end} = known;
    try {
      const progressed = (progress: number): void => {
        this.#change(entry, name, key, {progress});
      };
      const uploaded = await this.#uploader.upload(file, {
        kind: kindOf(file),
        signal: end.signal,
        progressed,
      });
      this.#change(entry, name, key, {file: uploaded, status: 'ready'});
    } catch (error) {
      this.#change(entry, name, key, {status: 'failed', error: asDifyError(error)});
    }
  }

  #change(entry: Entry, name: string, key: string, change: Partial<DraftFile>): void {
    const files = entry.files.get(name) ?? [];
    entry.files.set(
      name,
      files.map((each) => (each.key === key ? {...each, ...change} : each)),
    );
    this.#chat.redraw();
  }
}

export function formFiles(
  control: FormFileControl,
  {entry, chat}: CardModel,
  id: string,
  uploads: FormUploads,
): TemplateResult {
  const {name} = control;
  const files = entry.files.get(name) ?? [];
  const isMissing = entry.isChecked && missingIn(entry, control) !== null;
  return html`
    ${fileList(
      {files, preview: () => null, strings: fileStringsFor(), common: chat.strings},
      {
        remove: (key) => {
          uploads.remove(entry, name, key);
        },
        retry: (key) => {
          uploads.retry(entry, name, key);
        },
      },
    )}
    <input
      class="form-file"
      id=${id}
      type="file"
      aria-labelledby="${id}-label"
      aria-invalid=${isMissing ? 'true' : nothing}
      aria-describedby=${isMissing ? `${id}-missing` : nothing}
      ?multiple=${control.isList}
      ?disabled=${files.length >= control.limit || entry.sending !== null}
      @change=${({currentTarget}: Event) => {
        const input = currentTarget as HTMLInputElement;
        const chosen = [...(input.files ?? [])];
        input.value = ''; // or the same file could not be chosen again
        uploads.take(entry, control, chosen);
      }}
    />
  `;
}

/** By what the browser takes it for; the server checks it against what the form allows. */
function kindOf({type}: File): FileKind {
  const kind = type.split('/', 1)[0];
  return kind === 'image' || kind === 'audio' || kind === 'video' ? kind : 'document';
}
