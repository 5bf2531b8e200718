/** What passes through the proxy, in both directions. */
import assert from 'node:assert/strict';
import {once} from 'node:events';
import type {IncomingMessage, ServerResponse} from 'node:http';
import {createServer, request} from 'node:http';
import {setImmediate as turnOfTheLoop} from 'node:timers/promises';
import {test} from 'node:test';
import {difyProxy} from '../../src/proxy/index.js';
import {toNodeListener} from '../../src/proxy/node.js';
import {codeOf, filePart, formOf, ID, KEY, listening, proxiedSite, textOf} from '../support/proxied-site.js';

const MIB = 1024 * 1024;
const question = {path: '/chat-api/chat-messages', json: {query: 'Hi', inputs: {}, user: 'v'}};

test('a request gets the key, and none of the browser’s cookies, credentials or other headers', async (t) => {
  const site = await proxiedSite(t);
  const headers = {
    cookie: 'session=1',
    authorization: 'Bearer stolen',
    'x-forwarded-for': '1.2.3.4',
    'x-trace-id': 'x',
  };
  await site.ask({...question, headers});
  await site.ask({path: `/chat-api/messages?conversation_id=${ID}&limit=20&user=v&trace_id=x`, headers});
  const [asked, read] = site.arrived;
  assert.deepEqual([asked!.method, asked!.path, asked!.query], ['POST', '/v1/chat-messages', {}]);
  assert.deepEqual(JSON.parse(asked!.body), question.json);
  assert.deepEqual(read!.query, {conversation_id: ID, limit: '20', user: 'v'});
  for (const {headers: got} of site.arrived) {
    assert.equal(got.authorization, `Bearer ${KEY}`);
    assert.equal(got['accept-encoding'], 'identity');
    for (const name of ['cookie', 'x-forwarded-for', 'x-trace-id']) assert.equal(got[name], undefined, name);
  }
});

test('what no chat asks for is not passed on', async (t) => {
  const site = await proxiedSite(t);
  const more = {workflow_id: ID, trace_id: 'x', retriever_from: 'x', ['__proto__']: 1, constructor: 1};
  await site.ask({...question, json: {...question.json, ...more, conversation_id: ID, files: []}});
  const rating = {rating: 'like', content: null, user: 'v'};
  await site.ask({path: `/chat-api/messages/${ID}/feedbacks?user=x`, json: {...rating, ...more}});
  const [asked, rated] = site.arrived.map(({body}) => JSON.parse(body) as unknown);
  assert.deepEqual(asked, {...question.json, conversation_id: ID, files: []});
  assert.deepEqual(rated, rating);
});

test('the first event is at the reader’s before the server has said the second', async (t) => {
  let answer: ServerResponse | undefined;
  const site = await proxiedSite(t, {
    upstream: (_req, res) => {
      answer = res;
      res.writeHead(200, {'content-type': 'text/event-stream; charset=utf-8'}).flushHeaders();
    },
  });
  // The head comes before any event.
  const {response} = await site.open(question);
  assert.equal(response.headers['content-type'], 'text/event-stream; charset=utf-8');
  assert.equal(response.headers['x-accel-buffering'], 'no');
  assert.equal(response.headers['cache-control'], 'no-cache, no-transform');
  for (const event of ['data: {"event":"message","answer":"a"}\n\n', 'data: {"event":"message_end"}\n\n']) {
    answer!.write(event);
    const [piece] = (await once(response, 'data')) as [Buffer];
    assert.equal(piece.toString(), event);
  }
  answer!.end();
  await once(response, 'end');
});

test('a slow reader slows the server down', async (t) => {
  const total = 64 * MIB;
  let written = 0;
  const site = await proxiedSite(t, {
    upstream: (req, res) => {
      if (!req.url?.endsWith('text-to-audio')) return res.end('{}');
      const pump = async (): Promise<void> => {
        res.writeHead(200, {'content-type': 'audio/mpeg'});
        for (; written < total; written += 64 * 1024)
          if (!res.write(Buffer.alloc(64 * 1024))) await once(res, 'drain');
        res.end();
      };
      return void pump();
    },
    limits: {requestsPerMinute: Infinity},
  });
  const {response} = await site.open({path: '/chat-api/text-to-audio', json: {text: 'Hi'}});
  await once(response, 'readable');
  // In the time of these, all of it would have come.
  for (let i = 0; i < 100; i += 1) await site.ask({path: '/chat-api/parameters'});
  assert.ok(written < total / 2, `${String(written / MIB)} MiB were read ahead`);
  let read = 0;
  for await (const piece of response) read += (piece as Buffer).length;
  assert.equal(read, total);
});

test('of an answer that nobody reads, nothing is read', async () => {
  let pulls = 0;
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        pulls += 1;
        controller.enqueue(new Uint8Array(8));
      },
    },
    {highWaterMark: 0},
  );
  const proxy = difyProxy({
    apiKey: KEY,
    fetch: () => Promise.resolve(new Response(body, {headers: {'content-type': 'audio/mpeg'}})),
  });
  const response = await proxy(new Request('http://site.test/chat-api/parameters'));
  for (let i = 0; i < 20; i += 1) await turnOfTheLoop();
  assert.equal(pulls, 0);
  const reader = response.body!.getReader();
  await reader.read();
  assert.equal(pulls, 1);
  await reader.cancel();
});

