/**
 * Splits text into the data of server-sent events. Dify says everything in `data`, so names, ids, retry times and
 * comments are passed over; that is what makes this a tenth of a general parser.
 *
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation
 */
export class SseParser {
  readonly #maxLength: number;
  /** The line that is not ended yet. */
  #line = '';
  #data: string[] = [];
  #length = 0;
  #endsInCr = false;

  /** @param maxLength characters that one event may hold. */
  constructor(maxLength: number) {
    this.#maxLength = maxLength;
  }

  /**
   * The data of the events that end in this piece of the stream.
   *
   * @throws RangeError for an event that is too long.
   */
  feed(piece: string): readonly string[] {
    if (piece === '') return [];
    // A line's end may be cut in two: the second half is none of its own.
    const [first = '', ...more] = (this.#endsInCr && piece.startsWith('\n') ? piece.slice(1) : piece).split(
      /\r\n|\n|\r/,
    );
    this.#endsInCr = piece.endsWith('\r');
    const lines = [this.#line + first, ...more];
    this.#line = lines.pop() ?? '';
    const events = lines.flatMap((line) => this.#take(line));
    if (this.#length + this.#line.length > this.#maxLength) throw new RangeError('An event is too long.');
    return events;
  }

  #take(line: string): readonly string[] {
    if (line !== '') {
      if (line !== 'data' && !line.startsWith('data:')) return [];
      const value = line.slice(line[5] === ' ' ? 6 : 5);
      // Dify says each event in one line: a whole one need not wait for the empty line, which may never come.
      if (this.#data.length === 0 && value.startsWith('{') && value.endsWith('}')) return [value];
      this.#data.push(value);
      this.#length += line.length;
      return [];
    }
    const data = this.#data;
    this.#data = [];
    this.#length = 0;
    return data.length > 0 ? [data.join('\n')] : [];
  }
}
