// @ts-check
/** What Dify checks first of a message: the kind of app and the shape of the body. */
import {ApiError, invalidField, invalidParam} from './errors.mjs';
import {isObject, isUuid} from './http.mjs';

/** @typedef {import('./apps.mjs').App} App */
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
 * @returns {{query: string, inputs: Body, files: unknown[], conversationId: string | null, parentId: string | null, isBlocking: boolean, autoName: boolean}}
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
  const parent = body['parent_message_id'] ?? null;
  if (parent !== null && !isUuid(parent))
    throw invalidField('parent_message_id', 'must be a valid UUID', parent);
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
    parentId: parent,
    isBlocking,
    autoName: body['auto_generate_name'] !== false,
  };
}
