// @ts-check
/** How the routes of one app fail, or wait, when a test or a demo says so. */
import {breakOff, sendJson} from './http.mjs';
import {sleep} from './steps.mjs';

/** @typedef {import('./apps.mjs').App} App */
/** @typedef {import('./apps.mjs').Failure} Failure */
/** @typedef {import('./routes.mjs').Route} Route */
/** @typedef {import('./routes.mjs').Call} Call */

/** The row that is about every route of an app. */
const ANY_ROUTE = '*';

/** How often each failure was asked for. A failure that is set anew counts from the start. @type {WeakMap<Failure, number>} */
const counts = new WeakMap();

/**
 * What this call is to meet. Every call of the route is counted, whether it fails or not.
 *
 * @param {App} app
 * @param {Route} route
 * @returns {Failure | null}
 */
export function failureFor(app, route) {
  const failure = app.failing[route.name] ?? app.failing[ANY_ROUTE];
  if (!failure) return null;
  const count = (counts.get(failure) ?? 0) + 1;
  counts.set(failure, count);
  if (failure.on !== undefined && failure.on !== count) return null;
  if (failure.times !== undefined && count > failure.times) return null;
  return failure;
}

/**
 * Waits and fails as told.
 *
 * @param {Failure} failure
 * @param {Call} call
 * @param {AbortSignal} left Aborted when the client has gone.
 * @returns {Promise<boolean>} Whether this was the answer.
 */
export async function failed(failure, {server, res, headers}, left) {
  if (failure.wait !== undefined) await sleep(failure.wait * server.pace, left);
  if (failure.hold !== undefined && failure.holdAfter === undefined)
    await server.gates.passed(failure.hold, left);
  if (left.aborted) return true;
  if (failure.destroy) {
    breakOff(res);
    return true;
  }
  if (failure.status === undefined) return false;
  const own = failure.cors === false ? {} : headers;
  const scheme = failure.status === 401 ? {'www-authenticate': 'Bearer realm="api"'} : {};
  if (typeof failure.body === 'string') {
    res.writeHead(failure.status, {...own, ...scheme, 'content-type': 'text/html; charset=utf-8'});
    res.end(failure.body);
  } else {
    sendJson(res, failure.status, failure.body ?? null, {...own, ...scheme});
  }
  return true;
}

/**
 * The bytes of a request, at the pace that a failure sets: after so many of them nothing more is read until the
 * gate opens. What the network's buffers hold has left the client all the same, some megabytes on one machine;
 * and for the same reason a client that leaves is noticed only when the gate opens.
 *
 * @param {AsyncIterable<Buffer>} chunks
 * @param {Failure | null} failure
 * @param {import('./steps.mjs').Gates} gates
 * @param {AbortSignal} left
 * @returns {AsyncGenerator<Buffer>}
 */
export async function* held(chunks, failure, gates, left) {
  let size = 0;
  let isHeld = failure?.holdAfter !== undefined && failure.hold !== undefined;
  for await (const chunk of chunks) {
    size += chunk.length;
    yield chunk;
    if (!isHeld || size < (failure?.holdAfter ?? 0)) continue;
    isHeld = false;
    await gates.passed(failure?.hold ?? '', left);
  }
}
