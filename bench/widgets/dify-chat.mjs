// @ts-check
/** This widget, as `npm run build` leaves it; and, for the floors too, as much of Dify as an answer needs. */
import {streamAnswer} from '../server/streaming.mjs';
import {conversationOf} from '../server/texts.mjs';

const ids = {
  conversation_id: '11111111-1111-4111-8111-111111111111',
  message_id: '22222222-2222-4222-8222-222222222222',
  created_at: 1_795_392_000,
  task_id: '33333333-3333-4333-8333-333333333333',
};

const lineOf = (/** @type {string} */ event, /** @type {Record<string, unknown>} */ fields) =>
  `data: ${JSON.stringify({event, ...ids, ...fields})}\n\n`;

/** @type {import('../server/streaming.mjs').Protocol} */
const protocol = {
  type: 'text/event-stream; charset=utf-8',
  piece: (answer) => lineOf('message', {id: ids.message_id, answer}),
  tail: lineOf('message_end', {id: ids.message_id, metadata: {usage: {}, retriever_resources: []}}),
};

/** @type {Record<string, unknown>} */
const settings = {
  'v1/parameters': {opening_statement: '', suggested_questions: [], user_input_form: []},
  'v1/site': {title: 'Benchmark'},
  'v1/info': {name: 'Benchmark', mode: 'chat'},
  'v1/conversations': {data: [], has_more: false, limit: 30},
};

/** @param {import('../server/server.mjs').Call} call */
export async function answerAsDify({path, query, body, res}) {
  if (path === 'v1/chat-messages') return streamAnswer(res, body.query, protocol);
  if (path === 'v1/messages') return pageOfPast(query);
  return settings[path] ?? {data: []};
}

/** The user is named after how many messages there are. @param {URLSearchParams} query */
function pageOfPast(query) {
  const turns = conversationOf(Number(query.get('user')));
  const before = query.get('first_id');
  const end = before === null ? turns.length : Number(before);
  const start = Math.max(0, end - Number(query.get('limit')));
  const data = turns.slice(start, end).map(({question, answer}, index) => ({
    id: `${start + index}`,
    conversation_id: query.get('conversation_id'),
    inputs: {},
    query: question,
    answer,
    status: 'normal',
    message_files: [],
    feedback: null,
    retriever_resources: [],
    created_at: ids.created_at + start + index,
  }));
  return {data, has_more: start > 0, limit: Number(query.get('limit'))};
}

/** @type {import('../server/server.mjs').WidgetServer} */
export const difyChat = {name: 'dify-chat', folder: '../dist', answer: answerAsDify};

/** The text as it comes, a line an element: what any chat must do at least. */
/** @type {import('../server/server.mjs').WidgetServer} */
export const plainLines = {name: 'plain-lines', answer: answerAsDify};

/** Nothing until the end, then marked, DOMPurify and `innerHTML`, once. */
/** @type {import('../server/server.mjs').WidgetServer} */
export const rendersOnce = {name: 'renders-once', answer: answerAsDify};
