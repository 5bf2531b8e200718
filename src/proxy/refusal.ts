/** What the proxy itself answers instead of passing a request on, in the shape of Dify's own errors. */

export class Refusal extends Error {
  readonly status: number;
  /** As in Dify's bodies: a client branches on it. */
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, code: string, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.name = 'Refusal';
    this.status = status;
    this.code = code;
    this.headers = headers;
  }

  response(): Response {
    const {status, code, message} = this;
    return new Response(JSON.stringify({code, message, status}), {
      status,
      headers: {
        'content-type': 'application/json',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        ...this.headers,
      },
    });
  }
}

export const badRequest = (message: string): Refusal => new Refusal(400, 'bad_request', message);

export const notFound = (): Refusal => new Refusal(404, 'not_found', 'There is nothing at this address.');

export const unknownUser = (): Refusal => new Refusal(401, 'unauthorized', 'Sign in to use the chat.');

export const foreignOrigin = (): Refusal =>
  new Refusal(403, 'forbidden', 'This origin may not use the chat.');

export const wrongMethod = (allow: string): Refusal =>
  new Refusal(405, 'method_not_allowed', 'The method is not allowed here.', {allow});

export const tooLarge = (limit: number): Refusal =>
  new Refusal(413, 'request_entity_too_large', `A request may have ${String(limit)} bytes.`);

export const fileTooLarge = (limit: number): Refusal =>
  new Refusal(413, 'file_too_large', `An upload may have ${String(limit)} bytes.`);

export const wrongType = (expected: string): Refusal =>
  new Refusal(415, 'unsupported_media_type', `The body must be ${expected}.`);

export const tooManyRequests = (retryAfterMs: number): Refusal =>
  new Refusal(429, 'rate_limited', 'Too many requests.', {
    'retry-after': String(Math.max(1, Math.ceil(retryAfterMs / 1000))),
  });

/** Nobody is there to read it: the number is what servers write into their logs then. */
export const clientLeft = (): Refusal => new Refusal(499, 'aborted', 'The client has left.');

export const broken = (): Refusal => new Refusal(500, 'internal_server_error', 'The proxy failed.');

export const badGateway = (message: string): Refusal => new Refusal(502, 'bad_gateway', message);

export const unavailable = (message: string): Refusal => new Refusal(503, 'service_unavailable', message);
