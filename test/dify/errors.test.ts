/** Whatever goes wrong on the way reaches the page as one `DifyError` with a code, once, and without the key. */
import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {inspect} from 'node:util';
import {DifyError} from '../../src/conversation/dify-error.js';
import type {Reply} from '../support/fake-dify.js';
import {events, FakeDify, html, json, live, playing, unreachable} from '../support/fake-dify.js';
import {bytesOf, failure, LiveStream, message, messageEnd, ping} from '../support/streams.js';
import {API_KEY, openChat, quiet} from '../support/test-chat.js';

interface Expected {
  readonly code: string;
  readonly status: number;
  readonly retryable: boolean;
  readonly retryAfter?: number;
  /** Text that had come by then, which stays. */
  readonly text?: string;
}

function dify(code: string, status: number): Reply {
  return json({code, message: 'In words.', status}, status);
}

/** Rows: what happens, how the server answers, and what the page hears. */
const failures: readonly (readonly [string, Reply, Expected])[] = [
  ['a network that fails', unreachable(), {code: 'network', status: 0, retryable: true}],
  ['a refused key', dify('unauthorized', 401), {code: 'unauthorized', status: 401, retryable: false}],
  ['a refusal', dify('forbidden', 403), {code: 'forbidden', status: 403, retryable: false}],
  [
    'an app without a model',
    dify('provider_not_initialize', 400),
    {code: 'provider_not_initialize', status: 400, retryable: false},
  ],
  [
    'a model that did not answer',
    dify('completion_request_error', 400),
    {code: 'completion_request_error', status: 400, retryable: true},
  ],
  ['something that is not there', dify('not_found', 404), {code: 'not_found', status: 404, retryable: false}],
  [
    'a file that is too large',
    dify('file_too_large', 413),
    {code: 'file_too_large', status: 413, retryable: false},
  ],
  [
    'a busy server',
    dify('too_many_requests', 429),
    {code: 'too_many_requests', status: 429, retryable: true},
  ],
  [
    'a server that fails',
    dify('internal_server_error', 500),
    {code: 'internal_server_error', status: 500, retryable: true},
  ],
  ['a page of HTML with 401', html(401), {code: 'unauthorized', status: 401, retryable: false}],
  ['a page of HTML with 403', html(403), {code: 'bad_response', status: 403, retryable: false}],
  ['a page of HTML with 404', html(404), {code: 'bad_response', status: 404, retryable: false}],
  ['a page of HTML with 413', html(413), {code: 'bad_response', status: 413, retryable: false}],
  ['a page of HTML with 429', html(429), {code: 'rate_limited', status: 429, retryable: true}],
  ['a page of HTML with 502', html(502), {code: 'bad_response', status: 502, retryable: true}],
  [
    'an error without a body',
    () => new Response(null, {status: 500}),
    {code: 'bad_response', status: 500, retryable: true},
  ],
  ['JSON that is no error', json({oops: 1}, 500), {code: 'bad_response', status: 500, retryable: true}],
  [
    'JSON whose code is no text',
    json({code: 7, message: 8}, 400),
    {code: 'bad_response', status: 400, retryable: false},
  ],
  ['JSON that is no object', json(['x'], 500), {code: 'bad_response', status: 500, retryable: true}],
  [
    'an error in JSON with status 200',
    json({code: 'app_unavailable', message: 'x', status: 400}),
    {code: 'app_unavailable', status: 400, retryable: false},
  ],
  ['a page of HTML with status 200', html(200), {code: 'bad_response', status: 200, retryable: false}],
  [
    'an empty answer with status 200',
    () => new Response(''),
    {code: 'bad_response', status: 200, retryable: false},
  ],
  [
    'an error as the first event',
    events(failure('provider_quota_exceeded', 400)),
    {code: 'provider_quota_exceeded', status: 400, retryable: false},
  ],
  [
    'an error after some text',
    events(message('Hi'), failure('internal_server_error', 500)),
    {code: 'internal_server_error', status: 500, retryable: true, text: 'Hi'},
  ],
  [
    'an error event without a code',
    events({event: 'error', message: 'x', status: 500}),
    {code: 'bad_response', status: 500, retryable: true},
  ],
  [
    'an error event with nothing in it',
    events({event: 'error'}),
    {code: 'bad_response', status: 200, retryable: false},
  ],
  [
    'any event with the status of a failure',
    events(message('Hi'), {...message(''), status: 429}),
    {code: 'rate_limited', status: 429, retryable: true, text: 'Hi'},
  ],
  [
    'a stream that ends before the answer',
    events(message('Hi')),
    {code: 'stream_interrupted', status: 0, retryable: true, text: 'Hi'},
  ],
  ['a stream of pings alone', events(ping, ping), {code: 'stream_interrupted', status: 0, retryable: true}],
  ['an empty stream', events(), {code: 'stream_interrupted', status: 0, retryable: true}],
];

