/** What the views are given: one model in, commands out. */
import type {ChatFile, Citation} from '../conversation/answer.js';
import type {ChatState, ChatStatus, Turn} from '../conversation/chat-state.js';
import type {Strings} from '../i18n/localize.js';
import type {TextWriter} from './message-parts/answer-text.js';
import type {Renderers} from './renderers.js';

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
  /** Draws markdown, once it is loaded. */
  readonly textWriter: TextWriterFactory | null;
  /** What finished answers need besides their text, once it is loaded. */
  readonly rich: AnswerViews | null;
  readonly hosts: Hosts;
  readonly renderers: Renderers;
  /** Told to screen readers once, when an answer is finished. */
  readonly announcement: string;
}

export interface AttachmentViews {
  readonly imageForm: (model: ChatModel, commands: ChatCommands) => unknown;
  readonly attachedFiles: (model: ChatModel, commands: ChatCommands) => unknown;
}

export type TextWriterFactory = (container: HTMLElement, context: TextContext) => TextWriter;

export interface AnswerViews {
  readonly reasoning: (turn: Turn) => unknown;
  readonly questionFiles: (turn: Turn, strings: Strings) => unknown;
  readonly files: (turn: Turn, model: ChatModel) => unknown;
  readonly citations: (turn: Turn, commands: ChatCommands) => unknown;
  readonly toolbar: (turn: Turn, model: ChatModel, commands: ChatCommands) => unknown;
  readonly versions: (turn: Turn, model: ChatModel, commands: ChatCommands) => unknown;
}

/** Whom the page trusts with its readers: what these hosts send is loaded at once. */
export interface Hosts {
  /** Address of the page, against which relative addresses count. */
  readonly page: string;
  /** Root of the Dify API: its files carry addresses relative to its host (`/files/…`). */
  readonly api: string;
  /** Origins besides those two. */
  readonly trustedOrigins: readonly string[];
}

/** What a text may draw on, and where the reader's wishes inside it go. */
export interface TextContext {
  readonly hosts: Hosts;
  readonly renderers: Renderers;
  /** Tells the page, and sends the value unless it is only to be followed. Whether the page has let it happen. */
  readonly act: (kind: 'button' | 'form' | 'link', value: string, isSent: boolean) => boolean;
  readonly copy: ChatCommands['copy'];
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
  /** Whether the widget is to show the source itself. */
  readonly openCitation: (turn: Turn, citation: Citation) => boolean;
  /** A control inside an answer was used; without a turn, inside the greeting. */
  readonly act: (turn: Turn | null, ...action: Parameters<TextContext['act']>) => boolean;
  readonly copy: (copied: {readonly text: string; readonly rich?: Element}, button: HTMLElement) => void;
  readonly save: () => void;
}
