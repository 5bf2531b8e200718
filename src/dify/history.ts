/** Turns of a conversation as `GET /messages` returns them (contract 8.3). */
import type {Answer, AnswerPart, ChatFile} from '../conversation/answer.js';
import {pendingAnswer} from '../conversation/answer.js';
import type {Turn} from '../conversation/chat-state.js';
import {DifyError} from '../conversation/dify-error.js';
import {partsOf} from './agent-steps.js';
import {formsOf, runIdOf} from './human-forms.js';
import type {AnswerApi} from './answers-to.js';
import {citationOf, fileOf} from './message-details.js';
import type {HistoryPage} from './transport.js';
import type {WireRecord} from './wire.js';
import {list, millisecondsOrNull, record, text, textOrNull} from './wire.js';

/** The parent that Dify writes for messages of the Service API, which form a straight line. */
const NIL_UUID = '00000000-0000-0000-0000-000000000000';

/** Turns that one request asks for; Dify allows 100. */
const PAGE = 50;

/** The newest turns of a conversation, or those before a message; oldest first, as the server sends them. */
export async function historyPage(
  api: AnswerApi,
  conversationId: string,
  before: string | null,
  signal: AbortSignal,
): Promise<HistoryPage> {
  const query = {
    conversation_id: conversationId,
    limit: String(PAGE),
    ...(before === null ? {} : {first_id: before}),
  };
  const page = record(await api.request('/messages', {query, signal}));
  return {turns: turnsOf(list(page['data'])), hasOlder: page['has_more'] === true};
}

function turnsOf(items: readonly unknown[]): readonly Turn[] {
  const turns: Turn[] = [];
  for (const item of items) {
    const fields = record(item);
    const key = textOrNull(fields['id']);
    if (key !== null) turns.push(turnOf(key, fields, turns.at(-1)?.key ?? null));
  }
  return turns;
}

function turnOf(key: string, fields: WireRecord, previous: string | null): Turn {
  const createdAt = millisecondsOrNull(fields['created_at']) ?? 0;
  const files = list(fields['message_files']).map(record);
  const parent = fields['parent_message_id'];
  return {
    key,
    parent: parent === NIL_UUID || parent === undefined ? previous : textOrNull(parent),
    question: {
      text: text(fields['query']),
      files: filesOf(files, 'user'),
      inputs: record(fields['inputs']),
      createdAt,
    },
    answer: answerOf(key, fields, filesOf(files, 'assistant'), createdAt),
    isRepeat: false,
  };
}

function answerOf(
  messageId: string,
  fields: WireRecord,
  files: readonly ChatFile[],
  createdAt: number,
): Answer {
  const rating = record(fields['feedback'])['rating'];
  const error = textOrNull(fields['error']);
  const hasFailed = fields['status'] === 'error';
  const metadata = record(fields['metadata']);
  const runId = runIdOf(fields);
  return {
    ...pendingAnswer(createdAt),
    messageId,
    status: hasFailed ? 'error' : fields['status'] === 'paused' ? 'paused' : 'complete',
    parts: withForms(partsOf(text(fields['answer']), fields['agent_thoughts']), fields),
    workflow:
      runId === null || fields['status'] !== 'paused'
        ? null
        : {runId, status: 'paused', error: null, elapsedMs: null, nodes: []},
    files,
    citations: list(fields['retriever_resources']).map(citationOf),
    feedback: rating === 'like' || rating === 'dislike' ? rating : null,
    usage: metadata['usage'] === undefined ? null : record(metadata['usage']),
    error: hasFailed ? new DifyError('bad_response', error ?? 'This answer failed.') : null,
  };
}

/** Where in the text a form stood nobody has kept: what is settled stands before it, what is open after it. */
function withForms(parts: readonly AnswerPart[], message: WireRecord): readonly AnswerPart[] {
  const forms = formsOf(message).map((form): AnswerPart & {kind: 'form'} => ({kind: 'form', form}));
  const [settled, open] = [true, false].map((is) => forms.filter(({form}) => (form.outcome !== null) === is));
  return [...(settled ?? []), ...parts, ...(open ?? [])];
}

function filesOf(files: readonly WireRecord[], owner: 'user' | 'assistant'): readonly ChatFile[] {
  return files.flatMap((fields) => {
    const file = fields['belongs_to'] === owner ? fileOf(fields) : null;
    return file ? [file] : [];
  });
}
