// @ts-check
/** The table of routes. A new endpoint of Dify is a new row. */
import {sendMessage, stopMessage} from './chat.mjs';
import {
  deleteConversation,
  listConversations,
  listMessages,
  rateMessage,
  renameConversation,
  suggestQuestions,
} from './messages.mjs';
import {showInfo, showMeta, showParameters, showPicture, showSite, showVersion} from './settings.mjs';

/**
 * @typedef {object} Call One request to a route.
 * @property {import('./http.mjs').Request} req
 * @property {import('./http.mjs').Response} res
 * @property {import('./apps.mjs').App} app The app that the key belongs to; a nameless one where no key is needed.
 * @property {import('./server-state.mjs').ServerState} server
 * @property {readonly string[]} params What stood in the path.
 * @property {URLSearchParams} query
 * @property {string} origin Where the client found this server.
 * @property {Record<string, string>} headers Of an answer from inside the API.
 * @property {() => Record<string, unknown>} json The body. Throws what Dify answers to a wrong one.
 * @property {(body: unknown) => void} send
 */

/**
 * @typedef {object} Route
 * @property {string} name By which a test's app can make it fail.
 * @property {string} method
 * @property {RegExp} path
 * @property {boolean} isOpen Whether it needs no key.
 * @property {(call: Call) => void | Promise<void>} handle
 */

/** @type {readonly Route[]} */
export const routes = [
  route('version', 'GET', '/v1/', showVersion, {isOpen: true}),
  route('parameters', 'GET', '/v1/parameters', showParameters),
  route('site', 'GET', '/v1/site', showSite),
  route('info', 'GET', '/v1/info', showInfo),
  route('meta', 'GET', '/v1/meta', showMeta),
  route('chat', 'POST', '/v1/chat-messages', sendMessage),
  route('stop', 'POST', '/v1/chat-messages/:text/stop', stopMessage),
  route('messages', 'GET', '/v1/messages', listMessages),
  route('suggested', 'GET', '/v1/messages/:uuid/suggested', suggestQuestions),
  route('feedback', 'POST', '/v1/messages/:uuid/feedbacks', rateMessage),
  route('conversations', 'GET', '/v1/conversations', listConversations),
  route('rename', 'POST', '/v1/conversations/:uuid/name', renameConversation),
  route('delete', 'DELETE', '/v1/conversations/:uuid', deleteConversation),
  route('picture', 'GET', '/files/tools/:uuid.png', showPicture, {isOpen: true}),
];

/**
 * @param {string} name
 * @param {string} method
 * @param {string} pattern `:uuid` and `:text` stand for what comes as a parameter.
 * @param {Route['handle']} handle
 * @param {{isOpen: boolean}} [options]
 * @returns {Route}
 */
function route(name, method, pattern, handle, {isOpen} = {isOpen: false}) {
  const uuid = '([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12})';
  const source = pattern.replaceAll('.', '\\.').replaceAll(':uuid', uuid).replaceAll(':text', '([^/]+)');
  return {name, method, path: new RegExp(`^${source}$`), isOpen, handle};
}
