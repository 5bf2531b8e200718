/** What of the upstream's answer reaches the browser, under the site's own origin. */
import type {Bytes} from './bytes.js';
import {Redactor} from './redactor.js';

/** No body belongs to them, not even an empty one; what redirects or is not modified has been refused. */
const WITHOUT_BODY = new Set([204, 205]);

/** What a browser only shows, plays or hands to a script: anything else could act in the name of the site. */
const INERT =
  /^(?:application\/(?:json|pdf)|text\/(?:event-stream|plain)|audio\/[\w.+-]+|video\/[\w.+-]+|image\/(?!svg)[\w.+-]+)(?:\s*;|$)/i;

/**
 * The answer with its status and its body, piece by piece as it comes. Of its headers only those that say how to read
 * it: no cookies, and nothing about caches, since what one visitor was answered is nobody else's.
 *
 * @param over called once, when no more of it is wanted or to be had.
 */
export function passedOn(answer: Response, secret: string, over: () => void): Response {
  const {status} = answer;
  if (WITHOUT_BODY.has(status) || !answer.body) {
    over();
    return new Response(null, {status, headers: {'cache-control': 'no-store'}});
  }
  return new Response(cleaned(answer.body, secret, over), {status, headers: headersOf(answer, secret)});
}

function headersOf(answer: Response, secret: string): Headers {
  const headers = new Headers({'x-content-type-options': 'nosniff', 'cache-control': 'no-store'});
  const isDecoded = answer.headers.has('content-encoding'); // then its length is another
  for (const name of ['content-type', 'content-disposition', 'retry-after', 'content-length']) {
    const value = answer.headers.get(name);
    if (value !== null && !(isDecoded && name === 'content-length'))
      headers.set(name, value.replaceAll(secret, '*'.repeat(secret.length)));
  }
  const type = answer.headers.get('content-type') ?? '';
  if (/^text\/event-stream\b/i.test(type)) {
    headers.set('cache-control', 'no-cache, no-transform'); // a compressing server in between would gather events
    headers.set('x-accel-buffering', 'no'); // nginx
  }
  if (!INERT.test(type)) {
    const disposition = headers.get('content-disposition') ?? '';
    headers.set('content-disposition', `attachment${disposition.replace(/^[^;]*/, '')}`);
    headers.set('content-security-policy', "default-src 'none'; sandbox");
  }
  return headers;
}

/** Reads on only when the browser's side wants more, and stops reading when that side has left. */
function cleaned(body: ReadableStream<Bytes>, secret: string, over: () => void): ReadableStream<Bytes> {
  const reader = body.getReader();
  const redactor = new Redactor(secret);
  return new ReadableStream<Bytes>(
    {
      async pull(controller) {
        for (;;) {
          const {done, value} = await reader.read().catch((error: unknown) => {
            over();
            throw error;
          });
          const piece = done ? redactor.rest() : redactor.clean(value);
          if (piece.length > 0) controller.enqueue(piece);
          if (done) {
            over();
            controller.close();
          }
          if (done || piece.length > 0) return;
        }
      },
      async cancel(reason) {
        over();
        await reader.cancel(reason);
      },
    },
    {highWaterMark: 0},
  );
}
