/** Files and citations, which Dify writes in several shapes, read into one. */
import type {ChatFile, Citation, FileKind} from '../conversation/answer.js';
import {nameInUrl, unturned} from '../conversation/answer.js';
import {list, numberOrNull, record, text, textOrNull} from './wire.js';
import type {WireRecord} from './wire.js';

const fileKinds = new Set<string>(['image', 'document', 'audio', 'video', 'custom']);

/** A file as `message_file` events, `message_end.files` and the history describe it (contract 9.6); `null` if none. */
export function fileOf(fields: WireRecord): ChatFile | null {
  const url = textOrNull(fields['url']) ?? textOrNull(fields['remote_url']);
  const id = textOrNull(fields['id']) ?? textOrNull(fields['related_id']);
  if (url === null && id === null) return null;
  const type = text(fields['type']);
  const size = numberOrNull(fields['size']);
  return {
    id,
    type: fileKinds.has(type) ? (type as FileKind) : 'custom',
    name: unturned(textOrNull(fields['filename']) ?? nameInUrl(url)),
    url,
    uploadFileId: textOrNull(fields['upload_file_id']),
    mimeType: textOrNull(fields['mime_type']),
    size: size !== null && size >= 0 ? size : null, // Dify writes −1 for unknown
  };
}

/** Sources of an answer; more is not Dify's. */
export const MAX_SOURCES = 200;

export function citationsOf(value: unknown): readonly Citation[] {
  return list(value).slice(0, MAX_SOURCES).map(citationOf);
}

/** A row of `retriever_resources`; every field may be missing (contract 13.6). */
function citationOf(value: unknown, index: number): Citation {
  const fields = record(value);
  return {
    position: numberOrNull(fields['position']) ?? index + 1,
    documentId: textOrNull(fields['document_id']),
    documentName: unturned(text(fields['document_name'])),
    datasetName: textOrNull(unturned(text(fields['dataset_name']))),
    segmentId: textOrNull(fields['segment_id']),
    score: numberOrNull(fields['score']),
    content: text(fields['content']),
  };
}
