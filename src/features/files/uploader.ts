/**
 * Uploads files, a few at a time, and tells the page of each (`dify-upload`). It draws nothing and keeps nothing, so
 * whatever takes files can use it: the composer, a form before the chat, a form inside an answer.
 */
import type {ChatFile, FileKind} from '../../conversation/answer.js';
import {DifyError} from '../../conversation/dify-error.js';
import type {UploadTarget} from '../../dify/files.js';
import {appFiles, upload, uploadThrough} from '../../dify/files.js';
import {DifyUploadEvent} from '../../events.js';
import type {Chat} from '../feature.js';

/** Uploads at one time: a browser has six connections to a host, and the chat needs some of them. */
const MAX_AT_ONCE = 3;

export interface UploadOptions {
  readonly kind: FileKind;
  /** Takes the upload back. */
  readonly signal: AbortSignal;
  /** Share that has left, from 0 to 1; never called where the page's own `fetch` uploads. */
  readonly progressed?: (share: number) => void;
  /** Where the file goes; without it, to the app. */
  readonly target?: UploadTarget;
}

export class Uploader {
  readonly #chat: Chat;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(chat: Chat) {
    this.#chat = chat;
  }

  /** Whether an upload can tell how far it is. */
  get hasProgress(): boolean {
    return !this.#chat.hasOwnFetch;
  }

  /** @throws DifyError also where it is given up: by the signal, or with the link (another server or user). */
  async upload(file: File, {kind, signal, progressed, target}: UploadOptions): Promise<ChatFile> {
    const {host, session} = this.#chat;
    const before = unsentFile(file, kind);
    this.#tell(before, 'started');
    try {
      const either = AbortSignal.any([signal, session.signal]);
      await this.#turn(either);
      try {
        const to = target ?? appFiles(session.link.transport);
        const job = {
          file,
          kind,
          signal: either,
          silenceMs: host.config.timeout,
          progressed: progressed ?? (() => undefined),
        };
        const uploaded = await (this.hasProgress ? upload(to, job) : uploadThrough(to, job));
        this.#tell(uploaded, 'finished');
        return uploaded;
      } finally {
        this.#running -= 1;
        // All look again, in their order: one that was given up meanwhile must not take the turn of the next.
        for (const wake of this.#waiting.splice(0)) wake();
      }
    } catch (error) {
      this.#tell(before, 'failed');
      throw error;
    }
  }

  /** Tells the page of an upload that failed (`dify-error`). Not done by itself: `send()` tells of its own. */
  report(error: DifyError): void {
    this.#chat.report(error);
  }

  /** Resolves when it may begin; whoever is through must let the next one begin. */
  async #turn(signal: AbortSignal): Promise<void> {
    while (this.#running >= MAX_AT_ONCE) {
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve);
        signal.addEventListener('abort', () => {
          resolve();
        });
      });
      if (signal.aborted) break;
    }
    if (signal.aborted) throw new DifyError('aborted', 'The upload was given up.');
    this.#running += 1;
  }

  #tell(file: ChatFile, status: 'started' | 'finished' | 'failed'): void {
    this.#chat.host.dispatchEvent(new DifyUploadEvent({file, status}));
  }
}

/** A file that is not at the server yet. */
export function unsentFile({name, type, size}: File, kind: FileKind): ChatFile {
  return {id: null, type: kind, name, url: null, uploadFileId: null, mimeType: type || null, size};
}
