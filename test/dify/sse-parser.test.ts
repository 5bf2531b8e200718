/** Server-sent events in every cut: what the specification's own examples come to. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {SseParser} from '../../src/dify/sse-parser.js';

const MAX = 1000;

/** Rows: what it shows, the stream, the data of its events. */
const streams: readonly (readonly [string, string, readonly string[]])[] = [
  ['several lines of one event', 'data: YHOO\ndata: +2\ndata: 10\n\n', ['YHOO\n+2\n10']],
  [
    'comments and other fields',
    ': test\n\ndata: first\nid: 1\n\ndata:second\nid\n\ndata:  third\n\n',
    ['first', 'second', ' third'],
  ],
  ['empty data, and no data at all', 'data\n\ndata\ndata\n\ndata:\n\nevent: ping\n\n', ['', '\n', '']],
  ['a field whose name only begins alike', 'database: x\ndata x: y\n\ndata: z\n\n', ['z']],
  [
    'line ends of every kind',
    'data: a\r\n\r\ndata: b\r\rdata: c\n\ndata: d\r\n\ndata: e\n\r\n',
    ['a', 'b', 'c', 'd', 'e'],
  ],
  ['an event that is not ended', 'data: a\n\ndata: b\n', ['a']],
  [
    'whole JSON, which need not be ended',
    'data: {"a":1}\ndata:{"b":2}\n\ndata: {\ndata: "c":3}\n\n',
    ['{"a":1}', '{"b":2}', '{\n"c":3}'],
  ],
  [
    'a line end inside of what is no line end',
    'data: a\u2028\u2029\u0085\u000bb\n\n',
    ['a\u2028\u2029\u0085\u000bb'],
  ],
];
for (const [what, stream, events] of streams) {
  test(`${what}, in every cut`, () => {
    for (let size = 1; size <= stream.length; size++) {
      const parser = new SseParser(MAX);
      const pieces = Array.from({length: Math.ceil(stream.length / size)}, (_, at) =>
        stream.slice(at * size, (at + 1) * size),
      );
      assert.deepEqual(
        pieces.flatMap((piece) => parser.feed(piece)),
        events,
        `pieces of ${String(size)}`,
      );
    }
  });
}

test('an event that grows beyond its bound is an error, on one line as on many', () => {
  for (const line of ['data: xxxxxxxxx', 'data: xxxxxxxxx\n', ': a comment without an end '] as const) {
    const parser = new SseParser(MAX);
    assert.throws(() => {
      for (let fed = 0; fed <= 2 * MAX; fed += line.length) parser.feed(line);
    }, RangeError);
  }
});

test('many events do not count together', () => {
  const parser = new SseParser(20);
  for (let at = 0; at < 100; at++) assert.deepEqual(parser.feed('data: 0123456789\n\n'), ['0123456789']);
});
