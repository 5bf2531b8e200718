/** What the views are given: one model in, commands out. */
import type {ChatFile} from '../conversation/answer.js';
import type {ChatState, ChatStatus} from '../conversation/chat-state.js';
import type {Strings} from '../i18n/localize.js';

export interface ChatModel {
  /** A bubble's panel is a dialog that closes; a block or a full viewport is simply there. */
  readonly mode: 'bubble' | 'inline' | 'fullscreen';
  readonly isOpen: boolean;
  readonly state: ChatState;
  readonly status: ChatStatus;
  readonly strings: Strings;
  readonly heading: string;
  readonly placeholder: string;
  /** Markdown; empty where there is none. */
  readonly greeting: string;
  readonly openingQuestions: readonly string[];
  /** The unsent text of an earlier visit. */
  readonly draft: string;
  readonly isAtEnd: boolean;
  readonly isAttaching: boolean;
  /** The views of attached files, once they are loaded. */
  readonly attachments: AttachmentViews | null;
  /** Told to screen readers once, when an answer is finished. */
  readonly announcement: string;
}

export interface AttachmentViews {
  readonly imageForm: (model: ChatModel, commands: ChatCommands) => unknown;
  readonly attachedFiles: (model: ChatModel, commands: ChatCommands) => unknown;
}

export interface ChatCommands {
  /** Whether the text became a message, so that the text box may be emptied. */
  readonly submit: (text: string) => boolean;
  readonly stop: () => void;
  readonly retry: () => void;
  readonly reload: () => void;
  readonly newConversation: () => void;
  readonly close: () => void;
  readonly choose: (question: string, source: 'opening' | 'follow-up') => void;
  readonly showBranch: (turn: string) => void;
  readonly keepDraft: (text: string) => void;
  readonly toggleAttaching: () => void;
  readonly attachImage: (url: string) => void;
  readonly detach: (file: ChatFile) => void;
  readonly jumpToLatest: () => void;
}
