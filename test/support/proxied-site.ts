/** A site with the proxy on it and a server behind, both over real HTTP. Whatever the site answers is searched for the key. */
import assert from 'node:assert/strict';
import {once} from 'node:events';
import type {ClientRequest, IncomingHttpHeaders, IncomingMessage, RequestListener, Server} from 'node:http';
import {createServer, request} from 'node:http';
import type {AddressInfo} from 'node:net';
import type {TestContext} from 'node:test';
import type {DifyProxyOptions} from '../../src/proxy/index.js';
import {difyProxy} from '../../src/proxy/index.js';
import {toNodeListener} from '../../src/proxy/node.js';

export const KEY = 'app-KeyThatNobodyMaySee00';
export const ID = '11111111-2222-4333-8444-555555555555';

/** A request as the server behind the proxy got it. */
export interface Arrived {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Asked {
  readonly method?: string;
  /** Below the site, exactly as it goes over the wire. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly body?: string | Buffer;
}

export interface Answered {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface ProxiedSite {
  readonly url: string;
  /** What reached the server behind, oldest first. */
  readonly arrived: Arrived[];
  ask(asked: Asked): Promise<Answered>;
  /** The answer as soon as its head has come; its body is the test's to read, and to search. */
  open(asked: Asked): Promise<{readonly sent: ClientRequest; readonly response: IncomingMessage}>;
  /** What the proxy reported. */
  readonly reported: unknown[];
}

/**
 * @param upstream answers behind the proxy, once the request has come whole. Without it: 200 with `{}`.
 * @param isRaw whether `upstream` is asked before the body has come, and reads it itself.
 */
export async function proxiedSite(
  t: TestContext,
  {
    upstream = (_req, res) => res.writeHead(200, {'content-type': 'application/json'}).end('{}'),
    isRaw = false,
    ...options
  }: Partial<Omit<DifyProxyOptions, 'upstream'>> & {
    readonly upstream?: RequestListener;
    readonly isRaw?: boolean;
  } = {},
): Promise<ProxiedSite> {
  const arrived: Arrived[] = [];
  const reported: unknown[] = [];
  const behind = await listening(t, (req, res) => {
    if (isRaw) {
      upstream(req, res);
      return;
    }
    arrival(req).then(
      (each) => {
        arrived.push(each);
        upstream(req, res);
      },
      () => undefined, // the proxy gave it up
    );
  });
  const proxy = difyProxy({
    apiKey: KEY,
    upstream: `${behind}/v1`,
    report: (error) => reported.push(error),
    ...options,
  });
  const url = await listening(t, toNodeListener(proxy));
  const open: ProxiedSite['open'] = async (asked) => {
    const sent = send(url, asked);
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    assert.ok(!response.rawHeaders.join('\n').includes(KEY), 'the key is in a header');
    return {sent, response};
  };
  return {
    url,
    arrived,
    reported,
    open,
    async ask(asked) {
      const {response} = await open(asked);
      const body = await textOf(response);
      assert.ok(!body.includes(KEY), 'the key is in a body');
      return {status: response.statusCode ?? 0, headers: response.headers, body};
    },
  };
}

/** @returns the code in a refusal of the proxy's, which has Dify's shape. */
export function codeOf({status, body}: Answered): string {
  const fields = JSON.parse(body) as {code: string; message: string; status: number};
  assert.equal(fields.status, status);
  assert.equal(typeof fields.message, 'string');
  return fields.code;
}

export async function textOf(stream: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString('latin1');
}

/** A server until the test is over. @returns its address. */
export async function listening(t: TestContext, listener: RequestListener): Promise<string> {
  const server: Server = createServer(listener).listen(0, '127.0.0.1');
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  await once(server, 'listening');
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}

/** As a browser writes it. */
export function formOf(...parts: readonly {readonly head: string; readonly body: string | Buffer}[]): {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
} {
  const boundary = '----WebKitFormBoundary7MA4YWxkTrZu0gW';
  const pieces = parts.flatMap(({head, body}) => [
    Buffer.from(`--${boundary}\r\n${head}\r\n\r\n`),
    Buffer.from(body),
    Buffer.from('\r\n'),
  ]);
  return {
    headers: {'content-type': `multipart/form-data; boundary=${boundary}`},
    body: Buffer.concat([...pieces, Buffer.from(`--${boundary}--\r\n`)]),
  };
}

export const filePart = (
  body: string | Buffer,
  name = 'tent.png',
): {head: string; body: string | Buffer} => ({
  head: `Content-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: image/png`,
  body,
});

export const userPart = (user: string): {head: string; body: string} => ({
  head: 'Content-Disposition: form-data; name="user"',
  body: user,
});

/** What a form says that came over the wire: each part's name, and name of file, and content. */
export async function partsOf(
  contentType: string,
  body: string,
): Promise<readonly (readonly [string, unknown])[]> {
  const request = new Request('http://x', {
    method: 'POST',
    headers: {'content-type': contentType},
    body: Buffer.from(body, 'latin1'),
  });
  const parts = [];
  for (const [name, value] of await request.formData())
    parts.push([
      name,
      typeof value === 'string'
        ? value
        : {
            name: value.name,
            type: value.type,
            bytes: Buffer.from(await value.arrayBuffer()).toString('latin1'),
          },
    ] as const);
  return parts;
}

async function arrival(req: IncomingMessage): Promise<Arrived> {
  const {pathname, searchParams} = new URL(req.url ?? '/', 'http://x');
  const {method = '', headers} = req;
  return {method, path: pathname, query: Object.fromEntries(searchParams), headers, body: await textOf(req)};
}

function send(url: string, {method, path, headers, json, body}: Asked): ClientRequest {
  const {hostname, port} = new URL(url);
  const payload = json === undefined ? body : JSON.stringify(json);
  const isChunked = headers?.['transfer-encoding'] !== undefined;
  const sent = request({
    hostname,
    port,
    path,
    method: method ?? (payload === undefined ? 'GET' : 'POST'),
    headers: {
      ...(json !== undefined && {'content-type': 'application/json'}),
      ...(payload !== undefined && !isChunked && {'content-length': Buffer.byteLength(payload)}),
      ...headers,
    },
  });
  sent.on('error', () => undefined); // one that a test breaks off
  sent.end(payload);
  return sent;
}
