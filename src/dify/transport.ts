/** What a chat needs of a server, whichever of Dify's APIs it speaks. */
import type {AnswerFact, ChatFile} from '../conversation/answer.js';
import type {AppSettings, Turn} from '../conversation/chat-state.js';
import type {WireRecord} from './wire.js';

/** Where and how a Dify server is reached. */
export interface Connection {
  /** Root of the API, without a slash at its end: `https://host/v1`. */
  readonly baseUrl: string;
  /** `app-…`; empty where a proxy adds it. */
  readonly apiKey: string;
  /** Dify's end-user id. */
  readonly user: string;
  readonly responseMode: 'streaming' | 'blocking';
  /** From sending to the first byte of an answer, and for every other request whole. */
  readonly timeoutMs: number;
  /** Longest silence inside a stream, counted in bytes: pings are life. */
  readonly idleTimeoutMs: number;
  readonly fetch: typeof globalThis.fetch;
}

export interface Ask {
  readonly query: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly files: readonly ChatFile[];
  readonly conversationId: string | null;
  /** Dify's id of the answer before; the WebApp API builds the model's memory from it. */
  readonly parentMessageId: string | null;
}

export interface AppDescription {
  readonly parameters: WireRecord;
  readonly site: WireRecord | null;
  readonly settings: AppSettings;
}

/** Every method throws a `DifyError`; a signal that is aborted makes it throw the signal's reason. */
export interface ChatTransport {
  /** Facts of one answer, in the batches in which the network delivered them. */
  ask(ask: Ask, signal: AbortSignal): AsyncIterable<readonly AnswerFact[]>;
  stop(taskId: string, signal: AbortSignal): Promise<void>;
  followUps(messageId: string, signal: AbortSignal): Promise<readonly string[]>;
  describeApp(signal: AbortSignal): Promise<AppDescription>;
  /** The newest turns of a conversation, oldest first. */
  history(conversationId: string, signal: AbortSignal): Promise<readonly Turn[]>;
}
