// @ts-check
/** What a test can ask of the stand-in itself: plays, gates, apps of its own, and what was requested. */
import {app} from './apps.mjs';
import {isObject, sendJson} from './http.mjs';
import {filled} from './steps.mjs';

/** @typedef {import('./server-state.mjs').ServerState} ServerState */

/**
 * Answers a request below `/_control/`.
 *
 * @param {ServerState} server
 * @param {import('./http.mjs').Request} req
 * @param {import('./http.mjs').Response} res
 * @param {URL} url
 * @param {Buffer} body
 */
export function control(server, req, res, url, body) {
  const headers = {
    'access-control-allow-origin': '*',
    'access-control-allow-methods': '*',
    'access-control-allow-headers': '*',
  };
  const [kind = '', name = ''] = url.pathname.split('/').slice(2).map(decodeURIComponent);
  const command = commands.get(`${req.method} ${kind}`);
  if (req.method === 'OPTIONS') return sendJson(res, 200, null, headers);
  if (!command)
    return sendJson(res, 404, {message: `No such control: ${req.method} ${url.pathname}`}, headers);
  /** @type {unknown} */
  let value;
  try {
    value = body.length > 0 ? JSON.parse(body.toString('utf8')) : {};
  } catch {
    value = null;
  }
  if (!isObject(value)) return sendJson(res, 400, {message: 'The body must be a JSON object.'}, headers);
  sendJson(res, 200, command(server, name, value, url.searchParams), headers);
}

/** @typedef {(server: ServerState, name: string, body: Record<string, unknown>, query: URLSearchParams) => unknown} Command */

/** @type {ReadonlyMap<string, Command>} By method and the first word of the path. */
const commands = new Map(
  /** @type {[string, Command][]} */ ([
    [
      'PUT plays',
      (server, name, body) => {
        // A test's own words are taken at their word: it is the test that fails if they are wrong.
        const play = /** @type {import('./phrases.mjs').Play} */ (/** @type {unknown} */ (body));
        server.plays.set(name, {...play, steps: play.steps ?? []});
        return {result: 'success'};
      },
    ],
    [
      'POST gates',
      (server, name) => {
        server.gates.release(name);
        return {result: 'success'};
      },
    ],
    [
      'PUT apps',
      (server, name, body) => {
        server.apps.set(name, app(name, body));
        return {result: 'success'};
      },
    ],
    ['GET requests', (server, _name, _body, query) => ({data: server.log.find(query)})],
    [
      'GET open',
      (server, _name, _body, query) => ({open: server.log.find(query).filter(({open}) => open).length}),
    ],
  ]),
);

/**
 * A play with this run's ids in place of `$conversation`, `$message`, `$task` and `$run`.
 *
 * @param {import('./phrases.mjs').Play} play
 * @param {import('./run.mjs').Run} run
 * @returns {import('./phrases.mjs').Play}
 */
export function playFor(play, run) {
  return filled(play, {
    $conversation: run.conversationId,
    $message: run.messageId,
    $task: run.taskId,
    $run: run.workflowRunId,
  });
}
