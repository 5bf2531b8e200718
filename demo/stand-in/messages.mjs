// @ts-check
/** What was said before: history, conversations, follow-up questions, feedback. */
import {suggestionsFor} from './answers.mjs';
import {requireChatApp, requiredUser} from './checks.mjs';
import {ApiError, badRequest, invalidField, invalidParam, notFound} from './errors.mjs';
import {isObject, isUuid} from './http.mjs';
import {plantPast} from './past.mjs';
import {isAtLeast} from './run.mjs';
import {shownInputs, urlOf} from './stored-files.mjs';

/** @typedef {import('./routes.mjs').Call} Call */
/** @typedef {import('./store.mjs').Conversation} Conversation */
/** @typedef {import('./store.mjs').Turn} Turn */

/** Whose conversations a call without a user is about. */
const DEFAULT_USER = 'DEFAULT-USER';

/** A page of messages: the newest ones, or those before `first_id`; oldest first. @param {Call} call */
export function listMessages(call) {
  requireChatApp(call.app);
  const id = call.query.get('conversation_id');
  if (!isUuid(id)) throw invalidField('conversation_id', 'Input should be a valid UUID', id);
  const limit = limitOf(call);
  plantPast(call.server, call.app, queryUser(call));
  const {turns} = call.server.store.conversation(call.app.key, queryUser(call), id);
  const firstId = call.query.get('first_id');
  const end = firstId ? turns.findIndex((turn) => turn.id === firstId) : turns.length;
  if (end < 0) throw notFound('First Message Not Exists.');
  const start = Math.max(0, end - limit);
  const data = turns.slice(start, end).map((turn) => messageItem(call, id, turn));
  call.send({limit, has_more: start > 0, data});
}

/** @param {Call} call */
export function listConversations(call) {
  requireChatApp(call.app);
  const limit = limitOf(call);
  const sort = call.query.get('sort_by') ?? '-updated_at';
  if (!/^-?(created|updated)_at$/.test(sort))
    throw invalidField('sort_by', 'Input should be a known order', sort);
  plantPast(call.server, call.app, queryUser(call));
  const pinned = call.isWebApp ? call.query.get('pinned') : null;
  const all = call.server.store
    .conversations(call.app.key, queryUser(call))
    .filter(({isPinned}) => pinned === null || isPinned === (pinned === 'true'));
  all.sort(
    sort.endsWith('updated_at')
      ? (a, b) => a.updatedAt - b.updatedAt || a.touched - b.touched
      : (a, b) => a.createdAt - b.createdAt,
  );
  if (sort.startsWith('-')) all.reverse();
  const lastId = call.query.get('last_id');
  const before = lastId ? all.findIndex(({id}) => id === lastId) : -1;
  if (lastId && before < 0) throw notFound('Last Conversation Not Exists.');
  const rest = all.slice(before + 1);
  call.send({
    limit,
    has_more: rest.length > limit,
    data: rest.slice(0, limit).map((item) => conversationItem(call, item)),
  });
}

/** @param {Call} call */
export function renameConversation(call) {
  requireChatApp(call.app);
  const {name, auto_generate: isAutomatic, user} = call.json();
  const {store} = call.server;
  const conversation = store.conversation(call.app.key, bodyUser(user), call.params[0] ?? '');
  if (isAutomatic === true) {
    const first = conversation.turns[0];
    if (!first) throw invalidParam('An empty conversation has no name.');
    conversation.name = `About “${first.query.slice(0, 24).trim()}”`;
  } else {
    if (typeof name !== 'string' || name.trim() === '') throw invalidField('name', 'name is required', name);
    conversation.name = name;
  }
  store.touch(conversation);
  call.send(conversationItem(call, conversation));
}

/** @param {Call} call */
export function deleteConversation(call) {
  requireChatApp(call.app);
  call.server.store.forget(call.app.key, bodyUser(call.json()['user']), call.params[0] ?? '');
  call.res.writeHead(204, call.headers);
  call.res.end();
}

/** @param {Call} call */
export function pinConversation(call) {
  const conversation = call.server.store.conversation(call.app.key, queryUser(call), call.params[0] ?? '');
  conversation.isPinned = true;
  call.send({result: 'success'});
}

