/** The conversations of one end user (contract 8.1, 8.2). */
import type {ChatTransport} from './transport.js';
import {list, millisecondsOrNull, record, text, textOrNull} from './wire.js';

export interface ConversationEntry {
  readonly id: string;
  /** Empty where the server has none yet. */
  readonly name: string;
  /** Milliseconds since the epoch. */
  readonly updatedAt: number;
}

export interface ConversationPage {
  /** The one that was changed last comes first. */
  readonly conversations: readonly ConversationEntry[];
  readonly hasMore: boolean;
}

/** Conversations that one request asks for, if not told otherwise; Dify allows 100, and no more of an answer is read. */
const PAGE = 30;
const MAX_ROWS = 100;

/** @param after the last conversation of the page before. @throws DifyError 404 for one that is not there any more. */
export async function listConversations(
  transport: ChatTransport,
  after: string | null,
  signal: AbortSignal,
  count = PAGE,
): Promise<ConversationPage> {
  const query = {limit: String(count), ...(after === null ? {} : {last_id: after})};
  const page = record(await transport.request('/conversations', {query, signal}));
  return {
    conversations: list(page['data']).slice(0, MAX_ROWS).flatMap(entriesOf),
    hasMore: page['has_more'] === true,
  };
}

/**
 * @param name `null` leaves it to the app's model, which may take seconds.
 * @returns the name that it bears now.
 */
export async function renameConversation(
  transport: ChatTransport,
  id: string,
  name: string | null,
  signal: AbortSignal,
): Promise<string> {
  const json = name === null ? {auto_generate: true} : {name};
  const path = `/conversations/${encodeURIComponent(id)}/name`;
  const entry = record(await transport.request(path, {method: 'POST', json, signal}));
  return textOrNull(entry['name']) ?? name ?? '';
}

/** @param isLeaving the page is going away: the browser is asked to carry the request out all the same. */
export async function deleteConversation(
  transport: ChatTransport,
  id: string,
  isLeaving: boolean,
  signal: AbortSignal,
): Promise<void> {
  const path = `/conversations/${encodeURIComponent(id)}`;
  await transport.request(path, {method: 'DELETE', json: {}, keepalive: isLeaving, signal});
}

function entriesOf(item: unknown): readonly ConversationEntry[] {
  const fields = record(item);
  const id = textOrNull(fields['id']);
  const updatedAt = millisecondsOrNull(fields['updated_at']) ?? millisecondsOrNull(fields['created_at']) ?? 0;
  return id === null ? [] : [{id, name: text(fields['name']), updatedAt}];
}
