// @ts-check
/** What a test can ask of the stand-in itself: plays, gates, apps of its own, and what was requested. */
import {app} from './apps.mjs';
import {isObject, sendJson} from './http.mjs';
import {plant} from './past.mjs';
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
  try {
    sendJson(res, 200, command(server, name, value, url.searchParams), headers);
  } catch (error) {
    if (!(error instanceof UnknownName)) throw error;
    sendJson(res, 404, {message: error.message}, headers);
  }
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
        server.apps.set(name, appLike(server, name, body));
        return {result: 'success'};
      },
    ],
    [
      'PUT failing',
      (server, name, body) => {
        const one = knownApp(server, name);
        const all = Object.entries({...one.failing, ...body}).filter(([, failure]) => failure !== null);
        one.failing = /** @type {import('./apps.mjs').App['failing']} */ (Object.fromEntries(all));
        return {result: 'success'};
      },
    ],
    [
      'DELETE failing',
      (server, name) => {
        knownApp(server, name).failing = {};
        return {result: 'success'};
      },
    ],
    [
      'POST past',
      (server, name, {user, conversations, messages, minutesApart}) => {
        const planted = plant(server.store, knownApp(server, name), String(user), {
          conversations: Number(conversations ?? 1),
          messages: Number(messages ?? 2),
          minutesApart: Number(minutesApart ?? 1),
        });
        return {data: planted.map(({id, name: title, turns}) => ({id, name: title, messages: turns.length}))};
      },
    ],
    [
      'POST expire',
      (server, name) => {
        server.files.expire(name);
        return {result: 'success'};
      },
    ],
    [
      'POST expire-passports',
      (server, name) => {
        server.passports.revoke(knownApp(server, name).key);
        return {result: 'success'};
      },
    ],
    [
      'GET forms',
      (server, _name, _body, query) => ({
        data: [...server.workflowRuns.values()]
          .filter(({user, app}) => fits(query.get('user'), user) && fits(query.get('app'), app.key))
          .flatMap((run) => run.forms.all.map((form) => formItem(run, form))),
      }),
    ],
    [
      'POST submit-form',
      (server, name, {inputs = {}, action}) => {
        const {run, form} = formNamed(server, name);
        run.forms.submit(form, inputs, action, () => true);
        return {result: 'success'};
      },
    ],
    [
      'POST expire-form',
      (server, name, {resumes = true}) => {
        const {run, form} = formNamed(server, name);
        run.forms.expire(form, resumes === true);
        return {result: 'success'};
      },
    ],
    [
      'POST expire-upload-tokens',
      (server, name) => {
        formNamed(server, name).form.uploadTokens.forEach((_expiry, token, all) => all.set(token, 0));
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

/** @param {string | null} wanted @param {string} given @returns {boolean} */
const fits = (wanted, given) => !wanted || wanted === given;

/**
 * @param {import('./run.mjs').Run} run
 * @param {import('./forms.mjs').Form} form
 * @returns {Record<string, unknown>}
 */
function formItem(run, form) {
  return {
    form_id: form.id,
    form_token: form.token,
    workflow_run_id: run.workflowRunId,
    message_id: run.messageId,
    node_id: form.nodeId,
    status: form.submission ? 'submitted' : form.isExpired ? 'expired' : 'waiting',
    submitted_data: form.submission?.values ?? null,
    action_id: form.submission?.action.id ?? null,
  };
}

/** @param {ServerState} server @param {string} name Its id or its token. */
function formNamed(server, name) {
  const found = server.findForm(({id, token}) => id === name || token === name);
  if (!found) throw new UnknownName(`No form is called ${name}.`);
  return found;
}

/**
 * A test's app. With `like` it begins as a copy of another one and says only what is different.
 *
 * @param {ServerState} server
 * @param {string} key
 * @param {Record<string, unknown>} body
 * @returns {import('./apps.mjs').App}
 */
function appLike(server, key, {like, ...body}) {
  /** @type {Partial<import('./apps.mjs').App>} */
  const fields = body;
  if (like === undefined) return app(key, fields);
  const {key: _key, siteCode, ...model} = knownApp(server, String(like));
  return app(key, {
    ...model,
    // An app that is given other fields stays where it is.
    ...(like === key && {siteCode}),
    ...fields,
    info: {...model.info, ...fields.info},
    parameters: {...model.parameters, ...fields.parameters},
    site: fields.site === null || (!model.site && !fields.site) ? null : {...model.site, ...fields.site},
  });
}

/**
 * @param {ServerState} server
 * @param {string} key
 * @returns {import('./apps.mjs').App}
 */
function knownApp(server, key) {
  const found = server.apps.get(key);
  if (!found) throw new UnknownName(`No app has the key ${key}.`);
  return found;
}

/** A test's mistake, told to the test. */
class UnknownName extends Error {}

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
