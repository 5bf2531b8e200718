// @ts-check
/** Who makes a request: the holder of an app's key, or a visitor with a passport. */
import {ApiError, unauthorized} from './errors.mjs';
import {siteOf, visitorOf} from './passports.mjs';

/** @typedef {import('./apps.mjs').App} App */

/**
 * @typedef {object} Caller
 * @property {App | undefined} app
 * @property {string | null} user Where the request itself does not say it.
 * @property {ApiError | null} refusal Why the request is not let in.
 */

/**
 * @param {import('./server-state.mjs').ServerState} server
 * @param {import('./http.mjs').Request} req
 * @param {import('./routes.mjs').Route} route
 * @param {readonly string[]} params
 * @returns {Caller}
 */
export function callerOf(server, req, route, params) {
  if (!route.isWebApp) return keyHolder(server, req, route);
  const site = siteOf(server, req);
  if (route.name === 'passport') {
    const refusal = req.headers['x-app-code'] === undefined ? missingCode() : null;
    return {app: site, user: null, refusal};
  }
  if (route.name === 'form-upload') return uploader(server, req);
  if (route.isOpen) {
    // Whoever has the token of a form can see and answer it.
    const run = server.findForm(({token}) => token === params[0])?.run;
    return {app: run?.app, user: run?.user ?? '', refusal: null};
  }
  try {
    return {...visitorOf(server, req), refusal: null};
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return {app: site, user: null, refusal: error};
  }
}

/**
 * @param {import('./server-state.mjs').ServerState} server
 * @param {import('./http.mjs').Request} req
 * @param {import('./routes.mjs').Route} route
 * @returns {Caller}
 */
function keyHolder(server, req, {isOpen}) {
  const key = bearerIn(req);
  const app = key === undefined ? undefined : server.apps.get(key);
  return {app, user: null, refusal: app || isOpen ? null : unauthorized()};
}

/**
 * Who sends a file of a form: no passport is asked for, but the form's own token for uploads.
 *
 * @param {import('./server-state.mjs').ServerState} server
 * @param {import('./http.mjs').Request} req
 * @returns {Caller}
 */
function uploader(server, req) {
  const token = bearerIn(req) ?? '';
  const found = server.findForm(({uploadTokens}) => uploadTokens.has(token));
  const refusal = found?.form.isGoodFor(token)
    ? null
    : new ApiError(401, 'invalid_upload_token', 'Invalid or expired upload token.');
  return {app: found?.run.app, user: found?.run.user ?? '', refusal};
}

/** @param {import('./http.mjs').Request} req @returns {string | undefined} */
function bearerIn(req) {
  return /^bearer\s+(.+)$/i.exec(req.headers.authorization ?? '')?.[1];
}

const missingCode = () => new ApiError(401, 'unauthorized', 'X-App-Code header is missing.');
