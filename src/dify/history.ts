/** Turns of a conversation as `GET /messages` returns them (contract 8.3). */
import type {Answer, AnswerPart, ChatFile} from '../conversation/answer.js';
import {pendingAnswer} from '../conversation/answer.js';
import type {Turn} from '../conversation/chat-state.js';
import {DifyError} from '../conversation/dify-error.js';
import type {HumanForm} from '../conversation/human-form.js';
import {partsOf} from './agent-steps.js';
import type {AnswerApi} from './answers-to.js';
import {citationsOf, fileOf} from './message-details.js';
import type {HistoryPage} from './transport.js';
import type {WireRecord} from './wire.js';
import {onDemand} from '../on-demand.js';
import {list, millisecondsOrNull, record, strings, text, textOrNull} from './wire.js';

/** The parent that Dify writes for messages of the Service API, which form a straight line. */
const NIL_UUID = '00000000-0000-0000-0000-000000000000';

/** Dify allows 100, and no more of an answer is read. */
export const MAX_ROWS = 100;

/** Files of one message; more is not Dify's. */
const MAX_FILES = 100;

/** Few conversations have forms (contract 8.3: `extra_contents`). */
const formReader = onDemand(() => import('./human-forms.js'));

type FormReader = Awaited<ReturnType<typeof formReader>>;

/** The newest turns of a conversation, or those before a message; oldest first, as the server sends them. */
export async function historyPage(
  api: AnswerApi,
  conversationId: string,
  before: string | null,
  signal: AbortSignal,
  count: number,
): Promise<HistoryPage> {
  const query = {
    conversation_id: conversationId,
    limit: String(count),
    ...(before === null ? {} : {first_id: before}),
  };
  const page = record(await api.request('/messages', {query, signal}));
  const messages = list(page['data']).slice(-MAX_ROWS).map(record);
  const forms = messages.some(hasExtras) ? await formReader() : null;
  return {turns: turnsOf(messages, forms), hasOlder: page['has_more'] === true};
}

function hasExtras(message: WireRecord): boolean {
  return list(message['extra_contents']).length > 0;
}

function turnsOf(messages: readonly WireRecord[], forms: FormReader | null): readonly Turn[] {
  const turns = new Map<string, Turn>(); // of two messages with one id the first counts
  let previous: string | null = null;
  for (const fields of messages) {
    const key = textOrNull(fields['id']);
    if (key === null || turns.has(key)) continue;
    turns.set(key, turnOf(key, fields, previous, forms));
    previous = key;
  }
  return [...turns.values()];
}

function turnOf(key: string, fields: WireRecord, previous: string | null, forms: FormReader | null): Turn {
  const createdAt = millisecondsOrNull(fields['created_at']) ?? 0;
  const files = list(fields['message_files']).slice(0, MAX_FILES).map(record);
  const parent = fields['parent_message_id'];
  return {
    key,
    parent: [NIL_UUID, undefined, key].includes(parent as string) ? previous : textOrNull(parent),
    question: {
      text: text(fields['query']),
      files: filesOf(files, 'user'),
      inputs: record(fields['inputs']),
      createdAt,
    },
    answer: answerOf(key, fields, filesOf(files, 'assistant'), createdAt, forms),
    isRepeat: false,
  };
}

function answerOf(
  messageId: string,
  fields: WireRecord,
  files: readonly ChatFile[],
  createdAt: number,
  forms: FormReader | null,
): Answer {
  const rating = record(fields['feedback'])['rating'];
  const error = textOrNull(fields['error']);
  const hasFailed = fields['status'] === 'error';
  const metadata = record(fields['metadata']);
  const sources = list(fields['retriever_resources']);
  const runId = forms?.runIdOf(fields) ?? null;
  const parts = partsOf(text(fields['answer']), fields['agent_thoughts']);
  return {
    ...pendingAnswer(createdAt),
    messageId,
    status: hasFailed ? 'error' : fields['status'] === 'paused' ? 'paused' : 'complete',
    parts: forms ? withForms(parts, forms.formsOf(fields)) : parts,
    workflow:
      runId === null || fields['status'] !== 'paused'
        ? null
        : {runId, status: 'paused', error: null, elapsedMs: null, nodes: []},
    files,
    reasoning: strings(Object.values(record(metadata['reasoning']))).join('\n\n'),
    citations: citationsOf(sources.length > 0 ? sources : metadata['retriever_resources']),
    feedback: rating === 'like' || rating === 'dislike' ? rating : null,
    usage: metadata['usage'] === undefined ? null : record(metadata['usage']),
    error: hasFailed ? new DifyError('bad_response', error ?? 'This answer failed.') : null,
  };
}

/** Where in the text a form stood nobody has kept: what is settled stands before it, what is open after it. */
function withForms(parts: readonly AnswerPart[], forms: readonly HumanForm[]): readonly AnswerPart[] {
  const partsThat = (isSettled: boolean): readonly AnswerPart[] =>
    forms.flatMap((form) => ((form.outcome !== null) === isSettled ? {kind: 'form', form} : []));
  return [...partsThat(true), ...parts, ...partsThat(false)];
}

function filesOf(files: readonly WireRecord[], owner: 'user' | 'assistant'): readonly ChatFile[] {
  return files.flatMap((fields) => {
    const file = fileOf(fields);
    // Where nothing is said of whose it is: visitors upload theirs.
    const whose = textOrNull(fields['belongs_to']) ?? (file?.uploadFileId ? 'user' : 'assistant');
    return file && whose === owner ? [file] : [];
  });
}
