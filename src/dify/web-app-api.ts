/**
 * Dify's WebApp API, that of an app's own public page: a passport instead of a key, so that there is no secret in the
 * page (contract 3). Loaded where the page has an `app-token`.
 */
import type {AnswerFact} from '../conversation/answer.js';
import {DifyError} from '../conversation/dify-error.js';
import type {PassportKeeper} from './passport-client.js';
import {asAppError, PassportClient} from './passport-client.js';
import {answerReader, ServiceApi} from './service-api.js';
import type {ApiRequest, AppDescription, Ask, Connection, SignedRequest} from './transport.js';
import type {WireRecord} from './wire.js';
import {isRecord, record} from './wire.js';

export class WebAppApi extends ServiceApi {
  override readonly canBranch = true;
  readonly #client: PassportClient;
  #title: Promise<unknown> = Promise.resolve();
  /** Conversations that have begun in this visit and have no title yet. */
  readonly #untitled = new Set<string>();
  /** Tasks that were stopped. */
  readonly #stopped = new Set<string>();

  /**
   * @param code the site code in the address of the app's page.
   * @param keeper keeps the passport of this server, app and user.
   */
  constructor(connection: Connection, code: string, keeper: PassportKeeper) {
    const client = new PassportClient(connection, code, keeper);
    super(connection, client);
    this.#client = client;
    this.api.hasParents = true;
    // The API does not tell an app's mode: one that refuses blocking says so.
    this.api.mode = Promise.resolve('');
  }

  override ask(ask: Ask, signal: AbortSignal): AsyncGenerator<readonly AnswerFact[], void> {
    return this.#entitling(super.ask(ask, signal), ask.conversationId === null, signal);
  }

  override resume(...asked: Parameters<ServiceApi['resume']>): AsyncGenerator<readonly AnswerFact[], void> {
    return this.#entitling(super.resume(...asked), false, asked[2]);
  }

  override async followUps(messageId: string, signal: AbortSignal): Promise<readonly string[]> {
    const path = `/messages/${encodeURIComponent(messageId)}/suggested-questions`;
    return (await answerReader()).questionsAt(this.api, path, signal);
  }

  override stop(taskId: string, signal: AbortSignal): Promise<void> {
    this.#stopped.add(taskId);
    return super.stop(taskId, signal);
  }

  /**
   * Titles are not made by themselves here (contract 5.1): the first answer that comes to its end asks for one, be it
   * after a pause. One that was stopped tells little of what the conversation is about.
   */
  async *#entitling(
    source: AsyncIterable<readonly AnswerFact[]>,
    isNew: boolean,
    signal: AbortSignal,
  ): AsyncGenerator<readonly AnswerFact[], void> {
    let conversation = '';
    let task = '';
    for await (const facts of source) {
      for (const fact of facts) {
        if (fact.type === 'named') {
          conversation = fact.conversationId ?? conversation;
          task = fact.taskId ?? task;
          if (isNew && conversation) this.#untitled.add(conversation);
        }
        if (fact.type !== 'ended' || this.#stopped.delete(task)) continue;
        if (this.#untitled.delete(conversation)) this.#title = this.#entitle(conversation, signal);
        isNew = false;
      }
      yield facts;
    }
  }

  override async request(path: string, request: ApiRequest): Promise<unknown> {
    // A list that came before a title would have the beginning of a question in its place.
    if (path === '/conversations') await this.#title;
    const answer = await super.request(path, request);
    return path === '/site' ? record(answer)['site'] : answer;
  }

  async #entitle(conversationId: string, signal: AbortSignal): Promise<void> {
    const path = `/conversations/${encodeURIComponent(conversationId)}/name`;
    const request: ApiRequest = {method: 'POST', json: {auto_generate: true}, signal};
    await this.request(path, request).catch(() => undefined); // then it bears the beginning of its first question
  }

  /** A passport whose end user was deleted is answered like an unknown address: another one is tried once. */
  override async describeApp(signal: AbortSignal): Promise<AppDescription> {
    try {
      return await super.describeApp(signal).catch((error: unknown) => {
        if (!(error instanceof DifyError) || error.status !== 404) throw error;
        this.#client.drop();
        return super.describeApp(signal);
      });
    } catch (error) {
      throw error instanceof DifyError ? asAppError(error) : error;
    }
  }

  override sign(path: string, form: FormData): Promise<SignedRequest> {
    return this.#client.sign(path, form);
  }

  /** Whose a request is stands in its passport; a body that would be empty stays away. */
  protected override fitted(request: ApiRequest): ApiRequest {
    const {json, ...rest} = request;
    return json && Object.keys(json).length === 0 ? rest : request;
  }

  /** What only decorates the chat: the site's own record is wrapped in one about the visitor; there is no `/info`. */
  protected override async optional(path: string, signal: AbortSignal): Promise<WireRecord | null> {
    if (path !== '/site') return null;
    const answer = await super.optional(path, signal);
    return isRecord(answer?.['site']) ? answer['site'] : null;
  }
}
