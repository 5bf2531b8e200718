// @ts-check
/** The table of routes. A new endpoint of Dify is a new row. */
import {hearAudio, MAX_AUDIO_BYTES, speakText} from './audio.mjs';
import {sendMessage, stopMessage} from './chat.mjs';
import {uploadLimit} from './file-kinds.mjs';
import {
  previewFile,
  previewImage,
  previewWithKey,
  showPicture,
  uploadFile,
  uploadForForm,
} from './file-routes.mjs';
import {issueUploadToken, showForm, submitForm} from './form-routes.mjs';
import {
  deleteConversation,
  listConversations,
  listMessages,
  pinConversation,
  rateMessage,
  renameConversation,
  suggestQuestions,
  unpinConversation,
} from './messages.mjs';
import {issuePassport} from './passports.mjs';
import {showInfo, showMeta, showParameters, showSite, showVersion} from './settings.mjs';
import {showWorkflowRun, streamWorkflowEvents} from './workflow-routes.mjs';

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
 * @property {() => import('./multipart.mjs').Form} form The body of a route that takes forms.
 * @property {boolean} isWebApp Whether it came through the WebApp API. Whose it is stands in its passport then; the
 *   handlers find it all the same where the Service API has it: as `user` in the query, the body and the form.
 * @property {(body: unknown, status?: number) => void} send
 */

/**
 * @typedef {object} Route
 * @property {string} name By which a test's app can make it fail.
 * @property {string} method
 * @property {RegExp} path
 * @property {boolean} isOpen Whether it needs no key and no passport.
 * @property {boolean} isWebApp
 * @property {((app: import('./apps.mjs').App, filename: string) => number) | null} formLimit How many bytes a file may have,
 *   if the body is a form.
 * @property {string} since The first version of Dify that has it.
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
  route('upload', 'POST', '/v1/files/upload', uploadFile, {formLimit: uploadLimit}),
  route('file', 'GET', '/v1/files/:uuid/preview', previewWithKey),
  route('audio-to-text', 'POST', '/v1/audio-to-text', hearAudio, {formLimit: () => MAX_AUDIO_BYTES}),
  route('text-to-audio', 'POST', '/v1/text-to-audio', speakText),
  route('file-preview', 'GET', '/files/:uuid/file-preview', previewFile, {isOpen: true}),
  route('image-preview', 'GET', '/files/:uuid/image-preview', previewImage, {isOpen: true}),
  route('form', 'GET', '/v1/form/human_input/:text', showForm, {since: '1.13.0'}),
  route('submit', 'POST', '/v1/form/human_input/:text', submitForm, {since: '1.13.0'}),
  route('events', 'GET', '/v1/workflow/:uuid/events', streamWorkflowEvents, {since: '1.13.0'}),
  route('run', 'GET', '/v1/workflows/run/:uuid', showWorkflowRun),
  route('passport', 'GET', '/api/passport', issuePassport, {isOpen: true}),
  route('parameters', 'GET', '/api/parameters', showParameters),
  route('site', 'GET', '/api/site', showSite),
  route('meta', 'GET', '/api/meta', showMeta),
  route('chat', 'POST', '/api/chat-messages', sendMessage),
  route('stop', 'POST', '/api/chat-messages/:text/stop', stopMessage),
  route('messages', 'GET', '/api/messages', listMessages),
  route('suggested', 'GET', '/api/messages/:uuid/suggested-questions', suggestQuestions),
  route('feedback', 'POST', '/api/messages/:uuid/feedbacks', rateMessage),
  route('conversations', 'GET', '/api/conversations', listConversations),
  route('rename', 'POST', '/api/conversations/:uuid/name', renameConversation),
  route('delete', 'DELETE', '/api/conversations/:uuid', deleteConversation),
  route('pin', 'PATCH', '/api/conversations/:uuid/pin', pinConversation),
  route('unpin', 'PATCH', '/api/conversations/:uuid/unpin', unpinConversation),
  route('upload', 'POST', '/api/files/upload', uploadFile, {formLimit: uploadLimit}),
  route('audio-to-text', 'POST', '/api/audio-to-text', hearAudio, {formLimit: () => MAX_AUDIO_BYTES}),
  route('text-to-audio', 'POST', '/api/text-to-audio', speakText),
  route('form', 'GET', '/api/form/human_input/:text', showForm, {isOpen: true, since: '1.13.0'}),
  route('submit', 'POST', '/api/form/human_input/:text', submitForm, {isOpen: true, since: '1.13.0'}),
  route('upload-token', 'POST', '/api/form/human_input/:text/upload-token', issueUploadToken, {
    isOpen: true,
    since: '1.14.2',
  }),
  route('form-upload', 'POST', '/api/human-input-forms/files', uploadForForm, {
    formLimit: uploadLimit,
    since: '1.14.2',
  }),
  route('events', 'GET', '/api/workflow/:uuid/events', streamWorkflowEvents, {since: '1.13.0'}),
  route('picture', 'GET', '/files/tools/:uuid.png', showPicture, {isOpen: true}),
];

/**
 * @param {string} name
 * @param {string} method
 * @param {string} pattern `:uuid` and `:text` stand for what comes as a parameter.
 * @param {Route['handle']} handle
 * @param {Partial<Pick<Route, 'isOpen' | 'formLimit' | 'since'>>} [options]
 * @returns {Route}
 */
function route(name, method, pattern, handle, {isOpen = false, formLimit = null, since = ''} = {}) {
  const uuid = '([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12})';
  const source = pattern.replaceAll('.', '\\.').replaceAll(':uuid', uuid).replaceAll(':text', '([^/]+)');
  const isWebApp = pattern.startsWith('/api/');
  return {name, method, path: new RegExp(`^${source}$`), isOpen, isWebApp, formLimit, since, handle};
}
