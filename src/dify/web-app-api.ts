/**
 * Dify's WebApp API, that of an app's own public page: a passport instead of a key, so that there is no secret in the
 * page (contract 3). Loaded where the page has an `app-token`.
 */
import type {AnswerFact} from '../conversation/answer.js';
import {DifyError} from '../conversation/dify-error.js';
import type {PassportKeeper} from './passport-client.js';
import {asAppError, PassportClient} from './passport-client.js';
import {ServiceApi} from './service-api.js';
import type {ApiRequest, AppDescription, Ask, Connection, SignedRequest} from './transport.js';
import type {WireRecord} from './wire.js';
import {isRecord, record} from './wire.js';

export class WebAppApi extends ServiceApi {
  override readonly canBranch = true;
  readonly #client: PassportClient;
  #title: Promise<unknown> = Promise.resolve();

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

  /** Titles are not made by themselves here (contract 5.1): the first answer asks for one. */
  override async *ask(ask: Ask, signal: AbortSignal): AsyncGenerator<readonly AnswerFact[], void> {
    let unnamed = ask.conversationId === null ? '' : null;
    for await (const facts of super.ask(ask, signal)) {
      for (const fact of facts) {
        if (unnamed === null) break;
        if (fact.type === 'named') unnamed = fact.conversationId ?? unnamed;
        if (fact.type !== 'ended' || unnamed === '') continue;
        this.#title = this.#entitle(unnamed, signal);
        unnamed = null;
      }
      yield facts;
    }
  }

  override async request(path: string, request: ApiRequest): Promise<unknown> {
    // A list that came before a title would have the beginning of a question in its place.
    if (path === '/conversations') await this.#title;
    const answer = await super.request(
      path.replace(/^(\/messages\/[^/]+\/suggested)$/, '$1-questions'),
      request,
    );
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
