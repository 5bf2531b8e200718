/** Turns whatever a server or a proxy says of a failure into a `DifyError`. Loaded with the first one. */
import {DifyError} from '../conversation/dify-error.js';
import {isRecord, numberOrNull, parseJson, text} from './wire.js';

/** Bytes of an error's body that are read: what is longer is a proxy's page. */
const MAX_BYTES = 64 * 1024;

/** How much of an error page is kept for the log; the reader never sees it. */
const MAX_QUOTED = 300;

/** The error in a response that is none of what was asked for. The body may be JSON, HTML, or nothing. */
export async function errorOfResponse(response: Response): Promise<DifyError> {
  const body = await beginningOf(response).catch(() => ''); // a body that cannot be read says no more than the status
  return errorOfBody(body, response.status, retryAfterOf(response));
}

async function beginningOf(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) return response.text(); // a `fetch` of the page's own need not stream
  const decoder = new TextDecoder();
  let text = '';
  for (let bytes = 0; bytes < MAX_BYTES;) {
    const {done, value} = await reader.read();
    if (done) return text;
    bytes += value.length;
    text += decoder.decode(value, {stream: true});
  }
  void reader.cancel().catch(() => undefined); // it is gone already
  return text;
}

export function errorOfBody(body: string, status: number, retryAfter: number | null = null): DifyError {
  const json = parseJson(body);
  if (isRecord(json)) return errorOfRecord(json, status, retryAfter);
  const message = quoted(body) || `The server answered with status ${String(status)}.`;
  return new DifyError(codeOfStatus(status), message, {status, retryAfter});
}

/** Dify's own shape, `{code, message, status}`, as a body or as an `error` event; each field may be missing. */
export function errorOfRecord(
  fields: Readonly<Record<string, unknown>>,
  httpStatus: number,
  retryAfter: number | null = null,
): DifyError {
  const status = numberOrNull(fields['status']) ?? httpStatus;
  const code = text(fields['code']) || codeOfStatus(status);
  const message = quoted(text(fields['message'])) || code;
  return new DifyError(code, message, {status, retryAfter});
}

/** What a server said, fit for a log: a proxy may quote the request, and with it the key or the passport. */
function quoted(said: string): string {
  return said
    .slice(0, 2 * MAX_QUOTED)
    .replace(/\b(app-|eyJ|Bearer\s+)[\w.~+/=-]+/gi, '$1…')
    .slice(0, MAX_QUOTED)
    .trim();
}

function codeOfStatus(status: number): string {
  if (status === 401) return 'unauthorized';
  if (status === 429) return 'rate_limited';
  return 'bad_response';
}

/** Seconds from now, from either form of the header; `null` without one that can be read. */
function retryAfterOf(response: Response): number | null {
  const value = response.headers.get('retry-after')?.trim();
  if (!value) return null;
  // `Date.parse` alone would read a year out of any number; a date of HTTP begins with its weekday.
  const date = /^[A-Z]{3}/i.test(value) ? Date.parse(value) : NaN;
  const seconds = /^\d+$/.test(value) ? Number(value) : (date - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : null;
}
