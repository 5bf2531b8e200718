// @ts-check
/** Passports of the WebApp API: who gets one, and what it says of whoever shows it. */
import {createHmac, randomBytes, randomUUID} from 'node:crypto';
import {ApiError, badRequest, notFound} from './errors.mjs';
import {endUserId} from './files.mjs';

/** @typedef {import('./apps.mjs').App} App */
/** @typedef {import('./routes.mjs').Call} Call */

/**
 * @typedef {object} Visitor
 * @property {string} appKey
 * @property {string} user The session id of the end user.
 */

export class Passports {
  /** Those that are good. @type {Map<string, Visitor>} */
  #visitors = new Map();
  #secret = randomBytes(16);

  /**
   * A token that lives until it is revoked; the same user gets another one each time, of the same end user.
   *
   * @param {App} app
   * @param {string} user
   * @returns {string}
   */
  issue(app, user) {
    const claims = {
      iss: randomUUID(),
      sub: 'Web API Passport',
      app_id: endUserId(app.key, ''),
      app_code: app.siteCode,
      end_user_id: endUserId(app.key, user),
    };
    const content = [{alg: 'HS256', typ: 'JWT'}, claims].map(encoded).join('.');
    const token = `${content}.${createHmac('sha256', this.#secret).update(content).digest('base64url')}`;
    this.#visitors.set(token, {appKey: app.key, user});
    return token;
  }

  /** @param {string} token @returns {Visitor | undefined} */
  visitor(token) {
    return this.#visitors.get(token);
  }

  /** Makes all die that an app has issued so far. @param {string} appKey */
  revoke(appKey) {
    for (const [token, visitor] of this.#visitors) {
      if (visitor.appKey === appKey) this.#visitors.delete(token);
    }
  }
}

/** `GET /passport`: nobody is asked for a proof of who they are. @param {Call} call */
export function issuePassport({app, server, query, send}) {
  if (app.key === '' || app.access === 'off') throw notFound('Not Found');
  if (app.access === 'private') throw signInNeeded();
  send({access_token: server.passports.issue(app, query.get('user_id') || randomUUID())});
}

/**
 * Who makes a request to the WebApp API.
 *
 * @param {import('./server-state.mjs').ServerState} server
 * @param {import('./http.mjs').Request} req
 * @returns {{app: App, user: string}}
 * @throws {ApiError} 401 without a good passport or where signing in is needed, 400 for a site that is off.
 */
export function visitorOf(server, req) {
  const passport = req.headers['x-app-passport'];
  if (typeof passport !== 'string') throw new ApiError(401, 'unauthorized', 'App token is missing.');
  const visitor = server.passports.visitor(passport);
  const app = visitor && server.apps.get(visitor.appKey);
  if (!visitor || !app) throw new ApiError(401, 'unauthorized', 'Invalid token signature.');
  if (app.access === 'private') throw signInNeeded();
  if (app.access === 'denied')
    throw new ApiError(401, 'web_app_access_denied', 'You do not have permission to access this web app.');
  if (app.access === 'off') throw badRequest('Site is disabled.');
  if (app.access === 'moved') throw badRequest('Site URL is no longer valid.');
  return {app, user: visitor.user};
}

/**
 * @param {import('./server-state.mjs').ServerState} server
 * @param {import('./http.mjs').Request} req
 * @returns {App | undefined} The app whose site code a request names.
 */
export function siteOf(server, req) {
  const code = req.headers['x-app-code'];
  return [...server.apps.values()].find(({siteCode}) => siteCode === code);
}

const signInNeeded = () => new ApiError(401, 'web_sso_auth_required', 'Web app authentication required.');

/** @param {unknown} part @returns {string} */
const encoded = (part) => Buffer.from(JSON.stringify(part)).toString('base64url');
