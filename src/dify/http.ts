/** Requests to one server: addresses, headers, deadlines. Knows HTTP, and nothing of chats. */
import {DifyError} from '../conversation/dify-error.js';
import {onDemand} from '../on-demand.js';
import {errorOfTransport} from './transport-error.js';
import type {ApiRequest, Connection} from './transport.js';
import {parseJson} from './wire.js';

/** Bytes of a body that is no stream. */
const MAX_BYTES = 32 * 1024 * 1024;

export class HttpClient {
  protected readonly connection: Connection;

  constructor(connection: Connection) {
    this.connection = connection;
  }

  url(path: string): string {
    return this.connection.baseUrl + path;
  }

  /** Only headers that Dify's CORS rules let through (contract 4.2): one more and the preflight fails. */
  headers(): Record<string, string> {
    const {apiKey} = this.connection;
    return apiKey ? {Authorization: `Bearer ${apiKey}`} : {};
  }

  /** The JSON value of a successful answer; the deadline covers the body too. */
  async json(path: string, request: ApiRequest): Promise<unknown> {
    const deadline = new Deadline(request.signal);
    try {
      deadline.restart(this.connection.timeoutMs);
      const response = await this.send(path, request, deadline.signal);
      return parseJson(await textOf(response, deadline));
    } finally {
      deadline.end();
    }
  }

  /** The response as soon as its head has come. Throws a `DifyError` for any status but a 2xx. */
  async send(path: string, request: ApiRequest, signal: AbortSignal): Promise<Response> {
    const response = await this.respond(path, request, signal);
    if (!response.ok) throw await orAborted((await responseErrors()).errorOfResponse(response), signal);
    return response;
  }

  /** The response, whatever its status. */
  protected async respond(
    path: string,
    {method = 'GET', query, json, form, keepalive = false}: ApiRequest,
    signal: AbortSignal,
    headers = this.headers(),
  ): Promise<Response> {
    const isDify = Object.keys(headers).length > 0; // a proxy is asked without credentials
    if (json) headers['Content-Type'] = 'application/json';
    const search = query ? `?${new URLSearchParams(query).toString()}` : '';
    const body = json ? JSON.stringify(json) : (form ?? null);
    try {
      signal.throwIfAborted(); // a `fetch` of the page's own need not look
      const response = this.connection.fetch(this.url(path) + search, {
        method,
        headers,
        body,
        signal,
        keepalive,
        // Dify wants no cookies (contract 4.1). A proxy of the site's own learns from them who the visitor is.
        ...(isDify && {credentials: 'omit'}),
      });
      return await orAborted(response, signal);
    } catch (cause) {
      throw signal.aborted ? reasonOf(signal) : errorOfTransport(cause, false);
    }
  }
}

/** What reads a refusal: most visits meet none. */
export const responseErrors = onDemand(() => import('./response-error.js'));

/** A signal that follows another one and can also run out of time. Whoever makes one must `end()` it. */
export class Deadline {
  readonly #controller = new AbortController();
  readonly #outer: AbortSignal;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(outer: AbortSignal) {
    this.#outer = outer;
    if (outer.aborted) this.#follow();
    else outer.addEventListener('abort', this.#follow);
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Why it is over, if it is. */
  get reason(): DifyError | undefined {
    return this.signal.aborted ? reasonOf(this.signal) : undefined;
  }

  /** Counts from now. */
  restart(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#controller.abort(new DifyError('timeout', `Nothing came for ${String(milliseconds)} ms.`));
    }, milliseconds);
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#outer.removeEventListener('abort', this.#follow);
  }

  readonly #follow = (): void => {
    clearTimeout(this.#timer); // whoever reads may hear of it only later
    this.#controller.abort(reasonOf(this.#outer));
  };
}

/**
 * The text of a body, within the deadline.
 *
 * @param hadBytes part of what is asked for has come, so that a failure interrupts it.
 * @throws DifyError
 */
export function textOf(response: Response, deadline: Deadline, hadBytes = false): Promise<string> {
  return orAborted(boundedText(response), deadline.signal).catch((cause: unknown) => {
    throw deadline.reason ?? errorOfTransport(cause, hadBytes);
  });
}

/** Breaks off where no answer of Dify's reaches: its end might never come, and all of it is kept. */
async function boundedText(response: Response): Promise<string> {
  const {body} = response;
  if (!body) return response.text(); // a `fetch` of the page's own need not stream
  let left = MAX_BYTES;
  const transform: Transformer<Uint8Array, Uint8Array>['transform'] = (piece, controller) => {
    if ((left -= piece.length) < 0) throw new DifyError('bad_response', 'The stream is too large.');
    controller.enqueue(piece);
  };
  return new Response(body.pipeThrough(new TransformStream({transform}))).text();
}

/** A `fetch` of the page's own need not heed the signal that it is given: whatever it does, nobody waits longer. */
function orAborted<Value>(value: Promise<Value>, signal: AbortSignal): Promise<Value> {
  const aborted = new Promise<never>((_, reject) => {
    const giveUp = (): void => reject(reasonOf(signal));
    if (signal.aborted) giveUp();
    else signal.addEventListener('abort', giveUp);
  });
  return Promise.race([value, aborted]);
}

/** A signal's reason as an error of ours: a caller may have aborted with none. */
function reasonOf(signal: AbortSignal): DifyError {
  const reason: unknown = signal.reason;
  return reason instanceof DifyError
    ? reason
    : new DifyError('aborted', 'The request was given up.', {cause: reason});
}
