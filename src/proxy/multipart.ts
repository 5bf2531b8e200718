/**
 * A form with one file, taken apart and written anew while it passes: a part is never whole in memory. The upstream
 * sees nothing of the browser's own framing, so that the two cannot read one form in two ways.
 *
 * @see https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#multipart-form-data
 */
import type {Bytes} from './bytes.js';
import {joined, Pattern} from './bytes.js';
import {badRequest, wrongType} from './refusal.js';

/** What the head of a part may have, in bytes: a name of a file, mostly. */
const MAX_HEAD_BYTES = 8 * 1024;
/** What a field may have that is no file, in bytes. */
const MAX_FIELD_BYTES = 1024;

const endOfHead = new Pattern('\r\n\r\n');

/** @throws Refusal 415 for what is no form. */
export function boundaryOf(contentType: string | null): string {
  const match = /^multipart\/form-data;\s*boundary=(?:"([\w'()+,./:=? -]{1,70})"|([\w'+.-]{1,70}))\s*$/i.exec(
    contentType ?? '',
  );
  const boundary = match?.[1] ?? match?.[2];
  if (boundary === undefined) throw wrongType('multipart/form-data');
  return boundary;
}

/**
 * The form as Dify takes it: `user`, then the file.
 *
 * @param user in place of whatever the form says; `null` leaves it as it is.
 * @throws Refusal 400 for anything but one `file` and, once, `user`.
 */
export async function* rewritten(
  pieces: AsyncGenerator<Bytes, void>,
  {from, to, user}: {readonly from: string; readonly to: string; readonly user: string | null},
): AsyncGenerator<Bytes, void> {
  const source = new Source(pieces);
  const delimiter = new Pattern(`\r\n--${from}`);
  let own: string | null = null;
  if (user !== null) yield encode(field(to, 'user', user));
  if (decode(await source.take(delimiter.length - 2)) !== `--${from}`) throw malformed();
  for (let hasFile = false; ;) {
    const next = decode(await source.take(2));
    if (next === '--') {
      if (!hasFile) throw badRequest('The form has no file.');
      break;
    }
    if (next !== '\r\n') throw malformed();
    const {name, filename, type} = partOf(decode(await source.until(endOfHead, MAX_HEAD_BYTES)));
    if (name === 'file' && filename !== null && !hasFile) {
      hasFile = true;
      yield encode(fileHead(to, filename, type));
      yield* source.streamUntil(delimiter);
      yield encode('\r\n');
    } else if (name === 'user' && filename === null && own === null) {
      own = decode(await source.until(delimiter, MAX_FIELD_BYTES));
    } else {
      throw badRequest('The form has a part that does not belong there.');
    }
  }
  if (user === null && own !== null) yield encode(field(to, 'user', own));
  yield encode(`--${to}--\r\n`);
}

function field(boundary: string, name: string, value: string): string {
  return `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
}

function fileHead(boundary: string, filename: string, type: string): string {
  const disposition = `Content-Disposition: form-data; name="file"; filename="${filename}"`;
  return `--${boundary}\r\n${disposition}\r\n${type && `Content-Type: ${type}\r\n`}\r\n`;
}

interface Part {
  readonly name: string;
  /** As browsers escape it; `null` for a field. */
  readonly filename: string | null;
  readonly type: string;
}

/** Only what browsers write: a backslash, which some readers take for an escape, Dify refuses in names of files too. */
function partOf(head: string): Part {
  let part: Part | null = null;
  let type = '';
  for (const line of head.split('\r\n')) {
    const disposition =
      /^content-disposition: form-data; name="(\w+)"(?:; filename="([^"\\\r\n\0]*)")?$/i.exec(line);
    if (disposition && !part) part = {name: disposition[1] ?? '', filename: disposition[2] ?? null, type};
    else if (!type) type = /^content-type: ([\x20-\x7e]{1,200})$/i.exec(line)?.[1] ?? refuse();
    else refuse();
  }
  return part ? {...part, type} : refuse();
}

function refuse(): never {
  throw malformed();
}

const malformed = (): Error => badRequest('The form cannot be read.');

/** Bytes that are asked for by number, or by what ends them. */
class Source {
  readonly #pieces: AsyncGenerator<Bytes, void>;
  #rest: Bytes = new Uint8Array();

  constructor(pieces: AsyncGenerator<Bytes, void>) {
    this.#pieces = pieces;
  }

  async take(size: number): Promise<Bytes> {
    while (this.#rest.length < size) await this.#more();
    return this.#cut(size, size);
  }

  /** All before the delimiter, which is taken along. */
  async until(delimiter: Pattern, max: number): Promise<Bytes> {
    for (;;) {
      const at = delimiter.indexIn(this.#rest);
      if (at > max || (at < 0 && this.#rest.length > max + delimiter.length)) throw malformed();
      if (at >= 0) return this.#cut(at, at + delimiter.length);
      await this.#more();
    }
  }

  /** The same in pieces as they come. */
  async *streamUntil(delimiter: Pattern): AsyncGenerator<Bytes, void> {
    for (;;) {
      const at = delimiter.indexIn(this.#rest);
      const sure = at < 0 ? this.#rest.length - delimiter.begunIn(this.#rest) : at;
      const piece = this.#cut(sure, at < 0 ? sure : at + delimiter.length);
      if (piece.length > 0) yield piece;
      if (at >= 0) return;
      await this.#more();
    }
  }

  #cut(end: number, next: number): Bytes {
    const piece = this.#rest.subarray(0, end);
    this.#rest = this.#rest.subarray(next);
    return piece;
  }

  async #more(): Promise<void> {
    const {done, value} = await this.#pieces.next();
    if (done) throw badRequest('The form broke off.');
    this.#rest = this.#rest.length > 0 ? joined([this.#rest, value]) : value;
  }
}

function encode(text: string): Bytes {
  return new TextEncoder().encode(text);
}

function decode(bytes: Bytes): string {
  return new TextDecoder().decode(bytes);
}
