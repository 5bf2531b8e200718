/** What the proxy does not pass on, under a test that tries. */
import assert from 'node:assert/strict';
import {once} from 'node:events';
import {createConnection} from 'node:net';
import {describe, test} from 'node:test';
import type {DifyProxyOptions} from '../../src/proxy/index.js';
import {difyProxy} from '../../src/proxy/index.js';
import {codeOf, filePart, formOf, ID, KEY, proxiedSite} from '../support/proxied-site.js';

const question = {path: '/chat-api/chat-messages', json: {query: 'Hi', inputs: {}, user: 'v'}};

/** What the key opens, and a visitor must not. */
const closed = [
  '/chat-api/app/feedbacks',
  '/chat-api/workflows/run',
  `/chat-api/workflows/run/${ID}`,
  '/chat-api/workflows/logs',
  '/chat-api/completion-messages',
  `/chat-api/conversations/${ID}/variables`,
  `/chat-api/end-users/${ID}`,
  `/chat-api/files/${ID}/preview`,
  '/chat-api/datasets',
  '/chat-api/',
  '/chat-api',
  '/',
  '/v1/parameters',
  '/parameters',
  '/chat-apiX/parameters',
];

/** Ways round a list of paths. */
const tricks = [
  '/chat-api/parameters/',
  '/chat-api//parameters',
  '/chat-api/./app/feedbacks',
  '/chat-api/parameters/../app/feedbacks',
  '/chat-api/messages/..%2fapp%2ffeedbacks/suggested',
  '/chat-api/messages/%2e%2e/app/feedbacks',
  '/chat-api/messages/..%252fapp/suggested',
  `/chat-api/messages/${ID}%2f..%2f/suggested`,
  `/chat-api/messages/${ID}%00/suggested`,
  `/chat-api/messages/${ID};a=b/suggested`,
  '/chat-api/messages/..\\app\\feedbacks',
  '/chat-api/messages/%5c..%5capp/suggested',
  '/chat-api/chat-messages/a%2Fb/stop',
  '/chat-api/chat-messages/../stop',
  '/chat-api/form/human_input/..%2f..%2fapp',
  '/chat-api/%70arameters',
  '/chat-api/parameters%3Fx',
  '/chat-api/PARAMETERS',
  '/chat-api/../v1/parameters',
  '/chat-api/..',
];

for (const path of [...closed, ...tricks])
  test(`${path} is not there`, async (t) => {
    const site = await proxiedSite(t);
    for (const method of ['GET', 'POST', 'DELETE']) {
      const answer = await site.ask({path, method, ...(method !== 'GET' && {json: {}})});
      assert.deepEqual([answer.status, codeOf(answer)], [404, 'not_found'], method);
    }
    assert.deepEqual(site.arrived, []);
  });

test('an address of another server is none of this one’s', async (t) => {
  const site = await proxiedSite(t);
  for (const path of ['http://dify.example/chat-api/parameters', '*']) {
    const socket = createConnection(Number(new URL(site.url).port), '127.0.0.1');
    socket.end(`GET ${path} HTTP/1.1\r\nHost: site.test\r\nConnection: close\r\n\r\n`);
    const [head] = (await once(socket, 'data')) as [Buffer];
    assert.match(head.toString(), /^HTTP\/1\.1 400 /);
  }
  const elsewhere = await site.ask({path: '//dify.example/chat-api/parameters'});
  assert.equal(elsewhere.status, 404);
  assert.deepEqual(site.arrived, []);
});

test('a method that an endpoint does not have is refused, and those it has are named', async (t) => {
  const site = await proxiedSite(t);
  const rows = [
    ['PUT', question.path, 'POST'],
    ['GET', question.path, 'POST'],
    ['PATCH', `/chat-api/conversations/${ID}`, 'DELETE'],
    ['HEAD', '/chat-api/parameters', 'GET'],
    ['DELETE', '/chat-api/conversations', 'GET'],
    ['PUT', '/chat-api/form/human_input/token_1', 'GET, POST'],
  ] as const;
  for (const [method, path, allow] of rows) {
    const answer = await site.ask({method, path});
    assert.deepEqual([answer.status, answer.headers.allow], [405, allow], path);
  }
  assert.deepEqual(site.arrived, []);
});

test('a site can leave features out, and never what a chat is made of', async (t) => {
  const site = await proxiedSite(t, {features: ['feedback']});
  const rate = {path: `/chat-api/messages/${ID}/feedbacks`, json: {rating: 'like'}};
  assert.equal((await site.ask(rate)).status, 200);
  assert.equal((await site.ask(question)).status, 200);
  for (const path of ['/chat-api/conversations', '/chat-api/files/upload', '/chat-api/text-to-audio'])
    assert.equal((await site.ask({path, method: 'POST', json: {}})).status, 404, path);
});

