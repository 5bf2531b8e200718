// @ts-check
/**
 * A stand-in for Dify: its Service and WebApp APIs over real HTTP, with apps that answer from a script. It needs no model, no
 * database and no dependency, and it can fail in every way a chat may meet.
 */
import {createServer} from 'node:http';
import {app} from './apps.mjs';
import {control} from './control.mjs';
import {ApiError} from './errors.mjs';
import {callerOf} from './callers.mjs';
import {failed, failureFor, held} from './failures.mjs';
import {
  apiHeaders,
  isObject,
  jsonObject,
  MAX_BODY_BYTES,
  readBody,
  sendBarePage,
  sendJson,
  sendPreflight,
  TooLarge,
  wasLeft,
} from './http.mjs';
import {readForm} from './multipart.mjs';
import {routes} from './routes.mjs';
import {isAtLeast} from './run.mjs';
import {ServerState} from './server-state.mjs';

export {phrases} from './phrases.mjs';

/** @typedef {import('./http.mjs').Request} Request */
/** @typedef {import('./http.mjs').Response} Response */
/** @typedef {import('./routes.mjs').Call} Call */
/** @typedef {import('./routes.mjs').Route} Route */

/**
 * @typedef {object} StandInOptions
 * @property {boolean} [control] Whether `/_control/` is there, for tests.
 * @property {number} [pace] Factor of all waits; 0 is as fast as possible.
 * @property {Readonly<Record<string, string>>} [keys] Further keys, each with that of the app which it opens a copy of.
 */

/** The server of a request that names no app. */
const nobody = app('', {});

/**
 * A listener for `node:http`.
 *
 * @param {StandInOptions} [options]
 * @returns {(req: Request, res: Response) => void}
 */
export function createStandIn({control: hasControl = false, pace = 1, keys = {}} = {}) {
  const server = new ServerState(pace);
  for (const [key, like] of Object.entries(keys)) server.apps.set(key, app(key, server.apps.get(like) ?? {}));
  return (req, res) => {
    void respond(server, hasControl, req, res).catch((error) => {
      // What a client does not see any more is no fault of the stand-in's.
      if (!res.destroyed && req.complete) console.error(error);
      if (res.headersSent) res.destroy();
      else sendJson(res, 500, unknownError, apiHeaders(req, nobody.version));
    });
  };
}

/**
 * A server of its own, on a free port unless one is given.
 *
 * @param {StandInOptions & {port?: number, host?: string}} [options]
 * @returns {Promise<{url: string, close(): Promise<void>}>}
 */
export async function startStandIn({port = 0, host = '127.0.0.1', ...options} = {}) {
  const server = createServer(createStandIn(options));
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve(undefined));
  });
  const address = server.address();
  const actual = isObject(address) ? address['port'] : port;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${actual}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const unknownError = {message: 'Internal Server Error', code: 'unknown', status: 500};

/**
 * @param {ServerState} server
 * @param {boolean} hasControl
 * @param {Request} req
 * @param {Response} res
 */
async function respond(server, hasControl, req, res) {
  const url = new URL(req.url ?? '/', 'http://stand-in');
  if (hasControl && url.pathname.startsWith('/_control/'))
    return control(server, req, res, url, await readBody(req));
  const entry = server.log.begin(req, res, url);
  const here = routes.filter(({path}) => path.test(url.pathname));
  if (here.length === 0) return sendBarePage(res, 404, 'Not Found');
  if (req.method === 'OPTIONS') return sendPreflight(req, res, url.pathname, nobody.version);
  const route = here.find(({method}) => method === req.method);
  const methods = here.map(({method}) => method).join(', ');
  if (!route) return sendBarePage(res, 405, 'Method Not Allowed', {allow: `${methods}, OPTIONS`});
  const params = route.path.exec(url.pathname)?.slice(1).map(decodeURIComponent) ?? [];
  const {app: keyed, user, refusal} = callerOf(server, req, route, params);
  entry.app = keyed?.key ?? null;
  if (keyed && !isAtLeast(keyed, route.since)) return sendBarePage(res, 404, 'Not Found');
  const caller = keyed && (route.isWebApp || !route.isOpen) ? keyed : route.isOpen ? nobody : undefined;
  const headers = apiHeaders(req, (caller ?? nobody).version);
  const left = goneSignal(res);
  const failure = caller && !refusal ? failureFor(caller, route) : null;
  const chunks = held(counted(req, entry), failure, server.gates, left);
  const {formLimit} = route;
  /** @type {Buffer} */
  let body = Buffer.alloc(0);
  /** @type {import('./multipart.mjs').Form} */
  let form = {fields: new Map(), files: []};
  try {
    const type = req.headers['content-type'] ?? '';
    if (formLimit) form = await readForm(chunks, type, (name) => formLimit(caller ?? nobody, name));
    else body = await readBody(chunks);
  } catch (error) {
    if (left.aborted) return; // an upload that was cancelled is not an error
    if (!(error instanceof TooLarge)) throw error;
    return sendBarePage(res, 413, 'Request Entity Too Large', {connection: 'close'});
  }
  const seen = formLimit ? seenForm(form) : parsed(body);
  entry.body = seen;
  if (isObject(seen) && typeof seen['user'] === 'string') entry.user = seen['user'];
  const query = new URLSearchParams(url.searchParams);
  if (user !== null) {
    entry.user = user;
    query.set('user', user);
    form.fields.set('user', user);
  }
  /** @type {Omit<Call, 'app'>} */
  const call = {
    req,
    res,
    server,
    params,
    query,
    isWebApp: route.isWebApp,
    origin: `http://${req.headers.host ?? 'localhost'}`,
    headers,
    // A visitor's request may have no body where there is nothing else to say.
    json: () =>
      user === null ? jsonObject(req, body) : {...(body.length > 0 && jsonObject(req, body)), user},
    form: () => form,
    send: (value, status = 200) => sendJson(res, status, value, headers),
  };
  try {
    if (refusal || !caller) throw refusal;
    if (failure && (await failed(failure, {...call, app: caller}, left))) return;
    await route.handle({...call, app: caller});
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    sendJson(res, error.status, error.body, {...headers, ...error.headers});
  }
}

/** @param {Response} res @returns {AbortSignal} Aborted when the client leaves before its answer is over. */
function goneSignal(res) {
  const left = new AbortController();
  res.once('close', () => {
    if (wasLeft(res)) left.abort();
  });
  return left.signal;
}

/**
 * A request's bytes, written down as they come, and no more of them than any proxy would pass on.
 *
 * @param {Request} req
 * @param {import('./request-log.mjs').Entry} entry
 * @returns {AsyncGenerator<Buffer>}
 */
async function* counted(req, entry) {
  for await (const chunk of req) {
    entry.received += chunk.length;
    if (entry.received > MAX_BODY_BYTES) throw new TooLarge();
    yield chunk;
  }
}

/**
 * A form as the log shows it: fields by name, and what is known of each file.
 *
 * @param {import('./multipart.mjs').Form} form
 * @returns {Record<string, unknown>}
 */
function seenForm({fields, files}) {
  return {
    ...Object.fromEntries(fields),
    files: files.map(({name, filename, type, size, bytes}) => ({
      name,
      filename,
      type,
      size,
      head: bytes.subarray(0, 16).toString('base64'),
    })),
  };
}

/** @param {Buffer} body @returns {unknown} */
function parsed(body) {
  if (body.length === 0) return null;
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return null; // a form, or nonsense: the route says what is wrong with it
  }
}
