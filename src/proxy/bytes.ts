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

/** Where a sequence of bytes begins, or -1. */
export function indexOf(bytes: Bytes, wanted: Bytes, from = 0): number {
  const [first = 0] = wanted;
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (at + wanted.length > bytes.length) return -1;
    if (wanted.every((byte, i) => bytes[at + i] === byte)) return at;
  }
  return -1;
}

/** How many bytes at the end are the beginning of a sequence that may go on in the next piece. */
export function begunAtEnd(bytes: Bytes, wanted: Bytes): number {
  for (let size = Math.min(bytes.length, wanted.length - 1); size > 0; size -= 1) {
    const start = bytes.length - size;
    if (bytes[start] !== wanted[0]) continue;
    if (bytes.subarray(start).every((byte, i) => byte === wanted[i])) return size;
  }
  return 0;
}