test('an upload waits for a server that does not read', async (t) => {
  let readOn = (): void => undefined;
  let received = 0;
  const site = await proxiedSite(t, {
    isRaw: true,
    limits: {requestsPerMinute: Infinity},
    upstream: (req, res) => {
      if (!req.url?.endsWith('upload')) return res.end('{}');
      readOn = () => {
        req.on('data', (piece: Buffer) => (received += piece.length));
        req.once('end', () => res.writeHead(201, {'content-type': 'application/json'}).end('{}'));
      };
      return undefined;
    },
  });
  const size = 48 * MIB;
  const {headers, body} = formOf(filePart(Buffer.alloc(size)));
  const sent = request(`${site.url}/chat-api/files/upload`, {method: 'POST', headers});
  const answered = once(sent, 'response');
  let taken = 0;
  const pump = async (): Promise<void> => {
    for (; taken < body.length; taken += 64 * 1024)
      if (!sent.write(body.subarray(taken, taken + 64 * 1024))) await once(sent, 'drain');
    sent.end();
  };
  const pumped = pump();
  for (let i = 0; i < 100; i += 1) await site.ask({path: '/chat-api/parameters'});
  assert.ok(taken < size / 2, `${String(taken / MIB)} MiB were taken ahead`);
  readOn();
  await pumped;
  const [response] = (await answered) as [{statusCode: number}];
  assert.equal(response.statusCode, 201);
  assert.ok(received > size);
});

for (const when of ['before the answer', 'in the middle of it'])
  test(`a reader who leaves ${when} takes the request along`, async (t) => {
    const upstream = createServer();
    const gone = new Promise<void>((resolve) => {
      upstream.on('request', (_req, res: ServerResponse) => {
        res.once('close', resolve);
        if (when !== 'before the answer')
          res.writeHead(200, {'content-type': 'text/event-stream'}).write('data: 1\n\n');
      });
    });
    const reached = once(upstream, 'request');
    const site = await proxiedSite(t, {upstream: (req, res) => upstream.emit('request', req, res)});
    const sent = request(`${site.url}/chat-api/parameters`);
    sent.on('error', () => undefined);
    sent.end();
    await reached;
    if (when !== 'before the answer') {
      const [response] = (await once(sent, 'response')) as [NodeJS.ReadableStream];
      await once(response, 'data');
    }
    sent.destroy();
    await gone;
    assert.deepEqual(site.reported, []);
  });

test('a visitor who leaves in the middle of an upload takes it along, and nothing is reported', async (t) => {
  const upstream = createServer();
  const reached = once(upstream, 'request');
  const site = await proxiedSite(t, {
    isRaw: true,
    upstream: (req, res) => upstream.emit('request', req, res),
  });
  const {headers, body} = formOf(filePart(Buffer.alloc(MIB)));
  const sent = request(`${site.url}/chat-api/files/upload`, {method: 'POST', headers});
  sent.on('error', () => undefined);
  sent.write(body.subarray(0, MIB / 2));
  const [upload] = (await reached) as [IncomingMessage];
  sent.destroy();
  await assert.rejects(textOf(upload));
  assert.deepEqual(site.reported, []);
});

test('a visitor who leaves before they have said anything is no failure', async () => {
  const left = new AbortController();
  const body = new ReadableStream({
    pull(controller) {
      left.abort();
      controller.error(new Error('gone'));
    },
  });
  const reported: unknown[] = [];
  const proxy = difyProxy({apiKey: KEY, report: (error) => reported.push(error)});
  const init: RequestInit & {duplex: 'half'} = {
    method: 'POST',
    headers: {'content-type': 'application/json'},
    body,
    duplex: 'half',
    signal: left.signal,
  };
  const response = await proxy(new Request('http://site.test/chat-api/chat-messages', init));
  assert.equal(response.status, 499);
  assert.deepEqual(reported, []);
});

test('an answer that comes before the upload is over is the answer', async (t) => {
  const body = JSON.stringify({code: 'unauthorized', message: 'Access token is invalid', status: 401});
  const site = await proxiedSite(t, {
    isRaw: true,
    upstream: (_req, res) => res.writeHead(401, {'content-type': 'application/json'}).end(body),
  });
  const answer = await site.ask({path: '/chat-api/files/upload', ...formOf(filePart(Buffer.alloc(8 * MIB)))});
  assert.deepEqual([answer.status, answer.body], [401, body]);
});

test('what stands before the proxy on a server may move the path and know the visitor', async (t) => {
  const arrived: string[] = [];
  const behind = await listening(t, (req, res) => {
    arrived.push(req.url ?? '');
    res.end('{}');
  });
  const proxy = difyProxy({
    apiKey: KEY,
    upstream: behind,
    user: (_request, {req}) => (req as {session: string}).session,
  });
  const listener = toNodeListener(proxy);
  // As Express does.
  const site = await listening(t, (req, res) => {
    Object.assign(req, {originalUrl: req.url, url: '/parameters', session: 'ada'});
    listener(req, res);
  });
  assert.equal((await fetch(`${site}/chat-api/parameters`)).status, 200);
  assert.deepEqual(arrived, ['/parameters?user=ada']);
});

