// @ts-check
/** Files of a message as Dify tells of them: in history, and in the inputs of a chatflow. */
import {extensionOf} from './file-kinds.mjs';
import {isObject} from './http.mjs';

/** @typedef {import('./store.mjs').StoredFile} StoredFile */

/**
 * Where a file can be read for the next minutes.
 *
 * @param {StoredFile} file
 * @param {import('./files.mjs').Files} files
 * @param {import('./apps.mjs').App} app
 * @param {string} origin
 * @returns {string | null}
 */
export function urlOf(file, files, app, origin) {
  if (file.transfer_method === 'tool_file') return files.url(app, origin, 'tools', file.id);
  if (file.upload_file_id !== null) return files.url(app, origin, 'file-preview', file.upload_file_id);
  return file.url;
}

/**
 * Inputs with their files as Dify shows them.
 *
 * @param {Record<string, unknown>} inputs
 * @param {(file: StoredFile) => string | null} urlFor
 * @returns {Record<string, unknown>}
 */
export function shownInputs(inputs, urlFor) {
  /** @type {(value: unknown) => unknown} */
  const shown = (value) => {
    if (Array.isArray(value)) return value.map(shown);
    return isStoredFile(value) ? fileObject(value, urlFor(value)) : value;
  };
  return Object.fromEntries(Object.entries(inputs).map(([name, value]) => [name, shown(value)]));
}

/**
 * @param {unknown} value
 * @returns {value is StoredFile}
 */
export function isStoredFile(value) {
  return isObject(value) && 'transfer_method' in value && 'belongs_to' in value;
}

/**
 * A file as chatflows tell of it, in inputs, outputs and events.
 *
 * @param {StoredFile} file
 * @param {string | null} url
 * @returns {Record<string, unknown>}
 */
export function fileObject(file, url) {
  return {
    dify_model_identity: '__dify__file__',
    id: null,
    tenant_id: '',
    type: file.type,
    transfer_method: file.transfer_method,
    remote_url: file.transfer_method === 'remote_url' ? file.url : url,
    related_id: file.upload_file_id ?? (file.transfer_method === 'tool_file' ? file.id : null),
    reference: null,
    filename: file.filename,
    extension: `.${extensionOf(file.filename)}`,
    mime_type: file.mime_type,
    size: file.size ?? -1,
    url,
  };
}
