// @ts-check
/** What the stand-in checks and refuses, its CORS rules, and the calls around a conversation. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {bodyOf, ORIGIN, refusedWith, visit} from './client.mjs';

const NOBODY = '11111111-2222-4333-8444-555555555555';

test('a missing or unknown key is a 401 that names its scheme', async (t) => {
  const {call} = await visit(t, 'app-unknown');
  for (const authorization of ['', 'Bearer app-unknown', 'Basic app-demo-chat']) {
    const response = await call('/v1/parameters', {headers: {authorization}});
    assert.equal(response.headers.get('www-authenticate'), 'Bearer realm="api"');
    await refusedWith(response, 401, 'unauthorized');
  }
});

test('what is wrong with a message is told as Dify tells it', async (t) => {
  const {ask, call} = await visit(t);
  await refusedWith(await ask('Hi', {user: undefined}), 400, 'invalid_param');
  await refusedWith(await ask('Hi', {inputs: undefined}), 400, 'invalid_param');
  assert.equal(await refusedWith(await ask(''), 400, 'invalid_param'), 'query is required');
  await refusedWith(await ask('Hi', {conversation_id: 'mine'}), 400, 'invalid_param');
  await refusedWith(await ask('Hi', {conversation_id: NOBODY}), 404, 'not_found');
  await refusedWith(await ask('Hi', {response_mode: 'slow'}), 400, 'invalid_param');
  const local = {type: 'image', transfer_method: 'local_file', upload_file_id: NOBODY};
  assert.equal(
    await refusedWith(await ask('Hi', {files: [local]}), 400, 'invalid_param'),
    'Invalid upload file',
  );
  const form = await call('/v1/chat-messages', {method: 'POST', body: new URLSearchParams({query: 'Hi'})});
  await refusedWith(form, 415, 'unsupported_media_type');
});

test('a required input is asked for, and a chatflow says so only after it took the request', async (t) => {
  const {ask, control} = await visit(t, 'app-demo-form');
  assert.equal(await refusedWith(await ask('Hi'), 400, 'invalid_param'), 'name is required in input form');
  const ok = await ask('Hi', {inputs: {name: 'Ada', terrain: 'snow', size: '39', stray: 1}});
  assert.match(await ok.text(), /Ada/);
  const form = [{'text-input': {label: 'City', variable: 'city', required: true}}];
  await control('PUT', 'apps/app-demo-form', {mode: 'advanced-chat', parameters: {user_input_form: form}});
  const late = await ask('Hi');
  assert.equal(late.status, 200);
  const reader = late.body?.getReader();
  const first = new TextDecoder().decode((await reader?.read())?.value);
  assert.ok(first.startsWith('event: ping\n\n'));
  await reader?.cancel();
});

test('without a response mode the answer is one body, which agents refuse', async (t) => {
  const chat = await visit(t);
  const body = await bodyOf(chat.ask('Which tent for two?', {response_mode: undefined}));
  assert.equal(body.event, 'message');
  assert.match(body.answer, /Drift 2/);
  await refusedWith(
    await chat.ask('error stream', {response_mode: 'blocking'}),
    400,
    'completion_request_error',
  );
  const agent = await visit(t, 'app-demo-agent');
  const text = await refusedWith(await agent.ask('Hi', {response_mode: 'blocking'}), 400, 'invalid_param');
  assert.equal(text, 'Agent Chat App does not support blocking mode');
  const newAgent = await visit(t, 'app-demo-new-agent');
  await refusedWith(await newAgent.ask('Hi', {response_mode: 'blocking'}), 400, 'bad_request');
  const completion = await visit(t, 'app-demo-completion');
  await refusedWith(await completion.ask('Hi'), 400, 'not_chat_app');
});

test('a preflight lets through what Dify lets through, and never credentials', async (t) => {
  const {url} = await visit(t);
  const response = await fetch(`${url}/v1/chat-messages`, {
    method: 'OPTIONS',
    headers: {
      origin: ORIGIN,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization, content-type, x-trace-id',
    },
  });
  assert.equal(response.headers.get('access-control-allow-origin'), ORIGIN);
  assert.equal(response.headers.get('access-control-allow-headers'), 'Content-Type, Authorization');
  assert.equal(response.headers.get('access-control-allow-credentials'), null);
  assert.equal(response.headers.get('access-control-max-age'), null);
});

test('what no route answers has no CORS headers', async (t) => {
  const {call, ask} = await visit(t);
  const answers = [
    call('/v1/nowhere'),
    call('/v1/messages/7/suggested?user=u'),
    call('/v1/chat-messages'),
    ask('error 502'),
  ];
  const responses = await Promise.all(answers);
  assert.deepEqual(
    responses.map(({status}) => status),
    [404, 404, 405, 502],
  );
  for (const response of responses) assert.equal(response.headers.get('access-control-allow-origin'), null);
});

test('an app tells its settings, and 403 without a site', async (t) => {
  const {call} = await visit(t);
  const version = await call('/v1/');
  assert.equal((await bodyOf(version)).api_version, 'v1');
  assert.equal((await bodyOf(call('/v1/parameters'))).suggested_questions_after_answer.enabled, true);
  assert.equal((await bodyOf(call('/v1/info'))).mode, 'chat');
  assert.equal((await bodyOf(call('/v1/site'))).title, 'Wren from Pinewake');
  assert.equal(
    (await call('/v1/meta')).headers.get('access-control-expose-headers'),
    'X-Version, X-Env, X-Trace-Id',
  );
  assert.deepEqual((await bodyOf(call('/v1/meta'))).tool_icons, {});
  const agent = await visit(t, 'app-demo-agent');
  const {tool_icons: icons} = await bodyOf(agent.call('/v1/meta'));
  assert.deepEqual(icons.stock, {background: '#FEF0C7', content: '📦'});
  const plain = await visit(t, 'app-demo-plain');
  await refusedWith(await plain.call('/v1/site'), 403, 'forbidden');
});

test('follow-up questions come for a known answer of an app that gives them', async (t) => {
  const {events, call, user} = await visit(t);
  const [first] = await events('Which tent for two?');
  const path = `/v1/messages/${first?.['message_id']}/suggested`;
  assert.equal((await bodyOf(call(`${path}?user=${user}`))).data.length, 3);
  await refusedWith(await call(path), 400, 'invalid_param');
  await refusedWith(await call(`/v1/messages/${NOBODY}/suggested?user=${user}`), 404, 'not_found');
  const plain = await visit(t, 'app-demo-plain');
  const [other] = await plain.events('Hi');
  const off = await plain.call(`/v1/messages/${other?.['message_id']}/suggested?user=${plain.user}`);
  assert.equal(await refusedWith(off, 400, 'bad_request'), 'Suggested Questions Is Disabled.');
});

test('history comes in pages, each oldest first', async (t) => {
  const {events, call, user} = await visit(t);
  const [first] = await events('one');
  const id = first?.['conversation_id'];
  for (const query of ['two', 'three', 'four', 'five']) await events(query, {conversation_id: id});
  const path = `/v1/messages?user=${user}&conversation_id=${id}&limit=2`;
  const newest = await bodyOf(call(path));
  assert.deepEqual(
    newest.data.map((/** @type {any} */ turn) => turn.query),
    ['four', 'five'],
  );
  assert.equal(newest.has_more, true);
  const before = await bodyOf(call(`${path}&first_id=${newest.data[0].id}`));
  assert.deepEqual(
    before.data.map((/** @type {any} */ turn) => turn.query),
    ['two', 'three'],
  );
  await refusedWith(await call(`${path}&first_id=${NOBODY}`), 404, 'not_found');
  await refusedWith(await call(`/v1/messages?user=somebody-else&conversation_id=${id}`), 404, 'not_found');
});

