// @ts-check
/**
 * What the streams of all app types have in common: the envelope, text in small pieces, the metadata at the end.
 */
import {extensionOf} from '../file-kinds.mjs';
import {isObject} from '../http.mjs';
import {handbook} from '../handbook.mjs';

/** @typedef {import('../run.mjs').Run} Run */
/** @typedef {import('../steps.mjs').Step} Step */
/** @typedef {import('../phrases.mjs').Answer} Answer */

/** About fifty pieces a second. */
export const PIECE_MS = 20;

/**
 * An event with the fields that all have, in Dify's order.
 *
 * @param {Run} run
 * @param {string} event
 * @param {Record<string, unknown>} fields
 * @returns {{event: Record<string, unknown>}}
 */
export function envelope(run, event, fields) {
  return {
    event: {
      event,
      conversation_id: run.conversationId,
      message_id: run.messageId,
      created_at: run.turn.createdAt,
      task_id: run.taskId,
      ...fields,
    },
  };
}

/**
 * An `error` inside a stream: it has no task id.
 *
 * @param {Run} run
 * @param {string} code
 * @param {number} status
 * @param {string} message
 * @returns {Step}
 */
export function errorEvent(run, code, status, message) {
  return {
    event: {
      event: 'error',
      conversation_id: run.conversationId,
      message_id: run.messageId,
      created_at: run.turn.createdAt,
      code,
      status,
      message,
    },
  };
}

/**
 * A text in pieces of two to six characters, as a model's tokens are. No character is split, but a family emoji is.
 *
 * @param {string} text
 * @returns {Generator<string>}
 */
export function* pieces(text) {
  const sizes = [4, 3, 5, 2, 6, 4, 4, 2, 5, 3];
  const characters = Array.from(text);
  for (let at = 0, i = 0; at < characters.length; i++) {
    const size = sizes[i % sizes.length] ?? 4;
    yield characters.slice(at, at + size).join('');
    at += size;
  }
}

/**
 * A piece of the answer as this app sends it.
 *
 * @param {Run} run
 * @param {string} text
 * @returns {Step}
 */
export function delta(run, text) {
  const isAgent = run.app.mode === 'agent-chat' || run.app.mode === 'agent';
  if (isAgent) return envelope(run, 'agent_message', {id: run.messageId, answer: text});
  const none = run.isAtLeast('1.16.0') ? [] : null;
  const selector = run.isChatflow ? ['llm', 'text'] : none;
  return envelope(run, 'message', {id: run.messageId, answer: text, from_variable_selector: selector});
}

/**
 * The text, piece by piece, until it is all said or the run is stopped.
 *
 * @param {Run} run
 * @param {string} text
 * @returns {Generator<Step>}
 */
export function* speech(run, text) {
  for (const piece of pieces(text)) {
    if (run.isStopped) return;
    yield delta(run, piece);
    yield {wait: PIECE_MS};
  }
}

/**
 * Keep-alives of a model that thinks long before its first word.
 *
 * @param {Run} run
 * @param {Answer} answer
 * @returns {Generator<Step>}
 */
export function* slowStart(run, answer) {
  for (let ping = 0; ping < (answer.pingsBefore ?? 0) && !run.isStopped; ping++) {
    yield {wait: 1500};
    yield {ping: true};
  }
}

/**
 * @param {Run} run
 * @param {Answer} answer
 * @returns {Step}
 */
export function messageEnd(run, answer) {
  const knowsFiles = run.isAtLeast('1.14.1');
  const files = [...run.questionFiles, ...run.files].map((file) => ({
    related_id: file.id,
    extension: `.${extensionOf(file.filename)}`,
    filename: file.filename,
    size: file.size ?? -1,
    mime_type: file.mime_type ?? 'application/octet-stream',
    transfer_method: file.transfer_method,
    type: file.type,
    url: run.urlOf(file),
    upload_file_id: file.upload_file_id,
    remote_url: file.transfer_method === 'remote_url' ? file.url : '',
  }));
  return envelope(run, 'message_end', {
    id: run.messageId,
    metadata: metadata(run, answer),
    files: run.isChatflow ? run.madeFiles : knowsFiles ? files : null,
  });
}

/**
 * @param {Run} run
 * @param {Answer} answer
 * @returns {Record<string, unknown>}
 */
export function metadata(run, answer) {
  const isNew = run.isAtLeast('1.16.0');
  const setting = run.app.parameters['retriever_resource'];
  const showsSources = isObject(setting) && setting['enabled'] === true && run.app.mode !== 'agent';
  const reasoning = run.isChatflow && answer.reasoning ? {llm: answer.reasoning} : {};
  return {
    ...annotationReply(run, answer),
    retriever_resources: answer.cites && showsSources ? handbook : [],
    usage: usage(run),
    ...(isNew ? {reasoning} : {}),
  };
}

/**
 * Who answered, if it was a person beforehand. A chatflow forgets it, and from 1.16 on chat and agent leave out what
 * is null.
 *
 * @param {Run} run
 * @param {Answer} answer
 * @returns {Record<string, unknown>}
 */
function annotationReply(run, answer) {
  if (isAnnotated(run, answer)) return run.isChatflow ? {} : {annotation_reply: ANNOTATION};
  return run.isAtLeast('1.16.0') && !run.isChatflow ? {} : {annotation_reply: null};
}

/**
 * @param {Run} run
 * @param {Answer} answer
 * @returns {boolean}
 */
export function isAnnotated(run, answer) {
  const setting = run.app.parameters['annotation_reply'];
  return answer.annotated === true && isObject(setting) && setting['enabled'] === true;
}

const ANNOTATION = {
  id: 'e81d6a0c-54b7-4c3e-9f20-7a1b5c8d3e46',
  account: {id: '5c2f9b7e-08a4-4d61-b3c9-6e7f1a2d4b58', name: 'Ines from the shop'},
};

/**
 * What a person has written beforehand: no model, no tool, no node has a part in it.
 *
 * @param {Run} run
 * @param {Answer} answer
 * @returns {Generator<Step>}
 */
export function* annotatedSteps(run, answer) {
  for (const character of answer.text) {
    if (run.isStopped) break;
    // As for all apps that are no chatflow: agents say it in plain messages too.
    yield envelope(run, 'message', {id: run.messageId, answer: character, from_variable_selector: null});
    yield {wait: PIECE_MS / 4};
  }
  yield messageEnd(run, answer);
}

/**
 * @param {Run} run
 * @returns {Record<string, unknown>}
 */
export function usage(run) {
  const prompt = 40 + Math.ceil(run.turn.query.length / 4);
  const completion = Math.ceil(run.answer.length / 4);
  return {
    prompt_tokens: prompt,
    prompt_unit_price: '2.50',
    prompt_price_unit: '0.000001',
    prompt_price: (prompt * 2.5e-6).toFixed(7),
    completion_tokens: completion,
    completion_unit_price: '10.00',
    completion_price_unit: '0.000001',
    completion_price: (completion * 1e-5).toFixed(7),
    total_tokens: prompt + completion,
    total_price: (prompt * 2.5e-6 + completion * 1e-5).toFixed(7),
    currency: 'USD',
    latency: Number((0.4 + completion / 80).toFixed(3)),
  };
}
