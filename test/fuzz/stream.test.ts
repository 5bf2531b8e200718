/** From bytes to what is shown of an answer: whatever a server sends, in whatever pieces. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import type {AnswerFact} from '../../src/conversation/answer.js';
import {isOver, textOf} from '../../src/conversation/answer.js';
import {DifyError} from '../../src/conversation/dify-error.js';
import {factsOf} from '../../src/dify/answer-facts.js';
import {Deadline} from '../../src/dify/http.js';
import {SseParser} from '../../src/dify/sse-parser.js';
import type {DifyChunkDetail, DifyMessageDetail} from '../../src/events.js';
import {anyBody, anyEnding, anyEvent} from '../support/any-events.js';
import {anyCuts, anyText, cutAt, holds, holdsLater} from '../support/fuzz.js';
import {events, FakeDify, playing} from '../support/fake-dify.js';
import {message, messageEnd, sse} from '../support/streams.js';
import type {TestChat} from '../support/test-chat.js';
import {openChat} from '../support/test-chat.js';

const anyBytes = fc.oneof(
  anyBody.map((text) => new TextEncoder().encode(text)),
  fc.uint8Array({maxLength: 60}),
);

test('any bytes in any pieces are facts, or a failure that has a code', () =>
  holdsLater(
    400,
    fc.asyncProperty(anyBytes, anyCuts, async (bytes, cuts) => {
      const whole = await heardOf([bytes]);
      const pieces = await heardOf(cutAt(bytes, cuts));
      assert.deepEqual(pieces, whole);
    }),
  ));

test('data comes out of a stream the same, however its text is cut', () =>
  holds(
    1_000,
    fc.property(fc.oneof(anyBody, anyText), anyCuts, (text, cuts) => {
      const dataOf = (pieces: readonly string[]): readonly string[] => {
        const parser = new SseParser(1_000_000);
        return [...pieces, '\n\n'].flatMap((piece) => parser.feed(piece));
      };
      assert.deepEqual(dataOf(cutAt(text, cuts)), dataOf([text]));
    }),
  ));

test('not a character of an answer is lost, doubled or changed, however it comes', () =>
  holdsLater(
    150,
    fc.asyncProperty(
      fc.array(anyText.filter(isWhole), {maxLength: 8}),
      anyEnding,
      anyCuts,
      async (texts, ending, cuts) => {
        const body = sse(...texts.map((text) => message(text)), messageEnd()).replaceAll('\n', ending);
        const bytes = new TextEncoder().encode(body);
        const chat = await openChat(new FakeDify().answers(playing(cutAt(bytes, cuts).filter(hasBytes))));
        await chat.ask();
        assert.equal(chat.text, texts.join(''));
        assert.equal(chat.status, 'complete');
        isToldInOrder(chat);
      },
    ),
  ));

test('whatever events come in whatever order, an answer ends once and its text only grows', () =>
  holdsLater(
    300,
    fc.asyncProperty(fc.array(anyEvent, {maxLength: 16}), fc.boolean(), async (content, ends) => {
      const last = ends ? [messageEnd({message_id: 'm'})] : [];
      const chat = await openChat(
        new FakeDify().answers(events(...[...content, ...last].map((event) => ({event: '', ...event})))),
      );
      await chat.ask().catch((error: unknown) => {
        if (!(error instanceof DifyError)) throw error;
      });
      isToldInOrder(chat);
    }),
  ));

/** The facts of a body, those of one batch after those of the other, and the code of the failure it ends in. */
async function heardOf(pieces: readonly Uint8Array[]): Promise<unknown> {
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      for (const piece of pieces) if (hasBytes(piece)) controller.enqueue(piece);
      controller.close();
    },
  });
  const deadline = new Deadline(new AbortController().signal);
  const facts: AnswerFact[] = [];
  let code = '';
  try {
    const response = new Response(body, {headers: {'content-type': 'text/event-stream'}});
    for await (const batch of factsOf(response, deadline, 60_000)) facts.push(...batch);
  } catch (error) {
    if (!(error instanceof DifyError)) throw error;
    code = error.code;
  } finally {
    deadline.end();
  }
  return {code, facts};
}

/** What a page has heard of the only answer: text that grows or is replaced as a whole, and one end. */
function isToldInOrder(chat: TestChat): void {
  let text = '';
  for (const {detail} of chat.heard('dify-chunk') as CustomEvent<DifyChunkDetail>[]) {
    assert.ok(
      detail.content === text + detail.delta || detail.content === detail.delta,
      'it grows, or is new',
    );
    text = detail.content;
  }
  const [question, ...ends] = chat.heard('dify-message') as CustomEvent<DifyMessageDetail>[];
  assert.equal(question?.detail.message.role, 'user');
  const {answer} = chat;
  assert.equal(textOf(answer), text);
  if (answer.status === 'paused') {
    assert.deepEqual(ends, []);
    return;
  }
  assert.ok(isOver(answer), answer.status);
  assert.equal(ends.length, 1);
  const told = ends[0]!.detail.message;
  assert.equal(told.status, answer.status);
  assert.equal(told.content, text);
  assert.equal(chat.heard('dify-error').length, answer.status === 'error' ? 1 : 0);
  assert.equal(chat.heard('dify-stop').length, answer.status === 'stopped' ? 1 : 0);
}

function hasBytes(piece: Uint8Array): boolean {
  return piece.length > 0;
}

/** Half a surrogate pair is no text that UTF-8 could carry. */
function isWhole(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}
