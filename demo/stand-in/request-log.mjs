// @ts-check
/** What was asked of the stand-in, for tests that look at the wire. */
import {wasLeft} from './http.mjs';

/** More than any test asks for; the oldest go first. */
const MAX_ENTRIES = 20_000;

/**
 * @typedef {object} Entry
 * @property {string} time ISO.
 * @property {string} method
 * @property {string} path
 * @property {Record<string, string>} query
 * @property {unknown} body Of JSON; of a form its fields and, as `files`, what is known of each file (`head`: the first
 *   16 bytes in base64); `null` without one.
 * @property {number} received Bytes of the body that were read so far.
 * @property {Record<string, string>} headers A key or a passport is not written down, only that there was one.
 * @property {string | null} app The app of the key, of the passport, or of the site code.
 * @property {string | null} user
 * @property {number | null} status `null` until the answer began.
 * @property {boolean} open
 * @property {boolean} closedByClient Whether the client left before the answer was over.
 */

export class RequestLog {
  /** @type {Entry[]} */
  #entries = [];

  /**
   * @param {import('./http.mjs').Request} req
   * @param {import('./http.mjs').Response} res
   * @param {URL} url
   * @returns {Entry} Filled in further as the request is read.
   */
  begin(req, res, url) {
    /** @type {Entry} */
    const entry = {
      time: new Date().toISOString(),
      method: req.method ?? 'GET',
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      body: null,
      received: 0,
      headers: headersOf(req),
      app: null,
      user: url.searchParams.get('user'),
      get status() {
        return res.headersSent ? res.statusCode : null;
      },
      open: true,
      closedByClient: false,
    };
    res.once('close', () => {
      entry.open = false;
      entry.closedByClient = wasLeft(res);
    });
    this.#entries.push(entry);
    if (this.#entries.length > MAX_ENTRIES) this.#entries.shift();
    return entry;
  }

  /**
   * @param {URLSearchParams} filter By `user`, `app` and `path`; without any, everything.
   * @returns {Entry[]}
   */
  find(filter) {
    const [user, app, path] = [filter.get('user'), filter.get('app'), filter.get('path')];
    return this.#entries.filter(
      (entry) =>
        (!user || entry.user === user) && (!app || entry.app === app) && (!path || entry.path === path),
    );
  }
}

/** @param {import('./http.mjs').Request} req @returns {Record<string, string>} */
function headersOf(req) {
  const headers = Object.entries(req.headers).map(([name, value]) => [
    name,
    name === 'authorization' || name === 'x-app-passport' ? '' : String(value),
  ]);
  return Object.fromEntries(headers);
}