describe('an origin', () => {
  const foreign: readonly Readonly<Record<string, string>>[] = [
    {origin: 'https://evil.example'},
    {origin: 'null'},
    {origin: 'https://127.0.0.1'},
    {'sec-fetch-site': 'cross-site'},
    {'sec-fetch-site': 'same-site'},
    {'sec-fetch-site': 'cross-site', origin: 'https://evil.example'},
  ];
  for (const headers of foreign)
    test(`that is not the site’s is refused: ${JSON.stringify(headers)}`, async (t) => {
      for (const origins of [[], ['https://www.example.com']]) {
        const site = await proxiedSite(t, {origins});
        for (const asked of [question, {path: '/chat-api/parameters'}, {...question, method: 'OPTIONS'}]) {
          const answer = await site.ask({...asked, headers});
          assert.equal(answer.status, 403);
          assert.equal(codeOf(answer), 'forbidden');
          assert.equal(answer.headers['access-control-allow-origin'], undefined);
        }
        assert.deepEqual(site.arrived, []);
      }
    });

  test('that is the site’s own passes, also where TLS ends before this server', async (t) => {
    const site = await proxiedSite(t);
    const own: readonly Readonly<Record<string, string>>[] = [
      {},
      {origin: site.url},
      {origin: 'https://www.example.com', 'sec-fetch-site': 'same-origin'},
    ];
    for (const headers of own) {
      const answer = await site.ask({...question, headers});
      assert.equal(answer.status, 200);
      assert.equal(answer.headers['access-control-allow-origin'], undefined);
    }
  });

  test('that is listed may ask, send cookies and read errors', async (t) => {
    const origin = 'https://www.example.com';
    const site = await proxiedSite(t, {origins: [origin], user: ({headers}) => headers.get('cookie')});
    const headers = {origin, 'sec-fetch-site': 'cross-site'};
    const asked = await site.ask({...question, method: 'OPTIONS', headers});
    assert.equal(asked.status, 204);
    assert.equal(asked.headers['access-control-allow-methods'], 'POST');
    assert.equal(asked.headers['access-control-allow-headers'], 'Authorization, Content-Type');
    const answer = await site.ask({...question, headers: {...headers, cookie: 'ada'}});
    const refused = await site.ask({...question, headers});
    assert.deepEqual([answer.status, refused.status], [200, 401]);
    for (const each of [asked, answer, refused]) {
      assert.equal(each.headers['access-control-allow-origin'], origin);
      assert.equal(each.headers['access-control-allow-credentials'], 'true');
      assert.equal(each.headers.vary, 'Origin');
    }
    assert.equal((await site.ask({path: '/chat-api/parameters'})).headers.vary, 'Origin');
  });
});

describe('a body', () => {
  const json = {'content-type': 'application/json'};
  test('that is too large is refused, told or not how large it is', async (t) => {
    const site = await proxiedSite(t, {limits: {bodyBytes: 1000, uploadBytes: 2000}});
    const body = JSON.stringify({query: 'x'.repeat(1000)});
    const form = formOf(filePart(Buffer.alloc(2000)));
    for (const headers of [{}, {'transfer-encoding': 'chunked'}]) {
      const said = await site.ask({path: question.path, body, headers: {...json, ...headers}});
      assert.deepEqual([said.status, codeOf(said)], [413, 'request_entity_too_large']);
      const sent = await site.ask({
        path: '/chat-api/files/upload',
        body: form.body,
        headers: {...form.headers, ...headers},
      });
      assert.deepEqual([sent.status, codeOf(sent)], [413, 'file_too_large']);
    }
    assert.deepEqual(site.arrived, []);
    assert.deepEqual(site.reported, []);
  });

  test('that is no JSON object is refused', async (t) => {
    const site = await proxiedSite(t);
    for (const body of [
      '',
      'x',
      '[]',
      'null',
      '"a"',
      '{"a":1',
      Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]),
    ]) {
      const answer = await site.ask({...question, json: undefined, body, headers: json});
      if (body === '') assert.equal(site.arrived.pop()?.body, '{}');
      else assert.deepEqual([answer.status, codeOf(answer)], [400, 'bad_request'], String(body));
    }
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
    ]) {
      const answer = await site.ask({...question, headers: {'content-type': type}});
      assert.deepEqual([answer.status, codeOf(answer)], [415, 'unsupported_media_type'], type);
    }
    assert.deepEqual(site.arrived, []);
  });

  test('of a chunked request, length untold, is stopped while it comes', async (t) => {
    const site = await proxiedSite(t, {limits: {bodyBytes: 1000}});
    const socket = createConnection(Number(new URL(site.url).port), '127.0.0.1');
    socket.write(
      'POST /chat-api/chat-messages HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n' +
        `Transfer-Encoding: chunked\r\n\r\n7d0\r\n${' '.repeat(2000)}\r\n`,
    );
    const [head] = (await once(socket, 'data')) as [Buffer];
    assert.match(head.toString(), /^HTTP\/1\.1 413 /);
    socket.destroy();
    assert.deepEqual(site.arrived, []);
  });
});

