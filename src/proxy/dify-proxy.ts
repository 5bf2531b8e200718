/**
 * A proxy in front of one Dify app, on web-standard `Request` and `Response`. It adds the app's key on the server, and
 * passes on what a chat needs and nothing else that the key would open.
 */
import type {Endpoint} from './endpoints.js';
import {endpointsAt} from './endpoints.js';
import type {DifyProxyOptions, ProxyContext, Settings} from './options.js';
import {readOptions} from './options.js';
import {admittedOrigin, preflight, share} from './origins.js';
import {passedOn} from './passed-on.js';
import {
  badGateway,
  broken,
  clientLeft,
  notFound,
  Refusal,
  tooManyRequests,
  unavailable,
  unknownUser,
  wrongMethod,
} from './refusal.js';
import type {Outgoing} from './request-body.js';
import {fileBody, jsonBody} from './request-body.js';

/** Answers one request. It never throws: what fails is an answer too. */
export type ProxyHandler = (request: Request, context?: ProxyContext) => Promise<Response>;

const WINDOW_MS = 60_000;

/** Whom all are counted as whom the site cannot tell apart. */
const SOMEBODY = 'somebody';

/** A request that may be made. */
interface Call {
  readonly request: Request;
  readonly endpoint: Endpoint;
  /** Below the upstream. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** From the site; `null` if it gives none. */
  readonly user: string | null;
}

/** @throws TypeError if an option cannot be used. */
export function difyProxy(options: DifyProxyOptions): ProxyHandler {
  const settings = readOptions(options);
  return async (request, context = {}) => {
    let origin: string | null = null;
    let response: Response;
    try {
      origin = admittedOrigin(request, settings.origins);
      response = await answer(request, context, settings);
    } catch (error) {
      response = refusalOf(error, request, settings, broken()).response();
    }
    if (settings.origins.size > 0) response.headers.set('vary', 'Origin');
    return origin === null ? response : share(response, origin);
  };
}

async function answer(request: Request, context: ProxyContext, settings: Settings): Promise<Response> {
  const {pathname, searchParams} = new URL(request.url);
  const path = pathname.startsWith(`${settings.basePath}/`) ? pathname.slice(settings.basePath.length) : '';
  const here = endpointsAt(path, settings.features);
  if (here.length === 0) throw notFound();
  const methods = here.map(({method}) => method).join(', ');
  if (request.method === 'OPTIONS') return preflight(methods);
  const endpoint = here.find(({method}) => method === request.method);
  if (!endpoint) throw wrongMethod(methods);
  const user = settings.user ? await settings.user(request, context) : null;
  if (settings.user && !user) throw unknownUser();
  await admit(request, context, {user, isCostly: endpoint.isCostly}, settings);
  const query = endpoint.body === 'none' ? queryOf(searchParams, endpoint, user) : new URLSearchParams();
  return forward({request, endpoint, path, query, user}, settings);
}

/** Counts the request, for whom the site knows, or else where it comes from. @throws Refusal 429, 503 */
async function admit(
  request: Request,
  context: ProxyContext,
  {user, isCostly}: {readonly user: string | null; readonly isCostly: boolean},
  {clientKey, limits, store, report}: Settings,
): Promise<void> {
  const who = user === null ? `client:${clientKey(request, context) ?? SOMEBODY}` : `user:${user}`;
  const counts: readonly (readonly [string, number])[] = [
    ['requests', limits.requestsPerMinute],
    ...(isCostly ? [['messages', limits.messagesPerMinute] as const] : []),
  ];
  for (const [what, limit] of counts) {
    if (limit === Infinity) continue;
    const {isAllowed, retryAfterMs} = await store
      .take(`${what}:${who}`, limit, WINDOW_MS)
      .catch((error: unknown) => {
        report(error);
        throw unavailable('The chat cannot be used for the moment.'); // uncounted, it would be without a limit
      });
    if (!isAllowed) throw tooManyRequests(retryAfterMs);
  }
}

/** Each parameter once, and the visitor whom the site knows in place of whoever is named there. */
function queryOf(asked: URLSearchParams, {fields}: Endpoint, user: string | null): URLSearchParams {
  const passed = new URLSearchParams();
  for (const name of [...fields, 'user']) {
    const value = asked.get(name);
    if (value !== null) passed.set(name, value);
  }
  if (user !== null) passed.set('user', user);
  return passed;
}

/** @throws Refusal */
async function forward(call: Call, settings: Settings): Promise<Response> {
  const {request, endpoint, path, query} = call;
  const search = query.toString();
  const outgoing = await bodyOf(call, settings);
  const upstream = new AbortController();
  const leave = (): void => {
    upstream.abort();
  };
  const signal = signalOf(request);
  if (signal?.aborted) leave();
  signal?.addEventListener('abort', leave);
  const over = (): void => {
    signal?.removeEventListener('abort', leave);
  };
  try {
    const init: RequestInit & {duplex?: 'half'} = {
      method: endpoint.method,
      headers: {
        authorization: `Bearer ${settings.apiKey}`,
        'accept-encoding': 'identity', // a compressed stream of events arrives in lumps
        ...(outgoing && {'content-type': outgoing.contentType}),
      },
      signal: upstream.signal,
      redirect: 'manual', // the key is for this server, not for wherever it points
      ...(outgoing && {body: outgoing.body, duplex: 'half'}),
    };
    const response = await settings.fetch(settings.upstream + path + (search && `?${search}`), init);
    if (response.status < 200 || (response.status > 299 && response.status < 400)) {
      await response.body?.cancel();
      throw badGateway('Dify sent the request elsewhere: is the upstream right?');
    }
    return passedOn(response, settings.apiKey, over);
  } catch (error) {
    over();
    // A body that we broke off ourselves looks to `fetch` like any other failure.
    throw (
      outgoing?.refusal() ?? refusalOf(error, request, settings, badGateway('Dify could not be reached.'))
    );
  }
}

/** What to answer to a failure. Only one that is nobody's wish is reported. */
function refusalOf(error: unknown, request: Request, {report}: Settings, otherwise: Refusal): Refusal {
  if (error instanceof Refusal) return error;
  if (signalOf(request)?.aborted) return clientLeft();
  report(error);
  return otherwise;
}

/** Workers give requests none unless they are told to. */
function signalOf(request: Request): AbortSignal | undefined {
  return request.signal;
}

async function bodyOf({request, endpoint, user}: Call, {limits}: Settings): Promise<Outgoing | null> {
  const {body, fields} = endpoint;
  if (body === 'none') return null;
  if (body === 'file') return fileBody(request, user, limits.uploadBytes);
  return jsonBody(request, {known: fields, user, limit: limits.bodyBytes});
}
