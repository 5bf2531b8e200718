/**
 * Files of a form, over the WebApp API: who may answer a form need not be the app's visitor, so that each form gives
 * out a token of its own for them (contract 12.2). With the Service API they go where all files go.
 */
import {DifyError} from '../conversation/dify-error.js';
import type {UploadTarget} from './files.js';
import {HttpClient} from './http.js';
import type {ChatTransport, Connection, SignedRequest} from './transport.js';
import {millisecondsOrNull, record, textOrNull} from './wire.js';

const PATH = '/human-input-forms/files';

interface UploadToken {
  readonly value: string;
  /** Milliseconds since the epoch, by the server's clock; `null` where the server does not say. */
  readonly expiresAt: number | null;
}

export class FormUploads implements UploadTarget {
  readonly #transport: ChatTransport;
  readonly #connection: Omit<Connection, 'apiKey'>;
  readonly #form: string;
  readonly #refused: () => void;
  /** One for all files of the form: how often it may be asked for is limited. */
  #token: UploadToken | null = null;
  /** The next one, on its way. */
  #asked: Promise<UploadToken> | null = null;

  /**
   * @param form the form's own token.
   * @param refused the form may be over, or answered: it gives out nothing for its files any more.
   */
  constructor(
    transport: ChatTransport,
    connection: Omit<Connection, 'apiKey'>,
    form: string,
    refused: () => void,
  ) {
    this.#transport = transport;
    this.#connection = connection;
    this.#form = form;
    this.#refused = refused;
  }

  async sign(form: FormData): Promise<SignedRequest> {
    const token = await this.#valid();
    const client = this.#with(token);
    const renewed = (): Promise<SignedRequest> => {
      this.#refuse(token);
      return this.sign(form);
    };
    return {url: client.url(PATH), headers: client.headers(), form, renewed};
  }

  async send(form: FormData, signal: AbortSignal): Promise<Response> {
    const token = await this.#valid();
    try {
      return await this.#sentWith(token, form, signal);
    } catch (error) {
      if (!(error instanceof DifyError) || (error.status !== 401 && error.code !== 'invalid_upload_token'))
        throw error;
      this.#refuse(token);
      return this.#sentWith(await this.#valid(), form, signal);
    }
  }

  #sentWith(token: UploadToken, form: FormData, signal: AbortSignal): Promise<Response> {
    return this.#with(token).send(PATH, {method: 'POST', form, signal}, signal);
  }

  #with({value}: UploadToken): HttpClient {
    return new HttpClient({...this.#connection, apiKey: value});
  }

  /** @throws DifyError also where the form takes no answer any more. */
  async #valid(): Promise<UploadToken> {
    const token = this.#token;
    if (token && (token.expiresAt === null || token.expiresAt > Date.now())) return token;
    this.#asked ??= this.#issued().finally(() => {
      this.#asked = null;
    });
    return this.#asked;
  }

  /** Files that were refused together renew it once: the first one has dropped it already. */
  #refuse(token: UploadToken): void {
    if (this.#token === token) this.#token = null;
  }

  async #issued(): Promise<UploadToken> {
    const path = `/form/human_input/${encodeURIComponent(this.#form)}/upload-token`;
    // It is for every file of the form: one that is taken back must not end the wait of the others.
    const {signal} = new AbortController();
    const request = this.#transport.request(path, {method: 'POST', json: {}, signal});
    const answer = record(
      await request.catch((error: unknown) => {
        if (error instanceof DifyError && (error.status === 404 || error.status === 412)) this.#refused();
        throw error;
      }),
    );
    const value = textOrNull(answer['upload_token']);
    if (value === null) throw new DifyError('bad_response', 'The server gave out no token for uploads.');
    this.#token = {value, expiresAt: millisecondsOrNull(answer['expires_at'])};
    return this.#token;
  }
}