describe('too many requests', () => {
  test('are refused for who sends them, and for nobody else', async (t) => {
    const site = await proxiedSite(t, {
      user: ({headers}) => headers.get('cookie'),
      limits: {requestsPerMinute: 5, messagesPerMinute: 2},
    });
    const as = (cookie: string) => ({...question, headers: {cookie}});
    assert.equal((await site.ask(as('ada'))).status, 200);
    assert.equal((await site.ask(as('ada'))).status, 200);
    const refused = await site.ask(as('ada'));
    assert.deepEqual([refused.status, codeOf(refused)], [429, 'rate_limited']);
    const seconds = Number(refused.headers['retry-after']);
    assert.ok(seconds > 0 && seconds <= 60, String(seconds));
    // What is merely read has a count of its own.
    assert.equal((await site.ask({path: '/chat-api/parameters', headers: {cookie: 'ada'}})).status, 200);
    assert.equal((await site.ask({path: '/chat-api/parameters', headers: {cookie: 'ada'}})).status, 200);
    assert.equal((await site.ask({path: '/chat-api/parameters', headers: {cookie: 'ada'}})).status, 429);
    assert.equal((await site.ask(as('bob'))).status, 200);
    assert.equal(site.arrived.length, 5);
  });

  test('are counted by address where the site knows no visitor, whatever a header says', async (t) => {
    const site = await proxiedSite(t, {limits: {messagesPerMinute: 1}});
    const statuses = [];
    for (const address of ['1.1.1.1', '2.2.2.2']) {
      const headers = {'x-forwarded-for': address};
      statuses.push((await site.ask({...question, json: {...question.json, user: address}, headers})).status);
    }
    assert.deepEqual(statuses, [200, 429]);
  });

  test('are counted by what the site says, and in its own store', async (t) => {
    const taken: unknown[] = [];
    const site = await proxiedSite(t, {
      clientKey: ({headers}, {address}) => `${String(address)} ${String(headers.get('cf-connecting-ip'))}`,
      store: {
        take: (...args) => {
          taken.push(args);
          return Promise.resolve({isAllowed: false, retryAfterMs: 1500});
        },
      },
    });
    const answer = await site.ask({...question, headers: {'cf-connecting-ip': '1.1.1.1'}});
    assert.deepEqual([answer.status, answer.headers['retry-after']], [429, '2']);
    assert.deepEqual(taken, [['requests:client:127.0.0.1 1.1.1.1', 120, 60_000]]);
  });

  test('cannot slip through while the store is away', async (t) => {
    const site = await proxiedSite(t, {store: {take: () => Promise.reject(new Error('gone'))}});
    const answer = await site.ask(question);
    assert.deepEqual([answer.status, codeOf(answer)], [503, 'service_unavailable']);
    assert.equal(site.reported.length, 1);
    assert.deepEqual(site.arrived, []);
  });
});

test('options that would be unsafe are refused at once, and the key is not quoted', () => {
  const wrong: readonly Partial<Record<keyof DifyProxyOptions, unknown>>[] = [
    {apiKey: ''},
    {apiKey: undefined},
    {apiKey: `${KEY}\n`},
    {upstream: 'api.dify.ai'},
    {upstream: 'file:///etc/'},
    {upstream: 'https://a:b@dify.example/v1'},
    {basePath: 'chat-api'},
    {basePath: '/a/../b%2f'},
    {origins: ['*']},
    {origins: ['null']},
    {origins: ['https://www.example.com/']},
    {features: ['everything']},
    {limits: {bodyBytes: 0}},
    {limits: {messagesPerMinute: '5'}},
  ];
  for (const option of wrong)
    assert.throws(
      () => difyProxy({apiKey: KEY, ...option} as DifyProxyOptions),
      (error) => error instanceof TypeError && !String(error).includes(KEY),
      JSON.stringify(option),
    );
});
