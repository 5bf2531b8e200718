// @ts-check
/** A proxy to a real Dify: it adds the key on the server, so that no page ever sees it. */
import {once} from 'node:events';
import {Readable} from 'node:stream';
import {sendText} from './static.mjs';

/** What a chat needs, and nothing else that the key would open. */
const chatPaths =
  /^\/(?:parameters|site|info|meta|chat-messages(?:\/[\w-]+\/stop)?|messages(?:\/[\w-]+\/(?:suggested|feedbacks))?|conversations(?:\/[\w-]+(?:\/name)?)?|files\/upload|audio-to-text|text-to-audio|form\/human_input\/[\w-]+|workflow\/[\w-]+\/events)?\/?$/;

/** Headers of a request that mean something to Dify. */
const passedOn = ['content-type', 'accept'];

/**
 * Forwards a request, its answer piece by piece; whoever leaves takes the forwarded request along.
 *
 * @param {import('node:http').IncomingMessage} req
 * @param {import('node:http').ServerResponse} res
 * @param {{baseUrl: string, apiKey: string, path: string}} to `path` is what follows the base, with its query.
 */
export async function forward(req, res, {baseUrl, apiKey, path}) {
  if (!isOwnPage(req)) return sendText(res, 403, 'Only the pages of this server may use its key.');
  if (!chatPaths.test(path.split('?')[0] ?? '')) return sendText(res, 404, 'Not a path of a chat.');
  const left = new AbortController();
  res.once('close', () => left.abort());
  const headers = new Headers({authorization: `Bearer ${apiKey}`});
  for (const name of passedOn) {
    const value = req.headers[name];
    if (typeof value === 'string') headers.set(name, value);
  }
  const hasBody = req.method !== 'GET' && req.method !== 'HEAD';
  try {
    const answer = await fetch(baseUrl.replace(/\/$/, '') + path, {
      method: req.method ?? 'GET',
      headers,
      signal: left.signal,
      redirect: 'manual',
      ...(hasBody && {body: /** @type {ReadableStream} */ (Readable.toWeb(req)), duplex: 'half'}),
    });
    const type = answer.headers.get('content-type');
    const version = answer.headers.get('x-version');
    res.writeHead(answer.status, {
      ...(type && {'content-type': type}),
      ...(version && {'x-version': version}),
    });
    for await (const chunk of answer.body ?? []) {
      if (!res.write(chunk)) await once(res, 'drain', {signal: left.signal});
    }
    res.end();
  } catch {
    // Either the page has left, which needs no answer, or Dify cannot be reached.
    if (res.headersSent || res.destroyed) res.destroy();
    else sendText(res, 502, 'Dify could not be reached.');
  }
}

/**
 * Another site must not spend the key: neither from its own page, nor under a name that it points at this machine.
 *
 * @param {import('node:http').IncomingMessage} req
 * @returns {boolean}
 */
function isOwnPage(req) {
  const host = (req.headers.host ?? '').replace(/:\d+$/, '');
  const site = req.headers['sec-fetch-site'] ?? 'same-origin';
  return ['localhost', '127.0.0.1', '[::1]'].includes(host) && (site === 'same-origin' || site === 'none');
}
