// @ts-check
/** The WebApp API of the stand-in: passports, who is let in, and where it differs from the Service API. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {bodyOf, eventsIn, ORIGIN, refusedWith, visit} from './client.mjs';

/** @typedef {import('./client.mjs').Json} Json */

/**
 * A visitor of an app's web page, with a passport.
 *
 * @param {import('node:test').TestContext} t
 * @param {string} [key]
 */
async function enter(t, key = 'app-demo-chat') {
  const {url, control, user} = await visit(t, key);
  const code = key.replace('app-', '');

  /** @param {string} [userId] @param {Record<string, string>} [headers] */
  const passport = (userId = user, headers = {'x-app-code': code}) =>
    fetch(`${url}/api/passport?user_id=${userId}`, {headers: {origin: ORIGIN, ...headers}});
  let token = (await bodyOf(passport())).access_token;

  /** @param {string} method @param {string} path @param {Json} [body] @param {Record<string, string>} [headers] */
  const call = (method, path, body, headers = {'x-app-passport': token}) =>
    fetch(`${url}/api${path}`, {
      method,
      headers: {
        origin: ORIGIN,
        'x-app-code': code,
        ...headers,
        ...(body && {'content-type': 'application/json'}),
      },
      ...(body && {body: JSON.stringify(body)}),
    });

  /** @param {string} query @param {string | null} [parent] @param {string} [conversation] @returns {Promise<Json[]>} */
  const ask = async (query, parent = null, conversation = '') => {
    const more = {parent_message_id: parent, conversation_id: conversation};
    const body = {inputs: {}, query, response_mode: 'streaming', ...more};
    return eventsIn(await (await call('POST', '/chat-messages', body)).text());
  };

  return {
    url,
    control,
    passport,
    call,
    ask,
    /** @param {string} next */
    show: (next) => {
      token = next;
    },
    /** @returns {string} */
    shown: () => token,
  };
}

test('the same user gets passports of the same end user, each one good', async (t) => {
  const {passport, call, shown} = await enter(t);
  const other = (await bodyOf(passport())).access_token;
  assert.match(other, /^eyJ[\w-]+\.[\w-]+\.[\w-]+$/);
  /** @param {string} token */
  const claims = (token) => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
  assert.equal(claims(other).end_user_id, claims(shown()).end_user_id);
  assert.equal(claims(other).app_code, 'demo-chat');
  assert.equal((await call('GET', '/parameters', undefined, {'x-app-passport': other})).status, 200);
  const stranger = (await bodyOf(passport('somebody'))).access_token;
  assert.notEqual(claims(stranger).end_user_id, claims(other).end_user_id);
});

test('nobody gets in without a passport, with a broken one or with an expired one', async (t) => {
  const {passport, call, control} = await enter(t);
  await refusedWith(await passport('a', {}), 401, 'unauthorized');
  await refusedWith(await passport('a', {'x-app-code': 'nobody'}), 404, 'not_found');
  await refusedWith(await call('GET', '/parameters', undefined, {}), 401, 'unauthorized');
  await refusedWith(
    await call('GET', '/site', undefined, {'x-app-passport': 'eyJ.a.b'}),
    401,
    'unauthorized',
  );
  await refusedWith(
    await call('GET', '/site', undefined, {authorization: 'Bearer app-demo-chat'}),
    401,
    'unauthorized',
  );
  await control('POST', 'expire-passports/app-demo-chat');
  await refusedWith(await call('GET', '/parameters'), 401, 'unauthorized');
});

/** Rows: access, what /passport answers, what everything else answers. @type {readonly [string, [number, string] | null, [number, string]][]} */
const closed = [
  ['private', [401, 'web_sso_auth_required'], [401, 'web_sso_auth_required']],
  ['denied', null, [401, 'web_app_access_denied']],
  ['off', [404, 'not_found'], [400, 'bad_request']],
  ['moved', null, [400, 'bad_request']],
];
for (const [access, atTheDoor, inside] of closed) {
  test(`a web page that is ${access} lets nobody in`, async (t) => {
    const {passport, call, control} = await enter(t);
    await control('PUT', 'apps/app-demo-chat', {like: 'app-demo-chat', access});
    if (atTheDoor) await refusedWith(await passport(), ...atTheDoor);
    else assert.equal((await passport()).status, 200);
    await refusedWith(await call('GET', '/parameters'), ...inside);
    await refusedWith(await call('POST', '/chat-messages', {}), ...inside);
  });
}

test('a question names its parent, and the model is told of the turns that lead to it', async (t) => {
  const {ask, call} = await enter(t);
  const [first] = await ask('My name is Ada');
  const conversation = first.conversation_id;
  const [second] = await ask('My name is Bob', null, conversation);
  const [third] = await ask('What did I ask?', first.message_id, conversation);
  const [fourth] = await ask('What did I ask?', null, conversation);
  const {data} = await bodyOf(call('GET', `/messages?conversation_id=${conversation}`));
  assert.deepEqual(
    data.map((/** @type {Json} */ {id, parent_message_id}) => [id, parent_message_id]),
    [
      [first.message_id, null],
      [second.message_id, null],
      [third.message_id, first.message_id],
      [fourth.message_id, null],
    ],
  );
  assert.match(data[2].answer, /Ada/);
  assert.doesNotMatch(data[2].answer, /Bob/);
  assert.match(data[3].answer, /first question/);
});