/** Whatever it was before, and also if there is no such conversation. @param {Call} call */
export function unpinConversation(call) {
  const id = call.params[0]?.toLowerCase();
  const found = call.server.store.conversations(call.app.key, queryUser(call)).find((each) => each.id === id);
  if (found) found.isPinned = false;
  call.send({result: 'success'});
}

/** @param {Call} call */
export function suggestQuestions(call) {
  const user = requiredUser(call.query.get('user'));
  requireChatApp(call.app);
  const {turn} = call.server.store.turn(call.app.key, user, call.params[0] ?? '');
  const setting = call.app.parameters['suggested_questions_after_answer'];
  if (!isObject(setting) || setting['enabled'] !== true) {
    const code = 'app_suggested_questions_after_answer_disabled';
    if (call.isWebApp) throw new ApiError(403, code, 'Function Suggested questions after answer disabled.');
    throw badRequest('Suggested Questions Is Disabled.');
  }
  const data = call.app.suggested ?? suggestionsFor(turn.query);
  call.send(call.isWebApp ? {data} : {result: 'success', data});
}

/** @param {Call} call */
export function rateMessage(call) {
  const {rating = null, content = null, user} = call.json();
  const endUser = requiredUser(user);
  requireChatApp(call.app);
  if (rating !== null && rating !== 'like' && rating !== 'dislike') {
    throw invalidField('rating', "Input should be 'like' or 'dislike'", rating);
  }
  if (content !== null && typeof content !== 'string')
    throw invalidField('content', 'Input should be a valid string', content);
  const {turn} = call.server.store.turn(call.app.key, endUser, call.params[0] ?? '');
  if (rating === null && !turn.feedback) throw invalidParam('rating cannot be None when feedback not exists');
  turn.feedback = rating === null ? null : {rating};
  call.send({result: 'success'});
}

/** @param {Call} call @returns {string} */
function queryUser(call) {
  return call.query.get('user') || DEFAULT_USER;
}

/** @param {unknown} user @returns {string} */
function bodyUser(user) {
  return typeof user === 'string' && user ? user : DEFAULT_USER;
}

/** @param {Call} call @returns {number} */
function limitOf(call) {
  const limit = Number(call.query.get('limit') ?? 20);
  if (Number.isInteger(limit) && limit >= 1 && limit <= 100) return limit;
  throw invalidField('limit', 'Input should be from 1 to 100', call.query.get('limit'));
}

/**
 * @param {Call} call
 * @param {Conversation} conversation
 * @returns {Record<string, unknown>}
 */
function conversationItem(call, {id, name, inputs: given, introduction, createdAt, updatedAt}) {
  const inputs = shownInputs(given, (file) => urlOf(file, call.server.files, call.app, call.origin));
  return {id, name, inputs, status: 'normal', introduction, created_at: createdAt, updated_at: updatedAt};
}

/**
 * @param {Call} call
 * @param {string} conversationId
 * @param {Turn} turn
 * @returns {Record<string, unknown>}
 */
function messageItem(call, conversationId, turn) {
  const {id, inputs, query, answer, feedback, status, error, createdAt, thoughts} = turn;
  /** @param {import('./store.mjs').StoredFile} file */
  const urlFor = (file) => urlOf(file, call.server.files, call.app, call.origin);
  return {
    id,
    conversation_id: conversationId,
    parent_message_id: turn.parent,
    inputs: shownInputs(inputs, urlFor),
    query,
    answer,
    message_files: turn.files.map((file) => ({
      ...file,
      url: urlFor(file),
    })),
    feedback,
    retriever_resources: turn.citations.map(({retriever_from, page, ...rest}) => ({
      ...rest,
      message_id: id,
      created_at: createdAt,
    })),
    agent_thoughts: thoughts,
    status,
    error,
    created_at: createdAt,
    ...(isAtLeast(call.app, '1.14.1') && {extra_contents: turn.forms.map((form) => humanInput(turn, form))}),
  };
}

/**
 * What history shows of a form: the form itself as long as nobody has answered, then the answer.
 *
 * @param {Turn} turn
 * @param {import('./forms.mjs').Form} form
 * @returns {Record<string, unknown>}
 */
function humanInput({workflowRunId}, form) {
  return {
    type: 'human_input',
    workflow_run_id: workflowRunId,
    submitted: form.submission !== null,
    form_definition: form.submission ? null : form.definition,
    form_submission_data: form.answer,
  };
}
