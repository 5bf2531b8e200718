// @ts-check
/** What Dify checks of a message before it generates anything: the body's shape, the inputs, the files. */
import {ApiError, invalidField, invalidParam} from './errors.mjs';
import {isObject, isUuid} from './http.mjs';
import {newId} from './store.mjs';

/** @typedef {import('./apps.mjs').App} App */
/** @typedef {import('./store.mjs').StoredFile} StoredFile */
/** @typedef {Record<string, unknown>} Body */

/** @type {readonly string[]} */
const chatModes = ['chat', 'agent-chat', 'advanced-chat', 'agent'];

/** @param {App} app @throws {ApiError} 400 for completion apps and workflows. */
export function requireChatApp(app) {
  if (chatModes.includes(app.mode)) return;
  throw new ApiError(400, 'not_chat_app', 'Please check if your app mode matches the right API route.');
}

/**
 * @param {unknown} user
 * @returns {string}
 * @throws {ApiError} 400
 */
export function requiredUser(user) {
  if (typeof user === 'string' && user !== '') return user;
  throw invalidParam('Arg user must be provided.');
}

/**
 * The body of a message, its optional fields with Dify's defaults.
 *
 * @param {App} app
 * @param {Body} body
 * @returns {{query: string, inputs: Body, files: unknown[], conversationId: string | null, isBlocking: boolean, autoName: boolean}}
 * @throws {ApiError} 400
 */
export function checkedMessage(app, body) {
  const {inputs, query, files = null, response_mode: mode = null, conversation_id: id = null} = body;
  if (!isObject(inputs)) throw invalidField('inputs', 'Field required: a dictionary', inputs);
  if (typeof query !== 'string') throw invalidField('query', 'Field required: a string', query);
  if (files !== null && !Array.isArray(files)) throw invalidField('files', 'Input should be a list', files);
  if (mode !== null && mode !== 'blocking' && mode !== 'streaming') {
    throw invalidField('response_mode', "Input should be 'blocking' or 'streaming'", mode);
  }
  if (id !== null && id !== '' && !isUuid(id))
    throw invalidField('conversation_id', 'must be a valid UUID', id);
  const isNewAgent = app.mode === 'agent';
  const isBlocking = isNewAgent ? mode === 'blocking' : mode !== 'streaming';
  if (isBlocking && app.mode === 'agent-chat')
    throw invalidParam('Agent Chat App does not support blocking mode');
  if (isBlocking && isNewAgent)
    throw new ApiError(400, 'bad_request', 'Agent App does not support blocking mode');
  if (query.replaceAll('\0', '') === '') throw invalidParam('query is required');
  return {
    query: query.replaceAll('\0', ''),
    inputs,
    files: files ?? [],
    conversationId: id || null,
    isBlocking,
    autoName: body['auto_generate_name'] !== false,
  };
}

/**
 * The inputs that the app declares, checked; all others are dropped.
 *
 * @param {App} app
 * @param {Body} inputs
 * @returns {Body}
 * @throws {ApiError} 400
 */
export function checkedInputs(app, inputs) {
  const form = app.parameters['user_input_form'];
  /** @type {Body} */
  const checked = {};
  for (const item of Array.isArray(form) ? form : []) {
    for (const [control, field] of Object.entries(isObject(item) ? item : {})) {
      if (!isObject(field) || control === 'external_data_tool') continue;
      const name = String(field['variable']);
      checked[name] = checkedInput(app, control, field, inputs[name] ?? null);
    }
  }
  return checked;
}

/**
 * @param {App} app
 * @param {string} control
 * @param {Body} field
 * @param {unknown} value
 * @returns {unknown}
 */
function checkedInput(app, control, field, value) {
  const name = String(field['variable']);
  if (value === null) {
    // Even a default does not help: it is for the form to send it.
    if (field['required'] === true) throw invalidParam(`${name} is required in input form`);
    return app.mode === 'advanced-chat' ? (field['default'] ?? null) : null;
  }
  switch (control) {
    case 'text-input':
    case 'paragraph':
      return checkedText(name, value, field['max_length']);
    case 'select': {
      const options = Array.isArray(field['options']) ? field['options'] : [];
      if (value === '' && field['required'] !== true) return value;
      if (!options.includes(value))
        throw invalidParam(`${name} in input form must be one of the following: ${options}`);
      return value;
    }
    case 'number':
      if (value === '') return null;
      if (Number.isFinite(Number(value)) && (typeof value === 'number' || typeof value === 'string'))
        return Number(value);
      throw invalidParam(`${name} in input form must be a valid number`);
    case 'checkbox': {
      const read = new Map([
        ['true', true],
        ['1', true],
        ['yes', true],
        ['on', true],
        ['false', false],
        ['0', false],
      ]);
      const word = read.set('no', false).set('off', false).get(String(value).toLowerCase());
      if (word === undefined) throw invalidParam(`${name} in input form must be a valid boolean`);
      return word;
    }
    case 'json_object':
      if (!isObject(value)) throw invalidParam(`${name} in input form must be a dict`);
      return value;
    default:
      return value === '' ? null : value;
  }
}

/**
 * @param {string} name
 * @param {unknown} value
 * @param {unknown} maxLength
 * @returns {string}
 */
function checkedText(name, value, maxLength) {
  if (typeof value !== 'string') throw invalidParam(`${name} in input form must be a string`);
  if (typeof maxLength === 'number' && value.length > maxLength) {
    throw invalidParam(`${name} in input form must be less than ${maxLength} characters`);
  }
  return value;
}

/**
 * The files of a message. Of an app that takes none they are dropped in silence, as are those that name no way in.
 *
 * @param {App} app
 * @param {readonly unknown[]} files
 * @returns {StoredFile[]}
 * @throws {ApiError} 400
 */
export function checkedFiles(app, files) {
  const upload = app.parameters['file_upload'];
  if (!isObject(upload) || upload['enabled'] !== true) return [];
  const types = Array.isArray(upload['allowed_file_types']) ? upload['allowed_file_types'] : ['image'];
  const limit = typeof upload['number_limits'] === 'number' ? upload['number_limits'] : 10;
  const given = files.filter(isObject).filter((file) => file['transfer_method'] && hasPlace(file));
  if (given.length > limit) throw invalidParam(`Number of files exceeds the maximum limit ${limit}`);
  return given.map((file) => {
    // Nothing was uploaded here, so that no id can be known.
    if (file['transfer_method'] === 'local_file') throw invalidParam('Invalid upload file');
    const url = String(file['url']);
    const filename = url.split(/[?#]/)[0]?.split('/').at(-1) || 'file';
    if (!types.includes(file['type'])) throw invalidParam(`File validation failed for file: ${filename}`);
    return {
      id: newId(),
      type: String(file['type']),
      filename,
      url,
      transfer_method: 'remote_url',
      belongs_to: 'user',
      upload_file_id: null,
    };
  });
}

/** @param {Body} file @returns {boolean} */
function hasPlace(file) {
  return file['transfer_method'] !== 'remote_url' || (typeof file['url'] === 'string' && file['url'] !== '');
}
