/** Bodies of answers for tests: from fixtures, made on the spot, and fed by the test. */
import {readFile} from 'node:fs/promises';

const encoder = new TextEncoder();

/** What every event of the streams below carries, as Dify's envelope does. */
export const envelope = {
  conversation_id: '45701982-8118-4bc5-8e9b-64562b4555f2',
  message_id: '9da23599-e713-473b-982c-4328d4f5c78a',
  created_at: 1784700000,
  task_id: 'c3800678-a077-43df-a102-53f23ed20b88',
};

export interface StreamEvent {
  readonly event: string;
  readonly [field: string]: unknown;
}

export function message(answer: string, more: object = {}): StreamEvent {
  return {event: 'message', ...envelope, id: envelope.message_id, answer, ...more};
}

export function messageEnd(more: object = {}): StreamEvent {
  return {event: 'message_end', ...envelope, id: envelope.message_id, metadata: {}, files: [], ...more};
}

export function event(name: string, more: object = {}): StreamEvent {
  return {event: name, ...envelope, ...more};
}

export function failure(code: string, status: number): StreamEvent {
  return {event: 'error', code, status, message: 'It went wrong.'};
}

/** Events as Dify writes them. */
export function sse(...events: readonly StreamEvent[]): string {
  return events.map((each) => `data: ${JSON.stringify(each)}\n\n`).join('');
}

export const ping = 'event: ping\n\n';

/** A stream from `test/fixtures/streams/`. */
export async function fixture(name: string): Promise<Uint8Array> {
  return readFile(new URL(`../fixtures/streams/${name}.sse`, import.meta.url));
}

/** The bytes in pieces of this size. */
export function pieces(bytes: Uint8Array, size: number): readonly Uint8Array[] {
  return Array.from({length: Math.ceil(bytes.length / size)}, (_, at) =>
    bytes.subarray(at * size, (at + 1) * size),
  );
}

/** The bytes in pieces of 1 to 60 bytes; the same seed always cuts the same way. */
export function randomPieces(bytes: Uint8Array, seed: number): readonly Uint8Array[] {
  const cut: Uint8Array[] = [];
  let random = seed;
  for (let at = 0; at < bytes.length;) {
    random = (Math.imul(random, 1664525) + 1013904223) >>> 0;
    const end = at + 1 + (random % 60);
    cut.push(bytes.subarray(at, end));
    at = end;
  }
  return cut;
}

/** A body that a test feeds: what it sends has been read, and made sense of, when `send` resolves. */
export class LiveStream {
  readonly body: ReadableStream<Uint8Array>;
  /** Whether the reader let go before the end. */
  isLeft = false;
  #controller!: ReadableStreamDefaultController<Uint8Array>;
  #isAwaited = false;
  #tellAwaited: () => void = () => undefined;

  constructor() {
    this.body = new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          this.#controller = controller;
        },
        pull: () => {
          this.#isAwaited = true;
          this.#tellAwaited();
        },
        cancel: () => {
          this.#leave();
        },
      },
      {highWaterMark: 0}, // so that a pull means that somebody reads
    );
  }

  /** Sends bytes, text or events; resolves when the reader asks for more, or has gone. */
  async send(...content: readonly (StreamEvent | string | Uint8Array)[]): Promise<void> {
    for (const each of content) {
      await this.#awaited();
      if (this.isLeft) return;
      this.#isAwaited = false;
      this.#controller.enqueue(bytesOf(each));
      await this.#awaited();
    }
  }

  async close(): Promise<void> {
    await this.#awaited();
    if (!this.isLeft) this.#controller.close();
  }

  /** The connection breaks, or the request was given up. */
  fail(reason: unknown): void {
    if (this.isLeft) return;
    this.#controller.error(reason);
    this.#leave();
  }

  async #awaited(): Promise<void> {
    if (this.#isAwaited || this.isLeft) return;
    await new Promise<void>((resolve) => (this.#tellAwaited = resolve));
  }

  #leave(): void {
    this.isLeft = true;
    this.#tellAwaited();
  }
}

export function bytesOf(content: StreamEvent | string | Uint8Array): Uint8Array {
  if (content instanceof Uint8Array) return content;
  return encoder.encode(typeof content === 'string' ? content : sse(content));
}
