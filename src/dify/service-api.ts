/**
 * Dify's Service API, the one an `app-…` key opens; a proxy that adds the key speaks it too.
 *
 * @see https://docs.dify.ai/en/api-reference/guides/chat
 */
import type {AnswerFact} from '../conversation/answer.js';
import {DifyError} from '../conversation/dify-error.js';
import type {AnswerApi} from './answers-to.js';
import {settingsOf} from './app-settings.js';
import {onDemand} from '../on-demand.js';
import {HttpClient} from './http.js';
import type {
  ApiRequest,
  AppDescription,
  Ask,
  ChatTransport,
  Connection,
  HistoryPage,
  SignedRequest,
} from './transport.js';
import type {WireRecord} from './wire.js';
import {isRecord} from './wire.js';

/** Dify's other API differs from it in the few methods that `WebAppApi` has of its own. */
export class ServiceApi implements ChatTransport {
  /** The Service API writes every conversation as one line (contract 8.5). */
  readonly canBranch: boolean = false;
  readonly #connection: Connection;
  readonly #http: HttpClient;
  /** What the readers of answers are given. */
  protected readonly api: AnswerApi;

  constructor(connection: Connection, http = new HttpClient(connection)) {
    this.#connection = connection;
    this.#http = http;
    this.api = {
      connection,
      mode: null,
      request: (path, request) => this.request(path, request),
      open: (path, request, signal) => this.#http.send(path, this.fitted(request), signal),
    };
  }

  async *ask(ask: Ask, signal: AbortSignal): AsyncGenerator<readonly AnswerFact[], void> {
    const {answersTo} = await answerReader();
    yield* answersTo(this.api, ask, signal);
  }

  async stop(taskId: string, signal: AbortSignal): Promise<void> {
    await this.request(`/chat-messages/${encodeURIComponent(taskId)}/stop`, {
      method: 'POST',
      json: {},
      signal,
    });
  }

  async followUps(messageId: string, signal: AbortSignal): Promise<readonly string[]> {
    const path = `/messages/${encodeURIComponent(messageId)}/suggested`;
    return (await answerReader()).questionsAt(this.api, path, signal);
  }

  async describeApp(signal: AbortSignal): Promise<AppDescription> {
    const asked = this.optional('/site', signal);
    const parameters = await this.#http.json('/parameters', {signal});
    if (!isRecord(parameters)) throw new DifyError('bad_response', 'The app said nothing of itself.');
    void answerReader().catch(() => undefined); // in good time for the first message; a failure is that one's
    const site = await asked;
    const info = site?.['title'] ? null : await this.optional('/info', signal);
    return {parameters, site, settings: settingsOf(parameters, site, info)};
  }

  async history(...asked: Parameters<ChatTransport['history']>): Promise<HistoryPage> {
    return (await pastReader()).historyPage(this.api, ...asked);
  }

  async *resume(...asked: Parameters<ChatTransport['resume']>): AsyncGenerator<readonly AnswerFact[]> {
    yield* (await answerReader()).factsOfRun(this.api, ...asked);
  }

  request(path: string, request: ApiRequest): Promise<unknown> {
    return this.#http.json(path, this.fitted(request));
  }

  open(path: string, request: ApiRequest): Promise<Response> {
    return this.#http.send(path, this.fitted(request), request.signal);
  }

  sign(path: string, form: FormData): SignedRequest | Promise<SignedRequest> {
    form.set('user', this.#connection.user);
    return {url: this.#http.url(path), headers: this.#http.headers(), form};
  }

  /** The Service API takes the end user from wherever a request has its other values (contract 2). */
  protected fitted(request: ApiRequest): ApiRequest {
    const {json, form, query} = request;
    const {user} = this.#connection;
    if (json) return {...request, json: {...json, user}};
    if (!form) return {...request, query: {...query, user}};
    form.set('user', user);
    return request;
  }

  /** What only decorates the chat: a server or proxy without it is not at fault. */
  protected async optional(path: string, signal: AbortSignal): Promise<WireRecord | null> {
    try {
      const answer = await this.#http.json(path, {signal});
      return isRecord(answer) ? answer : null;
    } catch {
      return null; // older servers have no such route, and the chat works without
    }
  }
}

/** After the panel can be used, and before anything is sent. */
export const answerReader = onDemand(() => import('./answers-to.js'));
const pastReader = onDemand(() => import('./history.js'));
