// @ts-check
/**
 * HTTP as Dify's server speaks it: which answers carry CORS headers and which do not, bodies in, bodies out.
 */
import {badRequest, unsupportedMediaType} from './errors.mjs';

/** @typedef {import('node:http').IncomingMessage} Request */
/** @typedef {import('node:http').ServerResponse} Response */

/** What a preflight lets through; a header that is not here is dropped from its answer, and the browser refuses. */
const ALLOWED_HEADERS = ['Content-Type', 'X-App-Code', 'X-App-Passport', 'Authorization'];
/** Below `/api`, whose own pages send one more. */
const ALLOWED_WEB_APP_HEADERS = [...ALLOWED_HEADERS, 'X-CSRF-Token'];
/** Below `/files`, where no key is ever needed. */
const ALLOWED_FILE_HEADERS = ['Content-Type', 'X-App-Code', 'X-App-Passport', 'X-CSRF-Token'];
const ALLOWED_METHODS = 'DELETE, GET, OPTIONS, PATCH, POST, PUT';
const EXPOSED_HEADERS = 'X-Version, X-Env, X-Trace-Id';

/** The largest body that the proxy in front of a self-hosted Dify lets through, in bytes. */
export const MAX_BODY_BYTES = 100 * 1024 * 1024;

/**
 * Headers of an answer that comes from inside the API: any origin is reflected; credentials are allowed by the WebApp
 * API alone.
 *
 * @param {Request} req
 * @param {string} version
 * @returns {Record<string, string>}
 */
export function apiHeaders(req, version) {
  /** @type {Record<string, string>} */
  const headers = {'x-version': version, 'x-env': 'PRODUCTION'};
  const origin = req.headers.origin;
  if (origin !== undefined) {
    headers['access-control-allow-origin'] = origin;
    headers['access-control-expose-headers'] = EXPOSED_HEADERS;
    if (req.url?.startsWith('/api/')) headers['access-control-allow-credentials'] = 'true';
    headers['vary'] = 'Origin';
  }
  return headers;
}

/**
 * Answers a preflight. There is no max-age, so that a browser asks again for nearly every call.
 *
 * @param {Request} req
 * @param {Response} res
 * @param {string} path
 * @param {string} version
 */
export function sendPreflight(req, res, path, version) {
  const wanted = (req.headers['access-control-request-headers'] ?? '').split(',').map((name) => name.trim());
  const known = path.startsWith('/files/')
    ? ALLOWED_FILE_HEADERS
    : path.startsWith('/api/')
      ? ALLOWED_WEB_APP_HEADERS
      : ALLOWED_HEADERS;
  const allowed = known.filter((name) => wanted.some((asked) => asked.toLowerCase() === name.toLowerCase()));
  const headers = apiHeaders(req, version);
  if (req.headers.origin !== undefined) {
    headers['access-control-allow-methods'] = ALLOWED_METHODS;
    if (allowed.length > 0) headers['access-control-allow-headers'] = allowed.join(', ');
  }
  res.writeHead(200, {...headers, allow: ALLOWED_METHODS, 'content-length': '0'});
  res.end();
}

/**
 * @param {Response} res
 * @param {number} status
 * @param {unknown} body
 * @param {Record<string, string>} headers
 */
export function sendJson(res, status, body, headers) {
  if (res.headersSent || res.destroyed) return;
  const bytes = Buffer.from(JSON.stringify(body));
  res.writeHead(status, {
    ...headers,
    'content-type': 'application/json',
    'content-length': String(bytes.length),
  });
  res.end(bytes);
}

/**
 * An answer that no route gave: the router's 404 and 405, or a proxy's page. It has no CORS headers, so that a page
 * on another origin sees nothing but a failed request.
 *
 * @param {Response} res
 * @param {number} status
 * @param {string} title
 * @param {Record<string, string>} [headers]
 */
export function sendBarePage(res, status, title, headers = {}) {
  const html = `<!doctype html>\n<html lang="en">\n<title>${status} ${title}</title>\n<h1>${title}</h1>\n`;
  const length = String(Buffer.byteLength(html));
  res.writeHead(status, {...headers, 'content-type': 'text/html; charset=utf-8', 'content-length': length});
  res.end(html);
}

/** @type {WeakSet<Response>} */
const brokenOff = new WeakSet();

/** Ends the connection as a failing network would. @param {Response} res */
export function breakOff(res) {
  brokenOff.add(res);
  res.destroy();
}

/**
 * Whether the reader left before the answer was over. Only to be asked of an answer that is closed.
 *
 * @param {Response} res
 * @returns {boolean}
 */
export function wasLeft(res) {
  return !res.writableFinished && !brokenOff.has(res);
}

/** A body that is larger than any proxy would pass on. */
export class TooLarge extends Error {}

/**
 * The whole body.
 *
 * @param {AsyncIterable<Buffer>} chunks
 * @returns {Promise<Buffer>}
 * @throws {Error} When the client breaks off.
 */
export async function readBody(chunks) {
  /** @type {Buffer[]} */
  const all = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
}

/**
 * The JSON object in a body.
 *
 * @param {Request} req
 * @param {Buffer} body
 * @returns {Record<string, unknown>}
 * @throws {import('./errors.mjs').ApiError} 415 without a JSON content type, 400 for a text that is not an object.
 */
export function jsonObject(req, body) {
  const type = (req.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (type !== 'application/json' && !/^application\/.+\+json$/.test(type)) throw unsupportedMediaType();
  /** @type {unknown} */
  let value;
  try {
    value = JSON.parse(body.toString('utf8'));
  } catch {
    throw badRequest('The browser (or proxy) sent a request that this server could not understand.');
  }
  if (!isObject(value)) throw badRequest('The JSON body must be an object.');
  return value;
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
export function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * @param {unknown} value
 * @returns {value is string}
 */
export function isUuid(value) {
  return typeof value === 'string' && UUID.test(value);
}
