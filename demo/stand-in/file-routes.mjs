// @ts-check
/** Uploads, and the three ways in which a file is given back. */
import {ApiError, invalidParam, notFound} from './errors.mjs';
import {extensionOf, isActive} from './file-kinds.mjs';
import {endUserId} from './files.mjs';
import {sendBarePage} from './http.mjs';
import {picture} from './picture.mjs';

/** @typedef {import('./routes.mjs').Call} Call */
/** @typedef {import('./files.mjs').Upload} Upload */

const DEFAULT_USER = 'DEFAULT-USER';
const MAX_NAME_LENGTH = 200;
/** What this server's owner does not take, whatever an app allows. */
const BLOCKED_EXTENSIONS = ['exe', 'bat', 'cmd', 'com', 'scr', 'dll'];

/** @param {Call} call */
export function uploadFile(call) {
  takeFile(call, (extension) => invalidParam(blocked(extension)));
}

/** The same with the token of a form (see `callers.mjs`); by address it is not taken here. @param {Call} call */
export function uploadForForm(call) {
  takeFile(call, (extension) => new ApiError(400, 'file_extension_blocked', blocked(extension)));
}

/** @param {string} extension */
const blocked = (extension) => `File extension '.${extension}' is not allowed for security reasons`;

/**
 * @param {Call} call
 * @param {(extension: string) => ApiError} refusal Of a file whose extension is not taken.
 */
function takeFile(call, refusal) {
  const {files, fields} = call.form();
  const [file] = files;
  if (!file || !files.some(({name}) => name === 'file'))
    throw new ApiError(400, 'no_file_uploaded', 'Please upload your file.');
  if (files.length > 1) throw new ApiError(400, 'too_many_files', 'Only one file is allowed.');
  if (!file.type) throw new ApiError(415, 'unsupported_file_type', 'File type not allowed.');
  if (!file.filename)
    throw new ApiError(400, 'filename_not_exists_error', 'The specified filename does not exist.');
  if (/[/\\]/.test(file.filename)) throw invalidParam('Filename contains invalid characters');
  const extension = extensionOf(file.filename);
  if (BLOCKED_EXTENSIONS.includes(extension)) throw refusal(extension);
  if (file.isTooLarge) throw new ApiError(413, 'file_too_large', 'File size exceeded. {message}');
  const {server, app, origin} = call;
  const user = fields.get('user') || DEFAULT_USER;
  const upload = server.files.keep({
    appKey: app.key,
    user,
    name: shortened(file.filename, extension),
    extension,
    mimeType: file.type,
    bytes: file.bytes,
  });
  const isNew = app.version.localeCompare('1.14.1', 'en', {numeric: true}) >= 0;
  const answer = {
    id: upload.id,
    ...(isNew ? {reference: null} : {}),
    name: upload.name,
    size: upload.bytes.length,
    extension,
    mime_type: upload.mimeType,
    created_by: endUserId(app.key, user),
    created_at: upload.createdAt,
    preview_url: null,
    source_url: server.files.url(app, origin, 'file-preview', upload.id),
    original_url: null,
    user_id: null,
    tenant_id: null,
    conversation_id: null,
    file_key: null,
  };
  call.send(answer, 201);
}

/** Any uploaded file, by a signed URL. @param {Call} call */
export function previewFile(call) {
  const id = call.params[0] ?? '';
  const upload = call.server.files.upload(id);
  if (!upload || !call.server.files.isSigned('file-preview', id, call.query))
    throw notFound('File not found or signature is invalid');
  sendFile(call, upload);
}

/** An uploaded picture or an app's icon, by a signed URL. @param {Call} call */
export function previewImage(call) {
  const id = call.params[0] ?? '';
  if (!call.server.files.isSigned('image-preview', id, call.query))
    throw notFound('File not found or signature is invalid');
  const upload = call.server.files.upload(id);
  if (!upload) return sendBytes(call, picture(240, 240), 'image/png');
  if (!upload.mimeType.startsWith('image/'))
    throw new ApiError(415, 'unsupported_file_type', 'File type not allowed.');
  sendFile(call, upload);
}

/** A file of a message, by the app's key. @param {Call} call */
export function previewWithKey(call) {
  const id = call.params[0] ?? '';
  const {files, store} = call.server;
  const upload = files.upload(id);
  if (!upload) throw new ApiError(404, 'file_not_found', 'The requested file was not found.');
  if (!store.hasFile(call.app.key, upload.id))
    throw new ApiError(403, 'file_access_denied', 'Access to the requested file is denied.');
  sendFile(call, upload);
}

/** A file that a tool made: no key, but a signature that lives five minutes. @param {Call} call */
export function showPicture(call) {
  const id = call.params[0] ?? '';
  if (!call.server.files.isSigned('tools', id, call.query))
    return sendBarePage(call.res, 403, 'Forbidden', call.headers);
  sendBytes(call, picture(), 'image/png');
}

/**
 * @param {Call} call
 * @param {Upload} upload
 */
function sendFile(call, {name, mimeType, extension, bytes}) {
  const isHarmful = isActive(mimeType, extension);
  const isDownload = isHarmful || call.query.get('as_attachment') === 'true';
  const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(name)}`;
  sendBytes(call, bytes, isDownload ? 'application/octet-stream' : mimeType, {
    ...(isDownload ? {'content-disposition': disposition} : {}),
    ...(isHarmful ? {'x-content-type-options': 'nosniff'} : {}),
  });
}

/**
 * The bytes, or the part of them that a media element asks for.
 *
 * @param {Call} call
 * @param {Buffer} bytes
 * @param {string} type
 * @param {Record<string, string>} [more]
 */
function sendBytes({req, res, headers}, bytes, type, more = {}) {
  const isMedia = /^(audio|video)\//.test(type);
  const asked = isMedia ? /^bytes=(\d+)-(\d*)$/.exec(req.headers.range ?? '') : null;
  const start = Number(asked?.[1] ?? 0);
  const end = asked?.[2] ? Math.min(Number(asked[2]), bytes.length - 1) : bytes.length - 1;
  const all = {...headers, ...more, 'content-type': type, ...(isMedia && {'accept-ranges': 'bytes'})};
  if (asked && (start > end || start >= bytes.length)) {
    res.writeHead(416, {...all, 'content-range': `bytes */${bytes.length}`});
    res.end();
    return;
  }
  const range = asked && {'content-range': `bytes ${start}-${end}/${bytes.length}`};
  const body = bytes.subarray(start, end + 1);
  res.writeHead(asked ? 206 : 200, {...all, ...range, 'content-length': String(body.length)});
  res.end(body);
}

/**
 * @param {string} filename
 * @param {string} extension
 * @returns {string}
 */
function shortened(filename, extension) {
  if (filename.length <= MAX_NAME_LENGTH) return filename;
  return `${filename.split('.')[0]?.slice(0, MAX_NAME_LENGTH) ?? ''}.${extension}`;
}
