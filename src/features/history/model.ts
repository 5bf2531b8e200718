/** What the views of the list are given, and what the reader can do there. */
import type {HistoryStrings} from '../../i18n/localize-history.js';
import type {ChatModel} from '../../view/chat-model.js';
import type {ConversationList} from './conversation-list.js';
import type {Row} from './rows.js';

/** What the reader is about to do with one conversation. One thing at a time. */
export interface Attention {
  readonly id: string;
  readonly on: 'menu' | 'rename' | 'delete';
  /** The name that was entered cannot be one. */
  readonly isRefused?: boolean;
}

export interface HistoryModel {
  readonly chat: ChatModel;
  readonly list: ConversationList;
  readonly attention: Attention | null;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly strings: HistoryStrings;
}

export interface HistoryCommands {
  readonly close: () => void;
  readonly newConversation: () => void;
  readonly open: (row: Row) => void;
  readonly search: (query: string) => void;
  readonly more: () => void;
  readonly retry: () => void;
  /** Opens or closes what can be done with a row; `null` goes back to the list. */
  readonly attend: (row: Row, on: Attention['on'] | null) => void;
  readonly rename: (row: Row, name: string) => void;
  readonly nameAutomatically: (row: Row) => void;
  readonly pin: (row: Row, isPinned: boolean) => void;
  readonly delete: (row: Row) => void;
  readonly restore: (row: Row) => void;
}