test('what Dify says of an error is kept, with its status', async (t) => {
  const body = JSON.stringify({code: 'provider_quota_exceeded', message: 'Ünpaid', status: 400});
  const site = await proxiedSite(t, {
    upstream: (_req, res) =>
      res
        .writeHead(400, {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'retry-after': '7',
          'set-cookie': 'a=1',
          'x-env': 'x',
        })
        .end(body),
  });
  const answer = await site.ask(question);
  assert.equal(answer.status, 400);
  assert.equal(Buffer.from(answer.body, 'latin1').toString(), body);
  assert.equal(answer.headers['retry-after'], '7');
  assert.equal(answer.headers['content-length'], String(Buffer.byteLength(body)));
  assert.equal(answer.headers['x-content-type-options'], 'nosniff');
  for (const name of ['set-cookie', 'x-env']) assert.equal(answer.headers[name], undefined);
});

test('an empty answer stays one', async (t) => {
  const site = await proxiedSite(t, {upstream: (_req, res) => res.writeHead(204).end()});
  const answer = await site.ask({method: 'DELETE', path: `/chat-api/conversations/${ID}`, json: {}});
  assert.deepEqual([answer.status, answer.body], [204, '']);
  assert.equal(site.arrived[0]!.method, 'DELETE');
});

test('a server that cannot be reached is a 502 in Dify’s shape, and is reported', async (t) => {
  const site = await proxiedSite(t, {upstream: (req) => req.socket.destroy()});
  const answer = await site.ask(question);
  assert.equal(answer.status, 502);
  assert.equal(codeOf(answer), 'bad_gateway');
  assert.equal(site.reported.length, 1);
});

test('an answer that breaks off breaks off at the reader’s too', async (t) => {
  const site = await proxiedSite(t, {
    upstream: (_req, res) => {
      res.writeHead(200, {'content-type': 'text/event-stream'});
      res.write('data: 1\n\n', () => res.destroy());
    },
  });
  const {response} = await site.open(question);
  await assert.rejects(textOf(response));
});

test('a redirect is not followed: the key is for one server', async (t) => {
  let strangers = 0;
  const stranger = await listening(t, (_req, res) => {
    strangers += 1;
    res.end();
  });
  for (const status of [301, 302, 307, 308]) {
    const site = await proxiedSite(t, {
      upstream: (_req, res) => res.writeHead(status, {location: `${stranger}/v1`}).end(),
    });
    const answer = await site.ask(question);
    assert.deepEqual([answer.status, codeOf(answer)], [502, 'bad_gateway']);
    assert.equal(answer.headers['location'], undefined);
  }
  assert.equal(strangers, 0);
});

test('a server that quotes the request does not tell the key: not in one piece, nor cut anywhere', async (t) => {
  const site = await proxiedSite(t, {
    upstream: (req, res) => {
      const said = `You sent: ${String(req.headers.authorization)}, ${KEY}${KEY} app-Key`;
      const write = async (): Promise<void> => {
        res.writeHead(500, {
          'content-type': 'text/plain',
          'content-disposition': `inline; filename="${KEY}"`,
        });
        for (const letter of said) {
          res.write(letter);
          await turnOfTheLoop();
        }
        res.end();
      };
      void write();
    },
  });
  const answer = await site.ask(question);
  const stars = '*'.repeat(KEY.length);
  assert.equal(answer.body, `You sent: Bearer ${stars}, ${stars}${stars} app-Key`);
  assert.equal(answer.headers['content-disposition'], `inline; filename="${stars}"`);
});

test('an answer that could act in the name of the site is only to be saved', async (t) => {
  const rows = [
    ['text/html; charset=utf-8', undefined, 'attachment'],
    ['image/svg+xml', 'inline; filename="a.svg"', 'attachment; filename="a.svg"'],
    ['application/xhtml+xml', 'attachment; filename="a"', 'attachment; filename="a"'],
    ['', undefined, 'attachment'],
    ['image/png', 'inline; filename="a.png"', 'inline; filename="a.png"'],
    ['application/json', undefined, undefined],
  ] as const;
  for (const [type, said, passed] of rows) {
    const site = await proxiedSite(t, {
      features: ['file-preview'],
      upstream: (_req, res) =>
        res
          .writeHead(200, {...(type && {'content-type': type}), ...(said && {'content-disposition': said})})
          .end('<b>'),
    });
    const {headers} = await site.ask({path: `/chat-api/files/${ID}/preview?as_attachment=true`});
    assert.equal(headers['content-disposition'], passed, type);
    assert.equal(headers['x-content-type-options'], 'nosniff');
    const isSandboxed = headers['content-security-policy'] === "default-src 'none'; sandbox";
    assert.equal(isSandboxed, passed?.startsWith('attachment') ?? false, type);
  }
});
