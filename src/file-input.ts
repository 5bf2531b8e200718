/** Files as a page gives them, read into files of a message. */
import type {ChatFile, FileKind} from './conversation/answer.js';
import {nameInUrl} from './conversation/answer.js';
import {DifyError} from './conversation/dify-error.js';
import type {FileInput} from './events.js';

/** @throws DifyError `invalid_config` for what cannot be sent, so that nothing is left out in silence. */
export function chatFile(input: FileInput): ChatFile {
  const given = Object(input) as Partial<ChatFile>;
  const {url = null, uploadFileId = null} = given;
  if (typeof (url ?? uploadFileId) !== 'string') {
    throw new DifyError('invalid_config', 'A file is a File, {type, url} or {type, uploadFileId}.');
  }
  const name = given.name ?? nameInUrl(url);
  return {
    id: null,
    name,
    url,
    uploadFileId,
    mimeType: null,
    size: null,
    ...given,
    type: given.type ?? kindOf(name),
  };
}

function kindOf(name: string): FileKind {
  return /\.(png|jpe?g|gif|webp|svg)$/i.test(name) ? 'image' : 'document';
}
