/** Dify's WebApp API: its passport, and what leaves for the server with it. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Heard, Reply} from '../support/fake-dify.js';
import {events, FakeDify, held, html, json, live, unreachable} from '../support/fake-dify.js';
import {MapStorage} from '../support/map-storage.js';
import {envelope, event, LiveStream, message, messageEnd} from '../support/streams.js';
import type {ChatOptions} from '../support/test-chat.js';
import {API_KEY, openChat, quiet, stopClock, TestChat, waitFor} from '../support/test-chat.js';

const CODE = 'Ab1Cd2Ef3Gh4';
const hello = events(message('Hi'), messageEnd());
const expired = json({code: 'unauthorized', message: 'Token has expired.', status: 401}, 401);
const named = json({id: envelope.conversation_id, name: 'A greeting'});

/** Like a JWT, which is told apart by its beginning. */
function jwt(name: string): string {
  return `eyJhbGciOiJIUzI1NiJ9.${name}.c2lnbmF0dXJl`;
}

function passport(name: string): Reply {
  return json({access_token: jwt(name)});
}

/** A server that issues these passports, one after the other, and finds titles. */
function webApp(...passports: readonly Reply[]): FakeDify {
  return new FakeDify()
    .on('GET /passport', ...(passports.length > 0 ? passports : [passport('first')]))
    .on('POST /conversations/:id/name', named, named, named);
}

function passportsOf(server: FakeDify): readonly Heard[] {
  return server.to('GET /passport');
}

function open(server: FakeDify, options: ChatOptions = {}): Promise<TestChat> {
  return openChat(server, {appToken: CODE, ...options});
}

const shownPassport = ({headers}: Heard): string | undefined => headers['x-app-passport'];

test('a passport is fetched once, for the user, and goes along with everything that is asked', async () => {
  const chat = await open(webApp().answers(hello));
  await chat.ask();
  const [asked, ...others] = chat.server.requests;
  assert.equal(asked!.path, '/passport');
  assert.deepEqual(asked!.query, {user_id: 'visitor'});
  assert.deepEqual(asked!.headers, {'x-app-code': CODE});
  assert.equal(passportsOf(chat.server).length, 1);
  assert.ok(others.length >= 3);
  for (const {method, headers, query, body, init} of others) {
    const names = ['x-app-code', 'x-app-passport'];
    assert.deepEqual(Object.keys(headers).sort(), method === 'GET' ? names : ['content-type', ...names]);
    assert.equal(headers['x-app-passport'], jwt('first'));
    assert.equal(headers['x-app-code'], CODE);
    assert.equal(init.credentials, 'omit');
    assert.ok(!('user' in query) && !('user' in body));
  }
});

test('a key that is set beside an app token is not sent', async () => {
  const chat = await open(webApp().answers(hello), {connection: {apiKey: API_KEY}});
  await chat.ask();
  assert.ok(!JSON.stringify(chat.server.requests.map(({headers, url}) => [headers, url])).includes(API_KEY));
});

test('every question names the message before it, the first one none', async () => {
  const server = webApp().answers(
    events(message('One', {message_id: 'm-1'}), messageEnd({message_id: 'm-1'})),
    events(message('Two', {message_id: 'm-2'}), messageEnd({message_id: 'm-2'})),
  );
  const chat = await open(server);
  await chat.ask('One');
  await chat.ask('Two');
  assert.deepEqual(server.questions[0]!.body, {
    query: 'One',
    inputs: {},
    files: [],
    response_mode: 'streaming',
    parent_message_id: null,
  });
  assert.equal(server.questions[1]!.body['parent_message_id'], 'm-1');
});

test('after an answer that failed at the door, the one before it is named', async () => {
  const server = webApp().answers(hello, html(502), hello);
  const chat = await open(server);
  await chat.ask('One');
  await chat.failureOf(chat.ask('Two'));
  await chat.ask('Three');
  assert.equal(server.questions[2]!.body['parent_message_id'], envelope.message_id);
});

test('a question after a conversation was lost names no message of it', async () => {
  const gone = json({code: 'not_found', message: 'Conversation Not Exists.', status: 404}, 404);
  const server = webApp().answers(hello, gone, hello);
  const chat = await open(server);
  await chat.ask('One');
  await chat.failureOf(chat.ask('Two'));
  await chat.ask('Three');
  assert.equal(server.questions[2]!.body['parent_message_id'], null);
});

