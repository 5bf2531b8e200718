/** What leaves for the server. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {ChatFile} from '../../src/conversation/answer.js';
import {events, FakeDify, json} from '../support/fake-dify.js';
import {envelope, message, messageEnd} from '../support/streams.js';
import {API_KEY, openChat, waitFor} from '../support/test-chat.js';

const hello = events(message('Hi'), messageEnd());

function remote(url: string): ChatFile {
  return {id: null, type: 'image', name: '', url, uploadFileId: null, mimeType: null, size: null};
}

test('a first question says everything that Dify asks for, and names no conversation', async () => {
  const chat = await openChat(new FakeDify().answers(hello));
  await chat.ask('Hello', {inputs: {city: 'Rome'}});
  assert.deepEqual(chat.server.questions[0]!.body, {
    query: 'Hello',
    inputs: {city: 'Rome'},
    files: [],
    response_mode: 'streaming',
    user: 'visitor',
  });
});

test('a second question goes on in the conversation of the first', async () => {
  const chat = await openChat(new FakeDify().answers(hello, hello));
  await chat.ask();
  await chat.ask();
  assert.equal(chat.server.questions[1]!.body['conversation_id'], envelope.conversation_id);
});

test('every question carries all inputs, defaults of the form included', async () => {
  const form = [
    {'text-input': {variable: 'city', default: 'Paris'}},
    {paragraph: {variable: 'about', default: ''}},
    {number: {variable: 'count', default: 0}},
    {checkbox: {variable: 'isMember', default: 'true'}},
    {checkbox: {variable: 'isNew'}},
    {select: {variable: 'size', default: null}},
    {'text-input': {default: 'a form field without a variable'}},
    'no control at all',
  ];
  const server = new FakeDify().on('GET /parameters', json({user_input_form: form})).answers(hello, hello);
  const chat = await openChat(server);
  await chat.ask('One');
  await chat.ask('Two', {inputs: {city: 'Rome'}});
  const defaults = {city: 'Paris', count: 0, isMember: true, isNew: false};
  assert.deepEqual(
    server.questions.map(({body}) => body['inputs']),
    [defaults, {...defaults, city: 'Rome'}],
  );
});

test('a question asked before the form is known waits for its defaults', async () => {
  const form = [{'text-input': {variable: 'city', default: 'Paris'}}];
  const server = new FakeDify().on('GET /parameters', json({user_input_form: form})).answers(hello);
  const chat = await openChat(server);
  chat.connect('another');
  await chat.ask();
  assert.deepEqual(server.questions[0]!.body['inputs'], {city: 'Paris'});
});

test('files go along by their id or their address; one that has neither is left out', async () => {
  const chat = await openChat(new FakeDify().answers(hello));
  const uploaded: ChatFile = {...remote(''), url: null, uploadFileId: 'upload-1'};
  await chat.ask('Look', {
    files: [uploaded, remote('https://x.example/cat.png'), {...uploaded, uploadFileId: null}],
  });
  assert.deepEqual(chat.server.questions[0]!.body['files'], [
    {type: 'image', transfer_method: 'local_file', upload_file_id: 'upload-1'},
    {type: 'image', transfer_method: 'remote_url', url: 'https://x.example/cat.png'},
  ]);
});

test('no request carries a cookie, or a header that Dify’s CORS rules do not let through', async () => {
  const server = new FakeDify()
    .on('GET /parameters', json({suggested_questions_after_answer: {enabled: true}}))
    .answers(hello);
  const chat = await openChat(server, {conversationId: 'conversation-1'});
  await chat.ask();
  await waitFor(() => server.to('GET /messages/:id/suggested').length === 1);
  await waitFor(() => server.to('GET /messages').length === 1);
  for (const route of ['GET /parameters', 'GET /site', 'GET /messages', 'POST /chat-messages'])
    assert.equal(server.to(route).length, 1, route);
  for (const {method, headers, init} of server.requests) {
    assert.equal(init.credentials, 'omit');
    assert.equal(headers['authorization'], `Bearer ${API_KEY}`);
    const names = method === 'GET' ? ['authorization'] : ['authorization', 'content-type'];
    assert.deepEqual(Object.keys(headers).sort(), names);
  }
});

test('without a key, requests go to the proxy without one, and let it see who the site’s visitor is', async () => {
  const chat = await openChat(new FakeDify().answers(hello), {connection: {apiKey: ''}});
  await chat.ask();
  for (const {init} of chat.server.requests)
    assert.equal(new Request('http://site.test', {...init, body: null}).credentials, 'same-origin');
  assert.deepEqual(chat.server.to('GET /parameters')[0]!.headers, {});
  assert.deepEqual(chat.server.questions[0]!.headers, {'content-type': 'application/json'});
});

test('ids of the server’s cannot lead a request to another address', async () => {
  const id = '../../evil?x=1#y';
  const server = new FakeDify()
    .on('GET /parameters', json({suggested_questions_after_answer: {enabled: true}}))
    .answers(events(message('Hi', {message_id: id}), messageEnd({message_id: id})));
  const chat = await openChat(server);
  await chat.ask();
  await waitFor(() => server.requests.some(({url}) => url.includes('suggested')));
  assert.equal(
    server.requests.find(({url}) => url.includes('suggested'))?.url,
    'https://dify.example/v1/messages/..%2F..%2Fevil%3Fx%3D1%23y/suggested?user=visitor',
  );
});

test('nothing is asked under a signal that has fired already, whatever a page’s fetch would make of it', async () => {
  const chat = await openChat(new FakeDify());
  const answer = chat.session.link.transport.request('/meta', {signal: AbortSignal.abort()});
  await assert.rejects(answer, {code: 'aborted'});
  assert.equal(chat.server.to('GET /meta').length, 0);
});
