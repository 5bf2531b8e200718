/** The wire format itself: what counts as an event, and what is passed over. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {eventsOf} from '../../src/dify/event-stream.js';
import type {Deadline} from '../../src/dify/http.js';
import {FakeDify, playing} from '../support/fake-dify.js';
import {bytesOf, event, message, messageEnd, pieces, ping, sse} from '../support/streams.js';
import type {TestChat} from '../support/test-chat.js';
import {openChat} from '../support/test-chat.js';

const end = sse(messageEnd());

/** Rows: what a stream may hold, and the text that it comes to. */
const streams: readonly (readonly [string, string, string])[] = [
  ['a byte order mark before the first event', `\uFEFF${sse(message('Hi'))}${end}`, 'Hi'],
  ['comments', `: hello\n\n:\n${sse(message('Hi'))}: more\n${end}`, 'Hi'],
  [
    'ids, retry times and fields nobody knows',
    `id: 7\nretry: 10\nfoo: bar\n${sse(message('Hi'))}${end}`,
    'Hi',
  ],
  ['an event name beside the data', `event: message\n${sse(message('Hi'))}${end}`, 'Hi'],
  ['no space after the colon', sse(message('Hi')).replace('data: ', 'data:') + end, 'Hi'],
  ['JSON spread over several data lines', `${dataLines(message('Hi'))}${end}`, 'Hi'],
  [
    'two objects on lines of their own without an empty line between',
    `${sse(message('Hi')).trimEnd()}\n${sse(message(' there'))}${end}`,
    'Hi there',
  ],
  ['events that nobody knows', `${sse(event('brand_new', {answer: 'No'}), message('Hi'))}${end}`, 'Hi'],
  [
    'events named like what every object has',
    `${sse(event('constructor'), event('__proto__'), message('Hi'))}${end}`,
    'Hi',
  ],
  ['an event without a name', `data: {"answer":"No"}\n\n${sse(message('Hi'))}${end}`, 'Hi'],
  [
    'lines that are no JSON',
    `data: {"event":"mess\n\ndata: [DONE]\n\ndata: \n\n${sse(message('Hi'))}${end}`,
    'Hi',
  ],
  ['JSON that is no object', `data: 1\n\ndata: null\n\ndata: ["x"]\n\n${sse(message('Hi'))}${end}`, 'Hi'],
  ['an answer that is no text', `${sse(message('Hi'), {...message(''), answer: {a: 1}})}${end}`, 'Hi'],
  ['pings with and without data', `${ping}event: ping\ndata: {}\n\n${sse(message('Hi'))}${ping}${end}`, 'Hi'],
  ['a last event without its empty line', `${sse(message('Hi'))}${end.trimEnd()}`, 'Hi'],
  ['separators of Unicode inside a string', `${sse(message('a\u2028b\u0085c'))}${end}`, 'a\u2028b\u0085c'],
  ['line breaks of every kind inside a string', `${sse(message('a\r\nb\nc\rd'))}${end}`, 'a\r\nb\nc\rd'],
];
for (const [what, stream, text] of streams) {
  test(`an answer may come with ${what}`, async () => {
    for (const size of [1, 5, 4096]) {
      const chat = await answered(stream, size);
      assert.deepEqual([chat.status, chat.text], ['complete', text], `cut into pieces of ${String(size)}`);
    }
  });
}

test('a last event that was cut off in the middle of its JSON is no event', async () => {
  const chat = await answered(`${sse(message('Hi'))}${sse(message(' there')).slice(0, -20)}`);
  assert.deepEqual([chat.status, chat.text], ['error', 'Hi']);
});

test('20 000 events arrive complete and in order', async () => {
  const words = Array.from({length: 20_000}, (_, at) => `${String(at)} `);
  const chat = await answered(sse(...words.map((word) => message(word)), messageEnd()), 65_536);
  assert.equal(chat.text, words.join(''));
});

test('megabytes that arrive at once are read in pieces, so that the page gets its turn between them', async () => {
  const words = Array.from({length: 5_000}, (_, at) => `${String(at)} `);
  const bytes = bytesOf(sse(...words.map((word) => message(word))));
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(bytes);
      controller.close();
    },
  });
  const deadline = {signal: new AbortController().signal, reason: null, restart: () => undefined};
  const batches: number[] = [];
  const read: unknown[] = [];
  for await (const events of eventsOf(body, deadline as unknown as Deadline, 1_000)) {
    batches.push(events.length);
    read.push(...events.map((each) => each['answer']));
  }
  assert.deepEqual(read, words);
  assert.ok(Math.max(...batches) < 500, `${String(Math.max(...batches))} events at once`);
});

test('an event beyond all measure ends the answer instead of filling the memory', async () => {
  const megabyte = 'x'.repeat(2 ** 20);
  const chat = await answered(`data: {"event":"message","answer":"${megabyte.repeat(17)}`, 2 ** 20);
  assert.deepEqual([chat.status, chat.answer.error?.code], ['error', 'bad_response']);
});

async function answered(stream: string, size = 4096): Promise<TestChat> {
  const chat = await openChat(new FakeDify().answers(playing(pieces(bytesOf(stream), size))));
  await chat.ask().catch(() => undefined);
  return chat;
}

/** An event with a `data:` line for each line of its JSON. */
function dataLines(value: object): string {
  const lines = JSON.stringify(value, null, 2).split('\n');
  return `${lines.map((line) => `data: ${line}`).join('\n')}\n\n`;
}
