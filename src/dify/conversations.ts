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

/** Conversations that one request asks for, if not told otherwise. */
const PAGE = 30;

/** Dify allows no more, and no more of an answer is read. */
const MAX_ROWS = 100;

/** Pinned conversations up to which the next hundred is asked for. */
const MAX_PINNED = 500;

/** What a page is to hold. */
export interface PageWish {
  readonly count?: number;
  /** Only those that are pinned, or only the others (WebApp API alone). Without it: both. */
  readonly isPinned?: boolean;
}

/** @param after the last conversation of the page before. @throws DifyError 404 for one that is not there any more. */
export async function listConversations(
  transport: ChatTransport,
  after: string | null,
  signal: AbortSignal,
  {count = PAGE, isPinned}: PageWish = {},
): Promise<ConversationPage> {
  const query = {
    limit: String(count),
    ...(after !== null && {last_id: after}),
    ...(isPinned !== undefined && {pinned: String(isPinned)}),
  };
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

/** All that are pinned, the one that was changed last first. WebApp API alone. */
export async function listPinned(
  transport: ChatTransport,
  signal: AbortSignal,
): Promise<readonly ConversationEntry[]> {
  const pinned = new Map<string, ConversationEntry>();
  for (let after: string | null = null; ;) {
    const known = pinned.size;
    const wish = {count: MAX_ROWS, isPinned: true};
    const {conversations, hasMore} = await listConversations(transport, after, signal, wish);
    for (const each of conversations) pinned.set(each.id, each);
    // A broken server would be asked for ever.
    if (!hasMore || pinned.size === known || pinned.size >= MAX_PINNED) return [...pinned.values()];
    after = conversations.at(-1)?.id ?? null;
  }
}

/** WebApp API alone. */
export async function pinConversation(
  transport: ChatTransport,
  id: string,
  isPinned: boolean,
  signal: AbortSignal,
): Promise<void> {
  const path = `/conversations/${encodeURIComponent(id)}/${isPinned ? 'pin' : 'unpin'}`;
  await transport.request(path, {method: 'PATCH', signal});
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