test('another answer has the same parent as the first, and the next question the one that is shown', async () => {
  const replies = ['m-1', 'm-2', 'm-3', 'm-4'].map((id) =>
    events(message(id, {message_id: id}), messageEnd({message_id: id})),
  );
  const server = webApp().answers(...replies);
  const chat = await open(server);
  await chat.ask('One');
  const second = await chat.ask('Two');
  await chat.session.askAgain();
  chat.session.showBranch(second.key);
  await chat.ask('Three');
  assert.deepEqual(
    server.questions.map(({body}) => body['parent_message_id']),
    [null, 'm-1', 'm-1', 'm-2'],
  );
});

const past = [
  ['a', null],
  ['b', 'a'],
  ['c', 'a'],
  ['d', 'c'],
].map(([id, parent]) => ({
  id,
  parent_message_id: parent,
  query: `q-${id!}`,
  answer: `a-${id!}`,
  created_at: 1,
}));

test('the branches of a conversation come from the server', async () => {
  const server = webApp().on('GET /messages', json({has_more: false, data: past}));
  const chat = await open(server, {conversationId: 'conversation-1'});
  await waitFor(() => chat.questions.length > 0);
  assert.deepEqual(chat.questions, ['q-a', 'q-c', 'q-d']);
  assert.deepEqual(chat.state.conversation.branches.get('a'), ['b', 'c']);
});

test('a question asked before the past has come follows on its last turn', async () => {
  const late = held(json({has_more: false, data: past}));
  const server = webApp().on('GET /messages', late.reply).answers(hello);
  const chat = await open(server, {conversationId: 'conversation-1'});
  const asked = chat.ask('And now?');
  await quiet();
  assert.equal(server.questions.length, 0);
  late.release();
  await asked;
  assert.equal(server.questions[0]!.body['parent_message_id'], 'd');
});

test('a question asked after the past could not be had asks for it once more, or is not sent', async () => {
  const server = webApp().on('GET /messages', html(500)).answers(hello);
  const chat = await open(server, {conversationId: 'conversation-1'});
  await waitFor(() => chat.state.conversation.error !== null);
  await chat.failureOf(chat.ask('And now?'));
  assert.equal(server.questions.length, 0);
  server.on('GET /messages', json({has_more: false, data: past}));
  await chat.session.askAgain();
  assert.equal(server.questions[0]!.body['parent_message_id'], 'd');
  assert.deepEqual(chat.questions.slice(0, 3), ['q-a', 'q-c', 'q-d']);
});

test('an older page keeps the beginnings of the conversation apart', async () => {
  const newer = [
    {...past[1], id: 'e', parent_message_id: 'd'},
    {...past[0], id: 'f', parent_message_id: null},
  ];
  const server = webApp().on('GET /messages', json({has_more: true, data: newer}));
  const chat = await open(server, {conversationId: 'conversation-1'});
  await waitFor(() => chat.questions.length > 0);
  server.on('GET /messages', json({has_more: false, data: past}));
  const older = await chat.session.past('conversation-1', 'e');
  chat.session.dispatch({type: 'turns-found', ...older});
  assert.deepEqual(chat.state.conversation.branches.get(null), ['a', 'f']);
});

test('an answer that was stopped asks for no title; the next one does', async () => {
  const stream = new LiveStream();
  const server = webApp().answers(live(stream), hello);
  const chat = await open(server);
  void chat.ask();
  await stream.send(message('Once'));
  await chat.session.stop();
  await stream.send(messageEnd());
  void stream.close();
  await quiet();
  const titles = (): number => server.to('POST /conversations/:id/name').length;
  assert.equal(titles(), 0);
  await chat.ask();
  assert.equal(titles(), 1);
});

test('an answer that pauses asks for a title when it has come to its end', async () => {
  const paused = events(
    message('First'),
    event('workflow_started', {workflow_run_id: 'run-1', data: {id: 'run-1'}}),
    event('workflow_paused', {workflow_run_id: 'run-1', data: {}}),
  );
  const server = webApp()
    .answers(paused)
    .on('GET /workflow/:id/events', events(message('On'), messageEnd()));
  const chat = await open(server);
  const {transport} = chat.session.link;
  void chat.ask();
  await waitFor(() => chat.status === 'paused');
  const titles = (): number => server.to('POST /conversations/:id/name').length;
  assert.equal(titles(), 0);
  const rest = transport.resume('run-1', false, chat.session.signal);
  for await (const facts of rest) assert.ok(facts.length > 0);
  await waitFor(() => titles() === 1);
});

