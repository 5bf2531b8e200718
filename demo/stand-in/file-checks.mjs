// @ts-check
/** What Dify checks of the files that come with a message, or inside its inputs. */
import {invalidParam} from './errors.mjs';
import {extensionOf} from './file-kinds.mjs';
import {isObject} from './http.mjs';
import {newId} from './store.mjs';

/** @typedef {import('./apps.mjs').App} App */
/** @typedef {import('./store.mjs').StoredFile} StoredFile */
/** @typedef {Record<string, unknown>} Body */

/**
 * @typedef {object} Sender Who sends files, and where those are that were uploaded before.
 * @property {App} app
 * @property {string} user
 * @property {import('./files.mjs').Files} files
 */

/**
 * @typedef {object} Rules
 * @property {readonly unknown[]} types
 * @property {readonly string[] | null} extensions Of files that come as `custom`; `null`: any.
 * @property {readonly unknown[] | null} methods
 */

/** How many files a message may have where the app does not say. */
const DEFAULT_LIMIT = 10;

/**
 * The files of a message. Of an app that takes none they are dropped in silence, as are those that name no way in.
 *
 * @param {Sender} sender
 * @param {readonly unknown[]} files
 * @returns {StoredFile[]}
 * @throws {import('./errors.mjs').ApiError} 400
 */
export function checkedFiles(sender, files) {
  const {app} = sender;
  const upload = app.parameters['file_upload'];
  if (!isObject(upload) || !takesFiles(app, upload)) return [];
  const image = isObject(upload['image']) ? upload['image'] : {};
  const rules = rulesIn(upload, list(image['transfer_methods']));
  const limit = typeof upload['number_limits'] === 'number' ? upload['number_limits'] : DEFAULT_LIMIT;
  const checked = files
    .filter(isObject)
    .filter((file) => file['transfer_method'] && hasPlace(file))
    .map((file) => checkedFile(sender, file, rules));
  if (checked.filter(({type}) => type === 'image').length > limit)
    throw invalidParam(`Number of image files exceeds the maximum limit ${limit}`);
  if (checked.length > limit) throw invalidParam(`Number of files exceeds the maximum limit ${limit}`);
  return checked;
}

/**
 * A file in the inputs.
 *
 * @param {Sender} sender
 * @param {Body} field Of the form.
 * @param {unknown} value
 * @returns {StoredFile}
 * @throws {import('./errors.mjs').ApiError} 400
 */
export function checkedFileInput(sender, field, value) {
  if (!isObject(value)) throw invalidParam(`${String(field['variable'])} in input form must be a file`);
  return checkedFile(sender, value, rulesIn(field, null));
}

/**
 * @param {Sender} sender
 * @param {Body} field Of the form.
 * @param {unknown} value
 * @returns {StoredFile[]}
 * @throws {import('./errors.mjs').ApiError} 400
 */
export function checkedFileListInput(sender, field, value) {
  const limit = field['max_length'];
  if (!Array.isArray(value) || !value.every(isObject))
    throw invalidParam(`${String(field['variable'])} in input form must be a list of files`);
  if (typeof limit === 'number' && value.length > limit)
    throw invalidParam(`Number of files exceeds the maximum limit ${limit}`);
  return value.map((file) => checkedFileInput(sender, field, file));
}

/**
 * @param {App} app
 * @param {Body} upload
 * @returns {boolean} Apps older than the general switch have one for images alone.
 */
function takesFiles(app, upload) {
  if (upload['enabled'] === true) return true;
  const image = upload['image'];
  return app.mode !== 'advanced-chat' && isObject(image) && image['enabled'] === true;
}

/**
 * @param {Body} settings
 * @param {readonly unknown[] | null} otherMethods
 * @returns {Rules}
 */
function rulesIn(settings, otherMethods) {
  return {
    types: list(settings['allowed_file_types']) ?? ['image'],
    extensions: list(settings['allowed_file_extensions'])?.map(String) ?? null,
    methods: list(settings['allowed_file_upload_methods']) ?? otherMethods,
  };
}

/**
 * @param {Sender} sender
 * @param {Body} file
 * @param {Rules} rules
 * @returns {StoredFile}
 */
function checkedFile(sender, file, rules) {
  const stored = file['transfer_method'] === 'local_file' ? uploaded(sender, file) : remote(file);
  if (!fits(sender.app, stored, rules))
    throw invalidParam(`File validation failed for file: ${stored.filename}`);
  return stored;
}

/**
 * @param {Sender} sender
 * @param {Body} file
 * @returns {StoredFile}
 */
function uploaded({app, user, files}, file) {
  const upload = files.upload(String(file['upload_file_id']));
  const isOwn = upload?.appKey === app.key && upload.user === user;
  const asksOwner = app.version.localeCompare('1.14.1', 'en', {numeric: true}) >= 0;
  if (!upload || (asksOwner && !isOwn)) throw invalidParam('Invalid upload file');
  return {
    id: newId(),
    type: String(file['type']),
    filename: upload.name,
    url: null,
    transfer_method: 'local_file',
    belongs_to: 'user',
    upload_file_id: upload.id,
    mime_type: upload.mimeType,
    size: upload.bytes.length,
  };
}

/** @param {Body} file @returns {StoredFile} */
function remote(file) {
  const url = String(file['url']);
  return {
    id: newId(),
    type: String(file['type']),
    filename: url.split(/[?#]/)[0]?.split('/').at(-1) || 'file',
    url,
    transfer_method: 'remote_url',
    belongs_to: 'user',
    upload_file_id: null,
    mime_type: null,
    size: null,
  };
}

/**
 * @param {App} app
 * @param {StoredFile} file
 * @param {Rules} rules
 * @returns {boolean}
 */
function fits(app, file, {types, extensions, methods}) {
  if (methods && methods.length > 0 && !methods.includes(file.transfer_method)) return false;
  if (file.type !== 'custom') return types.includes(file.type);
  if (!extensions) return true;
  const extension = extensionOf(file.filename);
  // Until 1.14 a dot or a capital letter made the difference.
  if (app.version.localeCompare('1.14.2', 'en', {numeric: true}) < 0)
    return extensions.includes(`.${extension}`);
  return extensions.some((allowed) => allowed.replace(/^\./, '').toLowerCase() === extension);
}

/** @param {Body} file @returns {boolean} */
function hasPlace(file) {
  return file['transfer_method'] !== 'remote_url' || (typeof file['url'] === 'string' && file['url'] !== '');
}

/** @param {unknown} value @returns {readonly unknown[] | null} */
function list(value) {
  return Array.isArray(value) ? value : null;
}
