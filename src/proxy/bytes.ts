/** Bytes as streams deliver them: in pieces that are cut anywhere. */

/** How a body comes, whichever runtime made it. */
export type Bytes = Uint8Array<ArrayBuffer>;

/**
 * A body's pieces, as many as may come. Who leaves before the end leaves the rest alone: to cancel a request's body is, for
 * Node, to hang up on a client who waits for the answer.
 *
 * @throws the refusal that `tooMuch` gives, as soon as there are more bytes than `limit`.
 */
export async function* piecesOf(
  body: ReadableStream<Bytes> | null,
  limit: number,
  tooMuch: () => Error,
): AsyncGenerator<Bytes, void> {
  if (!body) return;
  const reader = body.getReader();
  let size = 0;
  try {
    for (;;) {
      const {done, value} = await reader.read();
      if (done) return;
      size += value.length;
      if (size > limit) throw tooMuch();
      yield value;
    }
  } finally {
    reader.releaseLock();
  }
}

/** A stream that asks for the next piece only when somebody wants it: whoever reads slowly slows the source down. */
export function streamOf(pieces: AsyncGenerator<Bytes, void>): ReadableStream<Bytes> {
  return new ReadableStream<Bytes>(
    {
      async pull(controller) {
        const {done, value} = await pieces.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel() {
        void pieces.return(); // which has to wait for the piece that is on its way
      },
    },
    {highWaterMark: 0},
  );
}

export function joined(parts: readonly Bytes[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/**
 * Bytes to look for, by Horspool's algorithm: what cannot be is skipped, so that no upload, however it is made, costs more
 * than a look at each of its bytes.
 */
export class Pattern {
  readonly bytes: Bytes;
  /** How far the next place is, by the byte that stands where the pattern's last one would. */
  readonly #steps: Uint16Array;

  constructor(text: string) {
    this.bytes = new TextEncoder().encode(text);
    const last = this.bytes.length - 1;
    this.#steps = new Uint16Array(256).fill(this.bytes.length);
    this.bytes.forEach((byte, i) => {
      if (i < last) this.#steps[byte] = last - i;
    });
  }

  get length(): number {
    return this.bytes.length;
  }

  /** Where it begins in other bytes, or -1. */
  indexIn(bytes: Bytes, from = 0): number {
    const last = this.length - 1;
    for (let at = from; at + last < bytes.length;) {
      const end = bytes[at + last] ?? 0;
      if (end === this.bytes[last] && this.#isAt(bytes, at, last)) return at;
      at += this.#steps[end] ?? 1;
    }
    return -1;
  }

  /** How many bytes at the end of others are its beginning, and may go on in the next piece. */
  begunIn(bytes: Bytes): number {
    for (let size = Math.min(bytes.length, this.length - 1); size > 0; size -= 1)
      if (this.#isAt(bytes, bytes.length - size, size)) return size;
    return 0;
  }

  #isAt(bytes: Bytes, at: number, size: number): boolean {
    for (let i = 0; i < size; i += 1) if (bytes[at + i] !== this.bytes[i]) return false;
    return true;
  }
}