test('a passport that a busy server refuses says how long to wait', async () => {
  const busy = json({code: 'too_many_requests', message: 'Slow down', status: 429}, 429, {
    'retry-after': '7',
  });
  const server = webApp(busy);
  const chat = await open(server);
  assert.equal(chat.state.app.error?.retryAfter, 7);
});

test('the first answer asks for a title of the conversation, later ones do not', async () => {
  const server = webApp().answers(hello, hello);
  const chat = await open(server);
  await chat.ask();
  await chat.ask();
  const titles = server.to('POST /conversations/:id/name');
  assert.deepEqual(
    titles.map(({path, body}) => [path, body]),
    [[`/conversations/${envelope.conversation_id}/name`, {auto_generate: true}]],
  );
});

test('a title that cannot be had is nobody’s trouble', async () => {
  const server = webApp().on('POST /conversations/:id/name', unreachable()).answers(hello);
  const chat = await open(server);
  await chat.ask();
  await quiet();
  assert.equal(chat.heard('dify-error').length, 0);
});

test('a passport that is refused is renewed once for all that wait, and each request is made once more', async () => {
  const server = webApp(passport('first'), passport('second'));
  const chat = await open(server);
  const known = server.requests.length;
  const {transport} = chat.session.link;
  const {signal} = chat.session;
  const refusing: Reply = (request) =>
    shownPassport(request) === jwt('first') ? expired(request) : json({result: 'success'})(request);
  server.on('POST /one', refusing, refusing).on('GET /two', refusing).on('POST /three', refusing, refusing);
  await Promise.all([
    transport.request('/one', {method: 'POST', json: {a: 1}, signal}),
    transport.request('/two', {signal}),
    transport.request('/three', {method: 'POST', json: {}, signal}),
  ]);
  const since = server.requests.slice(known);
  assert.equal(passportsOf(server).length, 2);
  assert.deepEqual(
    ['POST /one', 'GET /two', 'POST /three'].map((route) => server.to(route).map(shownPassport)),
    [1, 2, 3].map(() => [jwt('first'), jwt('second')]),
  );
  assert.equal(since.length, 7);
  assert.deepEqual(server.to('POST /one')[1]!.body, {a: 1});
});

test('a refusal that comes late does not renew what has been renewed already', async () => {
  const late = held(expired);
  const server = webApp(passport('first'), passport('second'));
  const chat = await open(server);
  const {transport} = chat.session.link;
  const {signal} = chat.session;
  const ok = json({});
  server.on('POST /late', late.reply, ok).on('POST /soon', expired, ok);
  const waiting = transport.request('/late', {method: 'POST', signal});
  await transport.request('/soon', {method: 'POST', signal});
  late.release();
  await waiting;
  assert.equal(passportsOf(server).length, 2);
  assert.equal(shownPassport(server.to('POST /late')[1]!), jwt('second'));
});

test('a question that a passport is refused for is asked again with a new one; the text before it stays', async () => {
  const server = webApp(passport('first'), passport('second')).answers(hello, expired, hello);
  const chat = await open(server);
  await chat.ask('One');
  await chat.ask('Two');
  assert.equal(chat.status, 'complete');
  assert.deepEqual(chat.questions, ['One', 'Two']);
  assert.equal(server.questions.length, 3);
  assert.deepEqual(server.questions[2]!.body, server.questions[1]!.body);
});

test('a new passport that is refused as well ends in an error: nothing goes round in circles', async () => {
  const server = webApp(passport('first'), passport('second')).answers(hello, expired, expired);
  const chat = await open(server);
  await chat.ask('One');
  const error = await chat.failureOf(chat.ask('Two'));
  assert.deepEqual([error.code, error.status], ['unauthorized', 401]);
  assert.equal(server.questions.length, 3);
  assert.equal(passportsOf(server).length, 2);
});

