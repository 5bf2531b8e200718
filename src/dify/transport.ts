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

/** One page of a conversation's past. */
export interface HistoryPage {
  /** Oldest first. */
  readonly turns: readonly Turn[];
  /** There are turns before these. */
  readonly hasOlder: boolean;
}

/** A request to one of the app's endpoints; the transport adds the address, the credentials and the user. */
export interface ApiRequest {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly query?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly json?: WireRecord;
  /** Sent as `multipart/form-data`. */
  readonly form?: FormData;
  /** Whether it is to be carried out even if the page goes away meanwhile; for small bodies only (64 KiB). */
  readonly keepalive?: boolean;
  readonly signal: AbortSignal;
}

/** What a request that is not made through `fetch` (an upload with progress) has to carry. */
export interface SignedRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly form: FormData;
  /** The same with new credentials, after those were refused; where there are none to be had, it is missing. */
  readonly renewed?: () => Promise<SignedRequest>;
}

/** Every method throws a `DifyError`; a signal that is aborted makes it throw the signal's reason. */
export interface ChatTransport {
  /** Facts of one answer, in the batches in which the network delivered them. */
  ask(ask: Ask, signal: AbortSignal): AsyncIterable<readonly AnswerFact[]>;
  stop(taskId: string, signal: AbortSignal): Promise<void>;
  followUps(messageId: string, signal: AbortSignal): Promise<readonly string[]>;
  describeApp(signal: AbortSignal): Promise<AppDescription>;
  /** The newest turns of a conversation, or those before the message of that id, up to so many. */
  history(
    conversationId: string,
    before: string | null,
    signal: AbortSignal,
    count: number,
  ): Promise<HistoryPage>;
  /** Takes up the events of a workflow run again; with `snapshot`, first what has happened so far (contract 12.4). */
  resume(runId: string, snapshot: boolean, signal: AbortSignal): AsyncIterable<readonly AnswerFact[]>;
  /** The JSON value that an endpoint answers; `undefined` for what is none, as an empty answer. */
  request(path: string, request: ApiRequest): Promise<unknown>;
  /** The response of an endpoint as soon as its head has come: for audio and files. */
  open(path: string, request: ApiRequest): Promise<Response>;
  /** A form for an endpoint with all that the server wants beside it. */
  sign(path: string, form: FormData): SignedRequest | Promise<SignedRequest>;
  /** Whether an answer can stand beside another one: `parent_message_id` counts (contract 8.5). */
  readonly canBranch: boolean;
}
