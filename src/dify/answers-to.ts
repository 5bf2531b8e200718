/** How a question is put to a server, and how the bytes of its answer are read. Loaded with what reads answers. */
import type {AnswerFact, ChatFile} from '../conversation/answer.js';
import {atOnce, factsOf} from './answer-facts.js';
import {Deadline} from './http.js';
import type {ApiRequest, Ask, Connection} from './transport.js';
import type {WireRecord} from './wire.js';
import {record, strings} from './wire.js';

/** Questions offered after an answer; more is not Dify's. */
export const MAX_FOLLOW_UPS = 20;

/** What is needed of a transport. */
export interface AnswerApi {
  readonly connection: Connection;
  /** Every question names the message before it (contract 8.5). */
  hasParents?: boolean;
  /** The app's mode, asked for once and only where the way to ask depends on it. */
  mode: Promise<string> | null;
  readonly request: (path: string, request: ApiRequest) => Promise<unknown>;
  readonly open: (path: string, request: ApiRequest, signal: AbortSignal) => Promise<Response>;
}

/** Facts of the answer to a question, asked as the app can be asked. */
export async function* answersTo(
  api: AnswerApi,
  ask: Ask,
  signal: AbortSignal,
): AsyncGenerator<readonly AnswerFact[], void> {
  if (api.connection.responseMode === 'blocking') yield* (await atOnce()).answersAtOnce(api, ask, signal);
  else yield* asked(api, ask, 'streaming', signal);
}

/** Facts from any endpoint that streams events; deadlines watch the first byte, then silence. */
async function* factsFrom(
  api: AnswerApi,
  path: string,
  request: ApiRequest,
): AsyncGenerator<readonly AnswerFact[]> {
  const {timeoutMs, idleTimeoutMs} = api.connection;
  const deadline = new Deadline(request.signal);
  try {
    deadline.restart(timeoutMs);
    const response = await api.open(path, request, deadline.signal);
    yield* factsOf(response, deadline, idleTimeoutMs);
  } finally {
    deadline.end();
  }
}

/** Takes up the events of a workflow run again; with `snapshot`, first what has happened so far (contract 12.4). */
export function factsOfRun(
  api: AnswerApi,
  runId: string,
  snapshot: boolean,
  signal: AbortSignal,
): AsyncGenerator<readonly AnswerFact[]> {
  const query = snapshot ? {include_state_snapshot: 'true'} : {};
  return factsFrom(api, `/workflow/${encodeURIComponent(runId)}/events`, {query, signal});
}

/** Follow-up questions (contract 7.1). */
export async function questionsAt(
  api: AnswerApi,
  path: string,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const answer = await api.request(path, {signal});
  return strings(record(answer)['data'])
    .filter((question) => question.trim() !== '')
    .slice(0, MAX_FOLLOW_UPS);
}

/** One question, in one of the ways in which it can be asked. */
export function asked(
  api: AnswerApi,
  ask: Ask,
  mode: 'streaming' | 'blocking',
  signal: AbortSignal,
): AsyncGenerator<readonly AnswerFact[]> {
  return factsFrom(api, '/chat-messages', {method: 'POST', json: bodyOf(api, ask, mode), signal});
}

function bodyOf(
  {hasParents}: AnswerApi,
  {query, inputs, files, conversationId, parentMessageId}: Ask,
  mode: 'streaming' | 'blocking',
): WireRecord {
  return {
    query,
    inputs,
    files: files.flatMap(fileToSend),
    response_mode: mode,
    ...(conversationId === null ? {} : {conversation_id: conversationId}),
    ...(hasParents ? {parent_message_id: parentMessageId} : {}),
  };
}

/** A file as Dify takes it, in `files` and in `inputs` (contract 5.4); none for one that has neither id nor address. */
export function fileToSend({type, uploadFileId, url}: ChatFile): readonly WireRecord[] {
  if (uploadFileId !== null) return [{type, transfer_method: 'local_file', upload_file_id: uploadFileId}];
  return url === null ? [] : [{type, transfer_method: 'remote_url', url}];
}