describe('a question fails once, in words that can be told apart, after', () => {
  for (const [what, reply, expected] of failures) {
    test(what, async () => {
      const chat = await openChat(new FakeDify().answers(reply));
      const asked = chat.ask();
      const error = await chat.failureOf(asked);
      const {text = '', retryAfter = null, ...rest} = expected;
      assert.deepEqual(
        {code: error.code, status: error.status, retryable: error.retryable, retryAfter: error.retryAfter},
        {...rest, retryAfter},
      );
      assert.deepEqual([chat.status, chat.text, chat.answer.error], ['error', text, error]);
      await quiet();
      assert.equal(chat.server.questions.length, 1, 'a question is never repeated by itself');
      assert.equal(chat.heard('dify-error').length, 1);
      assert.ok(error.message.length > 0);
    });
  }
});

test('a connection that breaks inside an answer keeps the text', async () => {
  const stream = new LiveStream();
  const chat = await openChat(new FakeDify().answers(live(stream)));
  const asked = chat.ask();
  await stream.send(message('Hi'));
  const cause = new TypeError('network error');
  stream.fail(cause);
  const error = await chat.failureOf(asked);
  assert.deepEqual([error.code, error.cause, chat.text], ['stream_interrupted', cause, 'Hi']);
});

test('a blocking answer that comes where a stream was asked for is the answer', async () => {
  const {event: _, ...answer} = message('All at once', {mode: 'chat', metadata: {usage: {total_tokens: 3}}});
  const chat = await openChat(new FakeDify().answers(json(answer)));
  await chat.ask();
  assert.deepEqual(
    [chat.status, chat.text, chat.answer.usage],
    ['complete', 'All at once', {total_tokens: 3}],
  );
});

test('text that came in the same piece of network as a failure is kept', async () => {
  const bytes = Buffer.concat([message('Hi'), message(' there'), failure('unknown', 500)].map(bytesOf));
  const chat = await openChat(new FakeDify().answers(playing([bytes])));
  await chat.ask().catch(() => undefined);
  assert.deepEqual([chat.status, chat.text], ['error', 'Hi there']);
});

test('a failure after the end of an answer is none of the reader’s business', async () => {
  const chat = await openChat(
    new FakeDify().answers(events(message('Hi'), messageEnd(), failure('unknown', 500))),
  );
  await chat.ask();
  await quiet();
  assert.deepEqual([chat.status, chat.heard('dify-error').length], ['complete', 0]);
});

test('an app whose settings cannot be had still answers', async () => {
  const server = new FakeDify().on('GET /parameters', html(502)).answers(events(message('Hi'), messageEnd()));
  const chat = await openChat(server);
  assert.deepEqual([chat.state.app.status, chat.state.app.error?.status], ['failed', 502]);
  await chat.ask();
  assert.equal(chat.status, 'complete');
});

test('settings that are no JSON object are a failure that can be tried again', async () => {
  const server = new FakeDify().on('GET /parameters', html(200));
  const chat = await openChat(server);
  assert.equal(chat.state.app.error?.code, 'bad_response');
  server.on('GET /parameters', json({opening_statement: 'Welcome'}));
  chat.session.reload();
  await chat.session.appDescribed;
  assert.deepEqual([chat.state.app.status, chat.state.app.settings.openingStatement], ['ready', 'Welcome']);
});

describe('the key is in no error and in no storage, even if', () => {
  const quoting: readonly (readonly [string, Reply])[] = [
    ['the server quotes it in JSON', json({code: 'unauthorized', message: `bad key ${API_KEY}`}, 401)],
    ['a proxy quotes it in HTML', html(400, `<p>Authorization: Bearer ${API_KEY}</p>`)],
    ['an event quotes it', events({event: 'error', status: 500, message: `Bearer ${API_KEY} expired`})],
    ['nothing at all is said', unreachable()],
  ];
  for (const [what, reply] of quoting) {
    test(what, async () => {
      const chat = await openChat(new FakeDify().answers(reply));
      const error = await chat.failureOf(chat.ask());
      const seen = `${inspect(error, {depth: null})} ${error.message} ${String(chat.storage)}`;
      assert.ok(!seen.includes(API_KEY), seen);
    });
  }
});

test('a wait is read from seconds and from a date, and what is neither is none', async (t) => {
  t.mock.timers.enable({apis: ['Date'], now: Date.parse('2026-01-01T00:00:00Z')});
  const rows: readonly (readonly [string, number | null])[] = [
    ['120', 120],
    ['Thu, 01 Jan 2026 00:01:30 GMT', 90],
    ['Thu, 01 Jan 2026 00:00:31.500 GMT', 32],
    ['Wed, 31 Dec 2025 00:00:00 GMT', 0],
    ['soon', null],
    ['-5', null],
    ['1.5', null],
  ];
  for (const [header, seconds] of rows) {
    const reply: Reply = () =>
      Response.json({code: 'forbidden'}, {status: 403, headers: {'retry-after': header}});
    const chat = await openChat(new FakeDify().answers(reply));
    assert.equal((await chat.failureOf(chat.ask())).retryAfter, seconds, header);
  }
});

test('an error is an Error with the fields that pages read', () => {
  const cause = new Error('why');
  const error = new DifyError('timeout', 'Nothing came.', {cause});
  assert.ok(error instanceof Error);
  assert.deepEqual(
    [error.name, error.code, error.status, error.message, error.retryable, error.retryAfter, error.cause],
    ['DifyError', 'timeout', 0, 'Nothing came.', true, null, cause],
  );
  assert.ok(!('cause' in new DifyError('timeout', 'Nothing came.')));
});
