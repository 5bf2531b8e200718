/** What is gathered for one field: its files, and what is shown beside them. A file that is ready is in the value. */
import type {ChatFile} from '../../conversation/answer.js';
import type {DraftFile} from '../../conversation/chat-state.js';
import type {AttachmentRules} from '../../dify/attachment-rules.js';
import type {UploadTarget} from '../../dify/files.js';
import type {InputValue} from '../../dify/input-form.js';
import {FileTray} from '../files/tray.js';
import type {Uploader} from '../files/uploader.js';
import type {FileFault} from './checks.js';

/** The field's value, wherever that is kept. */
export interface FieldValue {
  readonly read: () => InputValue | null;
  readonly write: (files: readonly ChatFile[]) => void;
  readonly rules: () => AttachmentRules;
}

export interface FieldFilesOptions {
  readonly uploader: Uploader;
  /** Where uploads go; without it, to the app. */
  readonly target?: UploadTarget | undefined;
  /** Object URLs of pictures, by entry and by upload id. */
  readonly previews: Map<string, string>;
  readonly changed: () => void;
  /** An upload is finished. */
  readonly attached: (name: string) => void;
}

export class FieldFiles {
  readonly tray: FileTray;
  /** What was not taken, in words. */
  refusals: readonly string[] = [];
  /** The box for an address is there. */
  isAsking = false;
  readonly #value: FieldValue;
  #entries: readonly DraftFile[] = [];

  constructor(value: FieldValue, {uploader, target, previews, changed, attached}: FieldFilesOptions) {
    this.#value = value;
    this.tray = new FileTray(uploader, {
      rules: value.rules,
      previews,
      ...(target && {target}),
      read: () => this.#inStep,
      write: (entries) => {
        for (const {key, status, file} of entries)
          if (status === 'ready' && this.#entry(key)?.status === 'uploading') attached(file.name);
        const isOther = !areSame(readyOf(entries), readyOf(this.#entries));
        this.#entries = entries;
        if (isOther) value.write(readyOf(entries));
        changed();
      },
    });
  }

  /** Nothing that is under way or has failed may be left behind in silence. */
  get fault(): FileFault | null {
    const {files} = this.tray;
    if (files.some(({status}) => status === 'uploading')) return {kind: 'uploading'};
    return files.some(({status}) => status === 'failed') ? {kind: 'not-uploaded'} : null;
  }

  /** Takes out what is not in the value: such an upload ends. */
  dropUnfinished(status?: DraftFile['status']): void {
    for (const entry of this.#entries)
      if (status ? entry.status === status : entry.status !== 'ready') this.tray.remove(entry.key);
  }

  #entry(key: string): DraftFile | undefined {
    return this.#entries.find((entry) => entry.key === key);
  }

  /** A value may come from elsewhere: from the page, from a conversation of the past, from a sheet that is saved. */
  get #inStep(): readonly DraftFile[] {
    const value = this.#value.read();
    const files = Array.isArray(value) ? (value as readonly ChatFile[]) : [];
    if (!areSame(files, readyOf(this.#entries)))
      this.#entries = [
        ...files.map((file, at) => readyEntry(file, at)),
        ...this.#entries.filter(({status}) => status !== 'ready'),
      ];
    return this.#entries;
  }
}

function readyOf(entries: readonly DraftFile[]): readonly ChatFile[] {
  return entries.filter(({status}) => status === 'ready').map(({file}) => file);
}

function readyEntry(file: ChatFile, at: number): DraftFile {
  return {key: `${String(at)} ${placeOf(file)}`, file, status: 'ready', progress: 1, error: null};
}

function areSame(some: readonly ChatFile[], others: readonly ChatFile[]): boolean {
  return some.map(placeOf).join('\n') === others.map(placeOf).join('\n');
}

function placeOf({uploadFileId, url}: ChatFile): string {
  return uploadFileId ?? url ?? '';
}