test('conversations are listed newest first, renamed, deleted; answers are rated', async (t) => {
  const {events, call, post, user, history} = await visit(t);
  const [old] = await events('Where is my order?');
  const [young] = await events('Can I return it?');
  const list = async () => (await bodyOf(call(`/v1/conversations?user=${user}`))).data;
  assert.deepEqual(
    (await list()).map((/** @type {any} */ item) => item.name),
    ['Can I return it', 'Where is my order'],
  );
  const path = `/v1/conversations/${old?.['conversation_id']}`;
  assert.equal((await bodyOf(post(`${path}/name`, {user, name: 'Parcel'}))).name, 'Parcel');
  await refusedWith(await post(`${path}/name`, {user, name: ' '}), 400, 'invalid_param');
  const rate = (/** @type {unknown} */ rating) =>
    post(`/v1/messages/${old?.['message_id']}/feedbacks`, {user, rating});
  await refusedWith(await rate(null), 400, 'invalid_param');
  assert.deepEqual(await bodyOf(rate('like')), {result: 'success'});
  assert.deepEqual((await history(old?.['conversation_id']))[0]?.['feedback'], {rating: 'like'});
  const headers = {'content-type': 'application/json'};
  const deleted = await call(path, {method: 'DELETE', headers, body: JSON.stringify({user})});
  assert.equal(deleted.status, 204);
  assert.equal(await deleted.text(), '');
  assert.deepEqual(
    (await list()).map((/** @type {any} */ item) => item.id),
    [young?.['conversation_id']],
  );
});