test('a question is not asked again for an error of another kind', async () => {
  const server = webApp().answers(
    json({code: 'completion_request_error', message: 'Incorrect API key', status: 401}, 400),
  );
  const chat = await open(server);
  await chat.failureOf(chat.ask());
  assert.equal(server.questions.length, 1);
  assert.equal(passportsOf(server).length, 1);
});

test('the passport is kept for the next visit, for this app and this user only', async () => {
  const storage = new MapStorage();
  const first = await open(webApp(), {storage});
  assert.equal(passportsOf(first.server).length, 1);
  const again = await open(webApp(passport('second')), {storage});
  assert.equal(passportsOf(again.server).length, 0);
  assert.equal(shownPassport(again.server.requests[0]!), jwt('first'));
  const other = await open(webApp(passport('third')), {storage, connection: {user: 'somebody'}});
  assert.deepEqual(passportsOf(other.server)[0]!.query, {user_id: 'somebody'});
  const app = await open(webApp(passport('fourth')), {storage, appToken: 'another-code'});
  assert.equal(passportsOf(app.server).length, 1);
});

test('a kept passport whose end user is gone gives way to a new one', async () => {
  const storage = new MapStorage();
  await open(webApp(), {storage});
  const server = webApp(passport('second'));
  const gone = json({code: 'not_found', message: 'Not Found', status: 404}, 404);
  server.on('GET /parameters', (request) =>
    shownPassport(request) === jwt('first') ? gone(request) : json({opening_statement: 'Hi'})(request),
  );
  const chat = await open(server, {storage});
  assert.equal(chat.state.app.status, 'ready');
  assert.equal(passportsOf(server).length, 1);
});

test('an end user who is gone in mid-visit gives way to a new one with the next conversation', async () => {
  const gone = json({code: 'not_found', message: '', status: 404}, 404);
  const server = webApp(passport('first'), passport('second')).answers(gone, hello);
  const chat = await open(server);
  await chat.ask();
  assert.deepEqual(server.questions.map(shownPassport), [jwt('first'), jwt('second')]);
  assert.equal(chat.status, 'complete');
});

test('a code that nobody knows says that the app is not there, and loses no conversation', async () => {
  const unknown = json({code: 'not_found', message: 'Not Found', status: 404}, 404);
  const chat = await open(webApp(unknown), {conversationId: 'conversation-1'});
  await waitFor(() => chat.state.conversation.error !== null);
  assert.deepEqual([chat.state.app.status, chat.state.app.error!.code], ['failed', 'app_unavailable']);
  assert.equal(chat.state.hasLostConversation, false);
  assert.equal(chat.state.conversation.id, 'conversation-1');
});

for (const [what, body] of [
  ['has been switched off', 'Site is disabled.'],
  ['has another code by now', 'Site URL is no longer valid.'],
] as const) {
  test(`a site that ${what} says that the app is not there`, async () => {
    const off = json({code: 'bad_request', message: body, status: 400}, 400);
    const chat = await open(webApp().on('GET /parameters', off));
    assert.equal(chat.state.app.error!.code, 'app_unavailable');
  });
}

test('an app that wants its visitors to sign in says so', async () => {
  const signIn = json({code: 'web_sso_auth_required', message: 'Sign in.', status: 401}, 401);
  const chat = await open(webApp(signIn, signIn, signIn));
  const {code, status, retryable} = chat.state.app.error!;
  assert.deepEqual([code, status, retryable], ['web_sso_auth_required', 401, false]);
});

test('a passport that cannot be fetched is asked for again with the next request', async () => {
  const server = webApp(unreachable(), passport('second')).answers(hello);
  const chat = await open(server);
  assert.equal(chat.state.app.error!.code, 'network');
  await chat.ask();
  assert.equal(chat.status, 'complete');
});

test('one who gives up leaves the passport to the others that wait for it', async () => {
  const late = held(passport('second'));
  const server = webApp(passport('first'), late.reply).answers(hello, expired, hello);
  const chat = await open(server);
  await chat.ask('One');
  const asked = chat.ask('Two');
  await waitFor(() => passportsOf(server).length === 2);
  const impatient = new AbortController();
  const other = chat.session.link.transport.request('/two', {signal: impatient.signal});
  impatient.abort();
  assert.equal((await chat.failureOf(other)).code, 'aborted');
  late.release();
  await asked;
  assert.equal(chat.status, 'complete');
  assert.equal(passportsOf(server).length, 2);
});

