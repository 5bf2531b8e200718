/** The web's `Request` and `Response` on Node's own HTTP server, and on what is built on it: Express, Connect, Koa. */
import type {IncomingMessage, RequestListener} from 'node:http';
import {Readable} from 'node:stream';
import {pipeline} from 'node:stream/promises';
import type {ReadableStream as NodeStream} from 'node:stream/web';

/** @param context where the connection comes from, and the request as Node has it, with what the site has put on it. */
type Handler = (
  request: Request,
  context: {readonly address: string | null; readonly req: IncomingMessage},
) => Promise<Response>;

/** A listener, as `http.createServer` takes it. Nothing before it may have read the body. */
export function toNodeListener(handler: Handler): RequestListener {
  return (req, res) => {
    const left = new AbortController();
    res.once('close', () => left.abort());
    const answered = async (): Promise<void> => {
      const context = {address: req.socket.remoteAddress ?? null, req};
      const response = await handler(requestOf(req, left.signal), context);
      res.writeHead(response.status, Object.fromEntries(response.headers)).flushHeaders();
      if (response.body) await pipeline(Readable.fromWeb(response.body as NodeStream), res);
      else res.end();
    };
    // The handler never throws: either the request was none for a proxy, or its answer broke off on the way.
    answered().catch(() => (res.headersSent ? res.destroy() : res.writeHead(400).end()));
  };
}

/** @throws Error for what is no request of the web: an address of another server, an unknown method. */
function requestOf(req: IncomingMessage, signal: AbortSignal): Request {
  const {method = 'GET', headers, socket, url} = req;
  const host = String(headers.host ?? headers[':authority'] ?? 'localhost');
  // Express takes away what a router is mounted at.
  const path = 'originalUrl' in req ? String(req.originalUrl) : (url ?? '/');
  if (!path.startsWith('/')) throw new Error('not a path of this server');
  const init: RequestInit & {duplex: 'half'} = {
    method,
    headers: Object.entries(headers)
      .filter(([name]) => !name.startsWith(':')) // HTTP/2 keeps method and path there
      .map(([name, value]): [string, string] => [name, String(value)]),
    signal,
    duplex: 'half',
  };
  // What the proxy has not asked for yet stays where it is: at the client.
  if (method !== 'GET' && method !== 'HEAD')
    init.body = Readable.toWeb(req, {strategy: {highWaterMark: 0}}) as ReadableStream;
  return new Request(`${'encrypted' in socket ? 'https' : 'http'}://${host}${path}`, init);
}
