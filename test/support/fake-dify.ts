/** Stands in for the network: a `fetch` that plays what a test has laid ready, and keeps what was asked. */
import type {LiveStream, StreamEvent} from './streams.js';
import {bytesOf, LiveStream as Live} from './streams.js';

export interface Heard {
  readonly url: string;
  readonly method: string;
  /** Below the base address, without the query. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
  readonly init: RequestInit;
  readonly signal: AbortSignal;
}

export type Reply = (request: Heard) => Response | Promise<Response>;

export const BASE_URL = 'https://dify.example/v1';

export class FakeDify {
  readonly requests: Heard[] = [];
  readonly #replies = new Map<string, Reply[]>();

  /** What a route answers, one reply for each request; the last of a GET serves all that follow. */
  on(route: string, ...replies: readonly Reply[]): this {
    this.#replies.set(route, [...replies]);
    return this;
  }

  /** What the next questions are answered with. */
  answers(...replies: readonly Reply[]): this {
    return this.on('POST /chat-messages', ...replies);
  }

  /** The requests to one route, in order; `:id` stands for any one step of a path. */
  to(route: string): readonly Heard[] {
    return this.requests.filter((request) => matches(route, request));
  }

  get questions(): readonly Heard[] {
    return this.to('POST /chat-messages');
  }

  get stops(): readonly Heard[] {
    return this.to('POST /chat-messages/:id/stop');
  }

  readonly fetch: typeof globalThis.fetch = async (input, init = {}) => {
    const request = heard(input, init);
    this.requests.push(request);
    request.signal.throwIfAborted();
    return Promise.race([this.#reply(request), abortion(request.signal)]);
  };

  async #reply(request: Heard): Promise<Response> {
    const [, replies] = [...this.#replies].find(([route]) => matches(route, request)) ?? [];
    const reply = replies?.length === 1 && request.method === 'GET' ? replies[0] : replies?.shift();
    return (reply ?? fallback(request))(request);
  }
}

export function json(value: unknown, status = 200, headers: Record<string, string> = {}): Reply {
  return () => Response.json(value, {status, headers});
}

export function html(status: number, body = '<html><h1>Sorry</h1></html>'): Reply {
  return () => new Response(body, {status, headers: {'content-type': 'text/html'}});
}

/** Events at once, and the end of the body. */
export function events(...content: readonly (StreamEvent | string)[]): Reply {
  return (request) => playing(content.map(bytesOf))(request);
}

/** Pieces, one after the other, and the end of the body; with `staysOpen`, silence instead of the end. */
export function playing(pieces: readonly Uint8Array[], {staysOpen = false} = {}): Reply {
  return (request) => {
    const stream = new Live();
    void stream.send(...pieces).then(() => (staysOpen ? undefined : stream.close()));
    return live(stream)(request);
  };
}

/** A stream that the test feeds. */
export function live(stream: LiveStream): Reply {
  return ({signal}) => {
    signal.addEventListener('abort', () => {
      stream.fail(signal.reason);
    });
    return new Response(stream.body, {headers: {'content-type': 'text/event-stream; charset=utf-8'}});
  };
}

/** What a browser does for a dead network, a refused preflight and a proxy without CORS headers alike. */
export function unreachable(): Reply {
  return () => {
    throw new TypeError('Failed to fetch');
  };
}

/** An answer that never comes. */
export function silence(): Reply {
  return () => new Promise(() => undefined);
}

/** An answer that is held back until the test lets it go. */
export function held(reply: Reply): {readonly reply: Reply; readonly release: () => void} {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  return {reply: (request) => released.then(() => reply(request)), release: () => release()};
}

/** A server that knows nothing beyond the chat; a question nobody laid an answer ready for is a failure. */
function fallback({method, path}: Heard): Reply {
  if (path === '/parameters') return json({});
  if (path === '/messages') return json({limit: 20, has_more: false, data: []});
  if (path.endsWith('/stop')) return json({result: 'success'});
  if (method === 'GET') return json({code: 'not_found', message: 'Not found', status: 404}, 404);
  return () => {
    throw new TypeError(`No answer was laid ready for ${method} ${path}`);
  };
}

function matches(route: string, {method, path}: Heard): boolean {
  const steps = route.split(/[ /]+/);
  const given = [method, ...path.split('/').slice(1)];
  return steps.length === given.length && steps.every((step, at) => step === ':id' || step === given[at]);
}

function heard(input: RequestInfo | URL, init: RequestInit): Heard {
  const address = input instanceof Request ? input.url : String(input);
  const url = new URL(address);
  return {
    url: address,
    method: init.method ?? 'GET',
    path: address.split('?', 1)[0]!.slice(BASE_URL.length),
    query: Object.fromEntries(url.searchParams),
    headers: Object.fromEntries(new Headers(init.headers)),
    body: typeof init.body === 'string' ? (JSON.parse(init.body) as Record<string, unknown>) : {},
    init,
    signal: init.signal ?? new AbortController().signal,
  };
}

function abortion(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => {
      reject(signal.reason as Error);
    });
  });
}
