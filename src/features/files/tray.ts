/**
 * Files that the visitor has gathered: checks them, uploads them, takes them back, tries again. It draws nothing, and
 * keeps the list where its owner says, so that the composer and forms can each have one.
 */
import type {ChatFile, FileKind} from '../../conversation/answer.js';
import type {DraftFile} from '../../conversation/chat-state.js';
import {DifyError} from '../../conversation/dify-error.js';
import type {AttachmentRules} from '../../dify/attachment-rules.js';
import type {UploadTarget} from '../../dify/files.js';
import {nameInUrl} from '../../conversation/answer.js';
import {randomId} from '../../session/memory.js';
import type {Refusal} from './checks.js';
import {checkFiles, checkUrls} from './checks.js';
import type {Uploader} from './uploader.js';
import {unsentFile} from './uploader.js';

export interface TrayOptions {
  /** `null`: no files are taken, or the app has not described itself. */
  readonly rules: () => AttachmentRules | null;
  readonly read: () => readonly DraftFile[];
  readonly write: (files: readonly DraftFile[]) => void;
  /** Object URLs of pictures, by the key of their entry and, once uploaded, by their upload id. */
  readonly previews: Map<string, string>;
  /** Where uploads go; without it, to the app. */
  readonly target?: UploadTarget;
}

/** A file from the device, with what it is sent as; or one that needs no upload. */
export type Gathered = readonly [File, FileKind] | ChatFile;

interface Job {
  readonly file: File;
  readonly kind: FileKind;
  controller: AbortController;
  /** Settles with the upload; never rejects. */
  done: Promise<void>;
}

export class FileTray {
  readonly #uploader: Uploader;
  readonly #options: TrayOptions;
  readonly #jobs = new Map<string, Job>();

  constructor(uploader: Uploader, options: TrayOptions) {
    this.#uploader = uploader;
    this.#options = options;
  }

  get files(): readonly DraftFile[] {
    return this.#options.read();
  }

  get rules(): AttachmentRules | null {
    return this.#options.rules();
  }

  /** How many more files there may be. */
  get room(): number {
    return Math.max(0, (this.rules?.maxCount ?? 0) - this.files.length);
  }

  /** Takes files that the rules allow; says why it does not take the others. */
  addFiles(files: readonly File[]): readonly Refusal[] {
    const {taken, refused} = checkFiles(files, this.rules, this.room);
    this.add(taken);
    return refused;
  }

  /** The same for files that the server will fetch. */
  addUrls(urls: readonly string[]): readonly Refusal[] {
    const {taken, refused} = checkUrls(urls, this.rules, this.room);
    this.add(taken.map(([url, type]) => remoteFile(url, type)));
    return refused;
  }

  /** Adds what has been looked at. @returns the keys of the entries, in order. */
  add(gathered: readonly Gathered[]): readonly string[] {
    const entries = gathered.map((item): DraftFile => {
      const key = randomId();
      if (!isFromDevice(item)) return {key, file: item, status: 'ready', progress: null, error: null};
      const [file, kind] = item;
      if (file.type.startsWith('image/')) this.#options.previews.set(key, URL.createObjectURL(file));
      this.#jobs.set(key, {file, kind, controller: new AbortController(), done: Promise.resolve()});
      return {key, file: unsentFile(file, kind), status: 'uploading', progress: this.#start, error: null};
    });
    if (entries.length > 0) this.#options.write([...this.files, ...entries]);
    for (const {key, status} of entries) if (status === 'uploading') this.#upload(key);
    return entries.map(({key}) => key);
  }

  /** Takes a file out; its upload, if it still runs, ends. */
  remove(key: string): void {
    this.#jobs.get(key)?.controller.abort(new DifyError('aborted', 'The file was taken away.'));
    this.#jobs.delete(key);
    const {previews} = this.#options;
    const preview = previews.get(key);
    if (preview !== undefined) URL.revokeObjectURL(preview);
    for (const [name, url] of previews) if (url === preview) previews.delete(name);
    this.#options.write(this.files.filter((entry) => entry.key !== key));
  }

  retry(key: string): void {
    const job = this.#jobs.get(key);
    if (!job || this.entry(key)?.status !== 'failed') return;
    job.controller = new AbortController();
    this.#change(key, {status: 'uploading', progress: this.#start, error: null});
    this.#upload(key);
  }

  clear(): void {
    for (const {key} of this.files) this.remove(key);
  }

  entry(key: string): DraftFile | undefined {
    return this.files.find((entry) => entry.key === key);
  }

  /** Resolves when no upload is under way, however it ended; `null`: none is. */
  settled(): Promise<unknown> | null {
    const uploading = this.files.filter(({status}) => status === 'uploading');
    return uploading.length > 0 ? this.#done(uploading.map(({key}) => key)) : null;
  }

  /** The entries of these keys as files of a message. @throws DifyError for the first that did not get through. */
  async uploaded(keys: readonly string[]): Promise<readonly ChatFile[]> {
    await this.#done(keys);
    return keys.map((key) => {
      const entry = this.entry(key);
      if (!entry) throw new DifyError('aborted', 'The file was taken away.');
      if (entry.error) throw entry.error;
      return entry.file;
    });
  }

  #done(keys: readonly string[]): Promise<unknown> {
    return Promise.all(keys.flatMap((key) => this.#jobs.get(key)?.done ?? []));
  }

  /** What an upload begins with: nothing has left, or nobody can tell. */
  get #start(): number | null {
    return this.#uploader.hasProgress ? 0 : null;
  }

  #upload(key: string): void {
    const job = this.#jobs.get(key);
    if (job) job.done = this.#carryOut(key, job);
  }

  async #carryOut(key: string, {file, kind, controller: {signal}}: Job): Promise<void> {
    const {previews, target} = this.#options;
    try {
      const uploaded = await this.#uploader.upload(file, {
        kind,
        signal,
        ...(target && {target}),
        progressed: (progress) => {
          if (!signal.aborted) this.#change(key, {progress});
        },
      });
      const preview = previews.get(key);
      if (preview !== undefined && uploaded.uploadFileId !== null)
        previews.set(uploaded.uploadFileId, preview);
      this.#change(key, {file: uploaded, status: 'ready', progress: 1});
    } catch (error) {
      if (!(error instanceof DifyError)) reportError(error); // a bug: the console must see it
      const failure = error instanceof DifyError ? error : new DifyError('network', 'The upload failed.');
      if (signal.aborted) return;
      this.#change(key, {status: 'failed', error: failure, progress: null});
      this.#uploader.report(failure);
    }
  }

  #change(key: string, change: Partial<DraftFile>): void {
    if (!this.entry(key)) return;
    this.#options.write(this.files.map((entry) => (entry.key === key ? {...entry, ...change} : entry)));
  }
}

/** A file that the server fetches from its address. */
export function remoteFile(url: string, type: FileKind): ChatFile {
  return {id: null, type, name: nameInUrl(url), url, uploadFileId: null, mimeType: null, size: null};
}

export function isFromDevice(item: Gathered): item is readonly [File, FileKind] {
  return Array.isArray(item);
}
