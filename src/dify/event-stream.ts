/** Reads the body of a stream: bytes → UTF-8 → server-sent events → JSON. */
import {errorOfTransport} from './transport-error.js';
import type {Deadline} from './http.js';
import type {WireEvent} from './wire.js';
import {isRecord, parseJson} from './wire.js';
import {DifyError} from '../conversation/dify-error.js';
import {SseParser} from './sse-parser.js';

/** Characters that one event may hold before the stream counts as broken. Dify's largest are node outputs. */
const MAX_EVENT_LENGTH = 16 * 1024 * 1024;

/** Bytes of one stream before it counts as endless. A piece of text comes in an envelope of about 300. */
const MAX_STREAM_BYTES = 128 * 1024 * 1024;

/** How long events are read on end, in milliseconds. */
const MAX_TASK_MS = 12;

/** Bytes that are read before the clock is looked at: a fast network, or a page's own `fetch`, hands over megabytes. */
const SLICE = 64 * 1024;

/** A read that took longer has waited for the network, in milliseconds. What is there may take some to be copied. */
const WAITED_MS = 6;

/**
 * The events of a body, in the batches in which the network delivered them. Keep-alives (`event: ping`) come
 * out as empty batches: they are life, and nothing else. What is no JSON object is passed over.
 *
 * @throws DifyError `timeout` after `idleTimeoutMs` of silence; `stream_interrupted` where the connection breaks.
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export async function* eventsOf(
  body: ReadableStream<Uint8Array>,
  deadline: Deadline,
  idleTimeoutMs: number,
): AsyncGenerator<readonly WireEvent[]> {
  const parser = new SseParser(MAX_EVENT_LENGTH);
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let since = performance.now();
  let received = 0;
  // A body of the page's own making need not heed the signal.
  const leave = (): void => void reader.cancel().catch(() => undefined); // an errored body refuses: it is gone already
  deadline.signal.addEventListener('abort', leave);
  try {
    for (;;) {
      const asked = performance.now();
      const {done, value} = await reader.read().catch((cause: unknown) => {
        throw deadline.reason ?? errorOfTransport(cause, true);
      });
      if (deadline.reason) throw deadline.reason;
      if (done) break;
      if (performance.now() - asked > WAITED_MS) since = performance.now(); // the page had its turn
      deadline.restart(idleTimeoutMs);
      received += value.length;
      if (received > MAX_STREAM_BYTES) throw new DifyError('bad_response', 'The stream is too large.');
      for (let at = 0; at < value.length; at += SLICE) {
        yield eventsIn(parser, decoder.decode(value.subarray(at, at + SLICE), {stream: true}));
        // What has arrived already comes without a pause: a long answer at once would hold up the page.
        if (performance.now() - since < MAX_TASK_MS) continue;
        await nextTask();
        deadline.signal.throwIfAborted();
        since = performance.now();
      }
    }
    // A last event whose empty line was cut off is whole if its JSON is.
    const rest = eventsIn(parser, `${decoder.decode()}\n\n`);
    if (rest.length > 0) yield rest;
  } finally {
    // The consumer may leave early; a cancelled body tells the server so.
    leave();
  }
}

function eventsIn(parser: SseParser, piece: string): readonly WireEvent[] {
  try {
    return parser.feed(piece).flatMap(parseData);
  } catch (cause) {
    throw new DifyError('bad_response', 'One event of the stream is too large.', {cause});
  }
}

/** One JSON object, or several that stand on `data:` lines of their own without an empty line between. */
function parseData(data: string): readonly WireEvent[] {
  const whole = parseJson(data);
  if (isRecord(whole)) return [whole];
  return data.includes('\n') ? data.split('\n').map(parseJson).filter(isRecord) : [];
}

/** Resolves in a task of its own; not by a timer, which browsers slow down in pages that nobody looks at. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const {port1, port2} = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