test('a passport that nobody waits for any more is given up', async () => {
  const server = webApp(() => new Promise(() => undefined), passport('second'));
  const chat = new TestChat(server, {appToken: CODE});
  await waitFor(() => passportsOf(server).length === 1);
  chat.session.suspend();
  await waitFor(() => passportsOf(server)[0]!.signal.aborted);
  chat.session.resume();
  await chat.session.appDescribed;
  assert.equal(chat.state.app.status, 'ready');
});

test('an answer that is no passport is a bad answer', async () => {
  const chat = await open(webApp(html(200)));
  assert.equal(chat.state.app.error!.code, 'bad_response');
});

test('follow-up questions have a path of their own', async () => {
  const server = webApp()
    .on('GET /parameters', json({suggested_questions_after_answer: {enabled: true}}))
    .on('GET /messages/:id/suggested-questions', json({data: ['And then?']}))
    .answers(hello);
  const chat = await open(server);
  await chat.ask();
  await waitFor(() => chat.state.conversation.followUps !== null);
  assert.deepEqual(chat.state.conversation.followUps!.questions, ['And then?']);
});

test('a stop says nothing but which task', async () => {
  const chat = await open(webApp());
  await chat.session.link.transport.stop('task-1', chat.session.signal);
  const [stop] = chat.server.stops;
  assert.deepEqual(
    [stop!.path, stop!.init.body, stop!.headers['content-type']],
    ['/chat-messages/task-1/stop', null, undefined],
  );
});

test('what the site says of the app is read out of the record about the visitor; nobody asks for /info', async () => {
  const site = {title: 'Wren', chat_color_theme: '#123456'};
  const server = webApp().on('GET /site', json({app_id: 'a', end_user_id: 'e', site}));
  const chat = await open(server);
  assert.deepEqual(chat.state.app.site, site);
  assert.equal(chat.state.app.settings.title, 'Wren');
  const untitled = await open(webApp());
  assert.equal(untitled.server.to('GET /info').length, 0);
});

test('an app that refuses blocking streams all the same, without being asked for its mode', async () => {
  const refusal = json({code: 'invalid_param', message: 'does not support blocking', status: 400}, 400);
  const server = webApp().answers(refusal, hello);
  const chat = await open(server, {connection: {responseMode: 'blocking'}});
  await chat.ask();
  assert.deepEqual(
    server.questions.map(({body}) => body['response_mode']),
    ['blocking', 'streaming'],
  );
  assert.equal(server.to('GET /info').length, 0);
});

test('an upload with progress bears the passport, and can be signed anew', async () => {
  const server = webApp(passport('first'), passport('second'));
  const chat = await open(server);
  const form = new FormData();
  const signed = await chat.session.link.transport.sign('/files/upload', form);
  assert.equal(signed.url, 'https://dify.example/v1/files/upload');
  assert.deepEqual(signed.headers, {'X-App-Code': CODE, 'X-App-Passport': jwt('first')});
  assert.equal(form.has('user'), false);
  const again = await signed.renewed!();
  assert.equal(again.headers['X-App-Passport'], jwt('second'));
});

test('the passport is in no event and in no error, even if a proxy quotes the request', async () => {
  const quoting: Reply = ({headers}) =>
    new Response(`<h1>Bad gateway</h1> X-App-Passport: ${headers['x-app-passport']!}`, {status: 502});
  const server = webApp().answers(quoting);
  const chat = await open(server);
  const error = await chat.failureOf(chat.ask());
  assert.ok(!error.message.includes('c2lnbmF0dXJl'), error.message);
  const told = JSON.stringify(chat.events.map(({type, detail}) => [type, detail as unknown]));
  assert.ok(!told.includes('eyJ') && !told.includes(CODE), told);
});

test('a passport is waited for no longer than the time-out says', async (t) => {
  stopClock(t);
  const server = webApp(() => new Promise(() => undefined));
  const opening = open(server, {connection: {timeoutMs: 5_000}});
  await quiet();
  t.mock.timers.tick(5_000);
  const chat = await opening;
  assert.equal(chat.state.app.error!.code, 'timeout');
});
