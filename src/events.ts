/** The events that a page hears. When each is fired stands in `events-between.ts`. */
import type {ChatFile, Citation} from './conversation/answer.js';
import type {ChatMessage} from './conversation/chat-message.js';
import type {DifyError} from './conversation/dify-error.js';

/**
 * A file as a page may give it: itself (it is uploaded first), by its address, which Dify fetches, or by Dify's id of
 * an earlier upload. A type that is not given is derived from the name by Dify's own table, as far as the app takes
 * that kind; what no name tells is a picture where the app takes pictures, else a document.
 */
export type FileInput =
  | File
  | ChatFile
  | {readonly type?: ChatFile['type']; readonly url: string}
  | {readonly type?: ChatFile['type']; readonly uploadFileId: string};

/** An event of the widget's: it bubbles and leaves the shadow tree. */
class ChatEvent<Detail> extends CustomEvent<Detail> {
  static readonly type: string;
  static readonly isCancelable: boolean = false;

  constructor(detail: Detail) {
    const {type, isCancelable} = new.target;
    super(type, {detail, bubbles: true, composed: true, cancelable: isCancelable});
  }
}

export interface DifyReadyDetail {
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly site: Readonly<Record<string, unknown>> | null;
}

/** The app's settings have arrived. */
export class DifyReadyEvent extends ChatEvent<DifyReadyDetail> {
  static override readonly type = 'dify-ready';
}

export interface DifyConversationDetail {
  /** `null`: a new conversation, which gets its id with the first answer. */
  readonly conversationId: string | null;
  readonly name: string | null;
}

/**
 * A conversation began, was opened, renamed or deleted. Where the one that is shown is deleted, or is no longer known
 * to the server, a new empty one takes its place (`conversationId: null`); for another one that was deleted it says the
 * id of that one, without a name.
 */
export class DifyConversationEvent extends ChatEvent<DifyConversationDetail> {
  static override readonly type = 'dify-conversation';
}

export interface DifyMessageDetail {
  readonly message: ChatMessage;
}

/** Once for each message: the visitor's when it is sent, the assistant's when it is finished, stopped or failed. */
export class DifyMessageEvent extends ChatEvent<DifyMessageDetail> {
  static override readonly type = 'dify-message';
}

export interface DifyChunkDetail {
  readonly messageId: string;
  /** What is new at the end; after a replacement, the whole text. */
  readonly delta: string;
  readonly content: string;
}

/** Text of an answer has arrived. At most once a frame. */
export class DifyChunkEvent extends ChatEvent<DifyChunkDetail> {
  static override readonly type = 'dify-chunk';
}

export interface DifyStopDetail {
  readonly messageId: string;
  /** `null` where the stop came before Dify had named the task. */
  readonly taskId: string | null;
  readonly content: string;
}

/** A running answer was stopped. Its `dify-message` follows. */
export class DifyStopEvent extends ChatEvent<DifyStopDetail> {
  static override readonly type = 'dify-stop';
}

export interface DifySuggestionsDetail {
  readonly messageId: string;
  readonly questions: readonly string[];
}

/** Follow-up questions to an answer have arrived. */
export class DifySuggestionsEvent extends ChatEvent<DifySuggestionsDetail> {
  static override readonly type = 'dify-suggestions';
}

export interface DifyErrorDetail {
  readonly error: DifyError;
}

/** Something failed. */
export class DifyErrorEvent extends ChatEvent<DifyErrorDetail> {
  static override readonly type = 'dify-error';
}

/** What is about to be sent. A listener may change it. */
export interface DifySendDetail {
  query: string;
  inputs: Record<string, unknown>;
  files: FileInput[];
}

/** Before a message leaves. `preventDefault()` keeps it back. */
export class DifySendEvent extends ChatEvent<DifySendDetail> {
  static override readonly type = 'dify-send';
  static override readonly isCancelable = true;
}

export interface DifySuggestionDetail {
  readonly question: string;
  readonly source: 'opening' | 'follow-up';
}

/** The reader chose a question that was offered. `preventDefault()` keeps it from being sent. */
export class DifySuggestionEvent extends ChatEvent<DifySuggestionDetail> {
  static override readonly type = 'dify-suggestion';
  static override readonly isCancelable = true;
}

export interface DifyCitationDetail {
  readonly messageId: string;
  readonly citation: Citation;
}

/** The reader opens a source. `preventDefault()` leaves the opening to the page. */
export class DifyCitationEvent extends ChatEvent<DifyCitationDetail> {
  static override readonly type = 'dify-citation';
  static override readonly isCancelable = true;
}

export interface DifyActionDetail {
  readonly messageId: string;
  readonly kind: 'button' | 'form' | 'link';
  /** What would be sent, or the address that would be opened. */
  readonly value: string;
}

/** The reader used a control inside an answer. `preventDefault()` keeps it from taking effect. */
export class DifyActionEvent extends ChatEvent<DifyActionDetail> {
  static override readonly type = 'dify-action';
  static override readonly isCancelable = true;
}

export interface DifyFeedbackDetail {
  readonly messageId: string;
  /** `null` takes an earlier rating back. */
  readonly rating: 'like' | 'dislike' | null;
  /** What the reader wrote with it. */
  readonly content: string | null;
}

/** The reader rates an answer. `preventDefault()` keeps it from Dify. */
export class DifyFeedbackEvent extends ChatEvent<DifyFeedbackDetail> {
  static override readonly type = 'dify-feedback';
  static override readonly isCancelable = true;
}

export interface DifyUploadDetail {
  readonly file: ChatFile;
  readonly status: 'started' | 'finished' | 'failed';
}

/** An upload started, finished or failed; one that is taken back has failed. `file.uploadFileId` comes with the end. */
export class DifyUploadEvent extends ChatEvent<DifyUploadDetail> {
  static override readonly type = 'dify-upload';
}

/** The panel has opened. */
export class DifyOpenEvent extends ChatEvent<Record<string, never>> {
  static override readonly type = 'dify-open';
}

/** The panel has closed. */
export class DifyCloseEvent extends ChatEvent<Record<string, never>> {
  static override readonly type = 'dify-close';
}

declare global {
  /** The map that those of elements, documents and windows extend: events of ours reach all three. */
  interface GlobalEventHandlersEventMap {
    'dify-ready': DifyReadyEvent;
    'dify-open': DifyOpenEvent;
    'dify-close': DifyCloseEvent;
    'dify-send': DifySendEvent;
    'dify-message': DifyMessageEvent;
    'dify-chunk': DifyChunkEvent;
    'dify-stop': DifyStopEvent;
    'dify-suggestions': DifySuggestionsEvent;
    'dify-suggestion': DifySuggestionEvent;
    'dify-citation': DifyCitationEvent;
    'dify-action': DifyActionEvent;
    'dify-conversation': DifyConversationEvent;
    'dify-feedback': DifyFeedbackEvent;
    'dify-upload': DifyUploadEvent;
    'dify-error': DifyErrorEvent;
  }
}
