/** What a request brings, with the visitor in it whom the site knows. */
import type {Bytes} from './bytes.js';
import {joined, piecesOf, streamOf} from './bytes.js';
import {boundaryOf, rewritten} from './multipart.js';
import {badRequest, fileTooLarge, Refusal, tooLarge, wrongType} from './refusal.js';

/** A body for the upstream. */
export interface Outgoing {
  readonly body: ReadableStream<Bytes> | Bytes;
  readonly contentType: string;
  /** Why the body broke off, if it was ours to break it off. */
  readonly refusal: () => Refusal | null;
}

/**
 * A JSON object, read whole and written anew: a name that stood in it twice stands there once.
 *
 * @param known what is passed on of its fields.
 * @param user in place of whatever the body says; `null` leaves it as it is.
 * @throws Refusal
 */
export async function jsonBody(
  request: Request,
  {
    known,
    user,
    limit,
  }: {readonly known: readonly string[]; readonly user: string | null; readonly limit: number},
): Promise<Outgoing> {
  const type = request.headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase();
  if (type !== 'application/json') throw wrongType('application/json');
  refuseTooLong(request, limit, tooLarge);
  const pieces: Bytes[] = [];
  for await (const piece of piecesOf(bodyOf(request), limit, () => tooLarge(limit))) pieces.push(piece);
  const fields = Object.entries(objectIn(joined(pieces))).filter(
    ([name]) => known.includes(name) || name === 'user',
  );
  if (user !== null) fields.push(['user', user]); // the last one counts
  return {
    body: new TextEncoder().encode(JSON.stringify(Object.fromEntries(fields))),
    contentType: 'application/json',
    refusal: () => null,
  };
}

/** A form with one file, passed on while it comes. */
export function fileBody(request: Request, user: string | null, limit: number): Outgoing {
  const from = boundaryOf(request.headers.get('content-type'));
  refuseTooLong(request, limit, fileTooLarge);
  const to = `dify-chat-${crypto.randomUUID()}`;
  const pieces = piecesOf(bodyOf(request), limit, () => fileTooLarge(limit));
  let refusal: Refusal | null = null;
  async function* watched(): AsyncGenerator<Bytes, void> {
    try {
      yield* rewritten(pieces, {from, to, user});
    } catch (error) {
      if (error instanceof Refusal) refusal = error;
      throw error;
    } finally {
      void pieces.return();
    }
  }
  return {
    body: streamOf(watched()),
    contentType: `multipart/form-data; boundary=${to}`,
    refusal: () => refusal,
  };
}

/** Spares the reading where the length is told. */
function refuseTooLong(request: Request, limit: number, refusal: (limit: number) => Refusal): void {
  if (Number(request.headers.get('content-length')) > limit) throw refusal(limit);
}

function objectIn(bytes: Bytes): Readonly<Record<string, unknown>> {
  if (bytes.length === 0) return {}; // a DELETE may come with nothing
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', {fatal: true}).decode(bytes));
  } catch {
    throw badRequest('The body is no JSON.');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw badRequest('The body must be a JSON object.');
  return value as Record<string, unknown>;
}

/** Typed by some runtimes as a stream of anything. */
function bodyOf(request: Request): ReadableStream<Bytes> | null {
  return request.body;
}