test('bodies need no user, and may be missing where nothing else is in them', async (t) => {
  const {ask, call} = await enter(t);
  const [first] = await ask('Hello there');
  const path = `/conversations/${first.conversation_id}`;
  assert.deepEqual(await bodyOf(call('POST', `/chat-messages/${first.task_id}/stop`)), {result: 'success'});
  const rated = call('POST', `/messages/${first.message_id}/feedbacks`, {rating: 'like'});
  assert.deepEqual(await bodyOf(rated), {result: 'success'});
  assert.match((await bodyOf(call('POST', `${path}/name`, {auto_generate: true}))).name, /Hello there/);
  assert.equal((await call('DELETE', path)).status, 204);
});

test('a conversation can be pinned, and the list asked for with or without those', async (t) => {
  const {ask, call} = await enter(t);
  const [first] = await ask('One');
  await ask('Two');
  assert.deepEqual(await bodyOf(call('PATCH', `/conversations/${first.conversation_id}/pin`)), {
    result: 'success',
  });
  /** @param {string} query */
  const names = async (query) =>
    (await bodyOf(call('GET', `/conversations${query}`))).data.map((/** @type {Json} */ {name}) => name);
  assert.deepEqual(await names('?pinned=true'), ['One']);
  assert.deepEqual(await names('?pinned=false'), ['Two']);
  await call('PATCH', `/conversations/${first.conversation_id}/unpin`);
  assert.equal((await names('')).length, 2);
});

test('files of a form go in with a token of the form’s, until that is over', async (t) => {
  const {ask, call, control, url} = await enter(t, 'app-demo-human');
  const events = await ask('Book the hut on the ridge');
  const asked = events.find(({event}) => event === 'human_input_required') ?? {};
  const {form_token: form, form_id: id} = asked['data'];
  const issue = () => call('POST', `/form/human_input/${form}/upload-token`, undefined, {});
  const {upload_token: token, expires_at: expiresAt} = await bodyOf(issue());
  assert.match(token, /^hitl_upload_/);
  assert.ok(expiresAt > Date.now() / 1000);
  /** @param {string} filename @param {string} bearer */
  const upload = (filename, bearer) => {
    const body = new FormData();
    body.set('file', new File(['x'], filename, {type: 'text/plain'}));
    const headers = {origin: ORIGIN, ...(bearer && {authorization: `Bearer ${bearer}`})};
    return fetch(`${url}/api/human-input-forms/files`, {method: 'POST', headers, body});
  };
  const taken = await upload('hut.txt', token);
  assert.deepEqual([taken.status, (await taken.json()).extension], [201, 'txt']);
  await refusedWith(await upload('hut.exe', token), 400, 'file_extension_blocked');
  await refusedWith(await upload('hut.txt', ''), 401, 'invalid_upload_token');
  await control('POST', `expire-upload-tokens/${id}`);
  await refusedWith(await upload('hut.txt', token), 401, 'invalid_upload_token');
  assert.equal((await upload('hut.txt', (await bodyOf(issue())).upload_token)).status, 201);
  await control('POST', `expire-form/${id}`, {resumes: false});
  await refusedWith(await issue(), 412, 'human_input_form_expired');
  await refusedWith(
    await call('POST', '/form/human_input/nobody/upload-token', undefined, {}),
    404,
    'not_found',
  );
});

test('suggestions, site and CORS are those of the WebApp API', async (t) => {
  const {ask, call, control, url} = await enter(t);
  const [first] = await ask('Which tent?');
  const path = `/messages/${first.message_id}/suggested-questions`;
  assert.deepEqual(Object.keys(await bodyOf(call('GET', path))), ['data']);
  const site = await bodyOf(call('GET', '/site'));
  assert.equal(site.site.title, 'Wren from Pinewake');
  assert.equal(typeof site.end_user_id, 'string');
  const parameters = {suggested_questions_after_answer: {enabled: false}};
  await control('PUT', 'apps/app-demo-chat', {like: 'app-demo-chat', parameters});
  await refusedWith(await call('GET', path), 403, 'app_suggested_questions_after_answer_disabled');
  const preflight = await fetch(`${url}/api/chat-messages`, {
    method: 'OPTIONS',
    headers: {origin: ORIGIN, 'access-control-request-headers': 'content-type,x-app-passport,x-other'},
  });
  assert.equal(preflight.headers.get('access-control-allow-headers'), 'Content-Type, X-App-Passport');
  assert.equal(preflight.headers.get('access-control-allow-credentials'), 'true');
});
