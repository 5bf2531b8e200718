/** Uploads: a form with one file for Dify, and what Dify says of it. */
import type {ChatFile, FileKind} from '../conversation/answer.js';
import {DifyError} from '../conversation/dify-error.js';
import {Deadline, textOf} from './http.js';
import {errorOfBody} from './response-error.js';
import {errorOfTransport} from './transport-error.js';
import type {ChatTransport, SignedRequest} from './transport.js';
import {numberOrNull, parseJson, record, textOrNull} from './wire.js';

/** Where a file goes: the app's own endpoint, or that of a form (contract 9.1, 12.2). */
export interface UploadTarget {
  /** For a request that tells how far it is. */
  sign(form: FormData): SignedRequest | Promise<SignedRequest>;
  /** Through the page's own `fetch`. Throws a `DifyError`. */
  send(form: FormData, signal: AbortSignal): Promise<Response>;
}

export function appFiles(transport: ChatTransport): UploadTarget {
  const path = '/files/upload';
  return {
    sign: (form) => transport.sign(path, form),
    send: (form, signal) => transport.open(path, {method: 'POST', form, signal}),
  };
}

/** One upload on its way. */
export interface Upload {
  readonly file: File;
  readonly kind: FileKind;
  readonly signal: AbortSignal;
  /** How long nothing may be heard of it, in milliseconds. */
  readonly silenceMs: number;
  /** Share that has left, from 0 to 1. */
  readonly progressed: (share: number) => void;
}

interface Answer {
  readonly body: string;
  readonly status: number;
}

/** What a slow connection carries at least, in bytes per millisecond: it says nothing where `fetch` uploads. */
const SLOW = 20;

/** With progress. Cookies of the API's own origin go along: `XMLHttpRequest` cannot leave them out. */
export async function upload(target: UploadTarget, job: Upload): Promise<ChatFile> {
  const request = await target.sign(formWith(job.file));
  let answer = await sent(request, job);
  if (request.renewed && isAtDoor(answer)) answer = await sent(await request.renewed(), job);
  const {body, status} = answer;
  if (status < 200 || status > 299) throw errorOfBody(body, status);
  return uploadedFile(body, job);
}

/** Whether it was refused for what lets it in, and not for what it is: a form's token has a code of its own (contract 12.2). */
function isAtDoor({body, status}: Answer): boolean {
  return status === 401 || (status >= 400 && errorOfBody(body, status).code === 'invalid_upload_token');
}

/** Through the page's own `fetch`, which nobody can ask how far it is. */
export async function uploadThrough(
  target: UploadTarget,
  job: Omit<Upload, 'progressed'>,
): Promise<ChatFile> {
  const deadline = new Deadline(job.signal);
  try {
    deadline.restart(job.silenceMs + job.file.size / SLOW);
    const response = await target.send(formWith(job.file), deadline.signal);
    const body = await textOf(response, deadline);
    return uploadedFile(body, job);
  } finally {
    deadline.end();
  }
}

function formWith(file: File): FormData {
  const form = new FormData();
  form.set('file', file, file.name || 'file');
  return form;
}

function sent({url, headers, form}: SignedRequest, {signal, silenceMs, progressed}: Upload): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const deadline = new Deadline(signal);
    const request = new XMLHttpRequest();
    const alive = (): void => {
      deadline.restart(silenceMs);
    };
    request.upload.onprogress = ({loaded, total, lengthComputable}) => {
      alive();
      if (lengthComputable) progressed(loaded / total);
    };
    request.upload.onload = alive;
    request.onprogress = alive;
    // The browser has one word for a dead network, a refused preflight and a proxy's 413 without CORS headers.
    request.onerror = () => {
      reject(errorOfTransport(new TypeError('The upload failed.'), false));
    };
    request.onload = () => {
      resolve({body: request.responseText, status: request.status});
    };
    const giveUp = (): void => {
      reject(deadline.reason ?? new DifyError('aborted', 'The upload was given up.'));
      request.abort();
    };
    request.onloadend = () => {
      deadline.end();
    };
    if (deadline.signal.aborted) {
      giveUp();
      return;
    }
    deadline.signal.addEventListener('abort', giveUp);
    request.open('POST', url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    alive();
    request.send(form);
  });
}

/** @throws DifyError `bad_response` for an answer that names no file, as a proxy's page with status 200. */
function uploadedFile(body: string, {file, kind}: Pick<Upload, 'file' | 'kind'>): ChatFile {
  const fields = record(parseJson(body));
  const id = textOrNull(fields['id']);
  if (id === null) throw new DifyError('bad_response', 'The server did not say where it put the file.');
  return {
    id,
    type: kind,
    name: textOrNull(fields['name']) ?? file.name,
    url: textOrNull(fields['source_url']) ?? textOrNull(fields['url']),
    uploadFileId: id,
    mimeType: textOrNull(fields['mime_type']) ?? (file.type || null),
    size: numberOrNull(fields['size']) ?? file.size,
  };
}
