/**
 * Requests that bear a passport, which tells Dify's WebApp API whose they are (contract 3.1 and 3.2). One passport is
 * fetched for all requests that wait for it, is kept for the next visit, and is renewed when it is refused.
 */
import {DifyError} from '../conversation/dify-error.js';
import {Deadline, HttpClient} from './http.js';
import {errorOfResponse} from './response-error.js';
import {errorOfTransport} from './transport-error.js';
import type {ApiRequest, Connection, SignedRequest} from './transport.js';
import {parseJson, record, textOrNull} from './wire.js';

/** Where the passport outlives a page view. */
export interface PassportKeeper {
  recall(name: string): string | null;
  /** @param value `null` forgets. */
  keep(name: string, value: string | null): void;
}

/** A passport on its way. */
interface Issuing {
  readonly passport: Promise<string>;
  readonly end: AbortController;
  waiting: number;
}

const NAME = 'passport';

export class PassportClient extends HttpClient {
  readonly #code: string;
  readonly #keeper: PassportKeeper;
  #passport: string | null;
  #issuing: Issuing | null = null;

  constructor(connection: Connection, code: string, keeper: PassportKeeper) {
    super(connection);
    this.#code = code;
    this.#keeper = keeper;
    this.#passport = keeper.recall(NAME);
  }

  /** Forgets the passport: the next request fetches another one. */
  drop(): void {
    this.#hold(null);
  }

  /** For a request that is not made through `fetch`. */
  async sign(path: string, form: FormData): Promise<SignedRequest> {
    const deadline = new Deadline(new AbortController().signal);
    try {
      deadline.restart(this.connection.timeoutMs);
      const passport = await this.#valid(deadline.signal);
      const renewed = (): Promise<SignedRequest> => {
        this.#refuse(passport);
        return this.sign(path, form);
      };
      return {url: this.url(path), headers: this.#headersWith(passport), form, renewed};
    } finally {
      deadline.end();
    }
  }

  /**
   * A refusal of the passport is one at the door: nothing has been carried out, so that any request may be made
   * once more with a new one.
   */
  protected override async respond(
    path: string,
    request: ApiRequest,
    signal: AbortSignal,
  ): Promise<Response> {
    const passport = await this.#valid(signal);
    const response = await super.respond(path, request, signal, this.#headersWith(passport));
    if (response.status !== 401 && !isForNobody(response, path, request)) return response;
    void response.body?.cancel().catch(() => undefined); // nobody reads why
    this.#refuse(passport);
    const other = await this.#valid(signal);
    return super.respond(path, request, signal, this.#headersWith(other));
  }

  #headersWith(passport: string): Record<string, string> {
    return {'X-App-Code': this.#code, 'X-App-Passport': passport};
  }

  /** The same refusal of requests that left together renews it once: the first one has dropped it already. */
  #refuse(passport: string): void {
    if (this.#passport === passport) this.drop();
  }

  #hold(passport: string | null): void {
    this.#passport = passport;
    this.#keeper.keep(NAME, passport);
  }

  /** @throws DifyError where none can be had, or the signal's reason. */
  async #valid(signal: AbortSignal): Promise<string> {
    if (this.#passport !== null) return this.#passport;
    this.#issuing ??= this.#begin();
    const issuing = this.#issuing;
    issuing.waiting += 1;
    let leave: () => void = () => undefined;
    const left = new Promise<never>((_, reject) => {
      leave = () => {
        reject(signal.reason instanceof DifyError ? signal.reason : new DifyError('aborted', 'Given up.'));
      };
      if (signal.aborted) leave();
      else signal.addEventListener('abort', leave);
    });
    try {
      return await Promise.race([issuing.passport, left]);
    } finally {
      signal.removeEventListener('abort', leave);
      issuing.waiting -= 1;
      if (issuing.waiting === 0) {
        issuing.end.abort(); // nobody waits for it any more
        if (this.#issuing === issuing) this.#issuing = null;
      }
    }
  }

  #begin(): Issuing {
    const end = new AbortController();
    const passport = this.#issued(end.signal).then((issued) => {
      this.#hold(issued);
      return issued;
    });
    passport.catch(() => undefined); // who waits for it hears of it
    return {passport, end, waiting: 0};
  }

  /** The same user gets a passport of the same end user each time, and so the same history. */
  async #issued(signal: AbortSignal): Promise<string> {
    const request = {query: {user_id: this.connection.user}, signal};
    const response = await super.respond('/passport', request, signal, {'X-App-Code': this.#code});
    if (!response.ok) throw asAppError(await errorOfResponse(response));
    const body = await response.text().catch((cause: unknown) => {
      throw errorOfTransport(cause, false);
    });
    const passport = textOrNull(record(parseJson(body))['access_token']);
    if (passport === null) throw new DifyError('bad_response', 'The server has issued no passport.');
    return passport;
  }
}

/** A new conversation meets a 404 where the passport's end user was deleted, and was not begun (contract 3.3). */
function isForNobody({status}: Response, path: string, {json}: ApiRequest): boolean {
  return status === 404 && path === '/chat-messages' && !json?.['conversation_id'];
}

/**
 * What the API says where the app itself is not to be had: the site code is unknown or has been replaced, the app is
 * not published, or its web page is switched off. Dify has other names for it each time, and one of them is that of a
 * lost conversation.
 */
export function asAppError(error: DifyError): DifyError {
  const isGone = error.status === 404 || (error.status === 400 && error.code === 'bad_request');
  if (!isGone) return error;
  const why = 'The app token is unknown, or the app’s web page is switched off.';
  return new DifyError('app_unavailable', why, {status: 400, cause: error});
}
