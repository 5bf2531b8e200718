/** Speech in both directions, as it goes over the wire. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {DifyError} from '../../src/conversation/dify-error.js';
import {bytesOf, speechOf, transcribe} from '../../src/dify/audio.js';
import type {ChatTransport} from '../../src/dify/transport.js';
import {readsAloud, readsAloudByItself, takesSpeech} from '../../src/dify/voice-settings.js';
import type {Reply} from '../support/fake-dify.js';
import {FakeDify, html, json, silence, unreachable} from '../support/fake-dify.js';
import {openChat} from '../support/test-chat.js';

const never = new AbortController().signal;

async function transportTo(server: FakeDify): Promise<ChatTransport> {
  return (await openChat(server)).session.link.transport;
}

async function codeOf(promise: Promise<unknown>): Promise<string> {
  const outcome = await promise.catch((error: unknown) => error);
  return outcome instanceof DifyError ? outcome.code : `no failure: ${String(outcome)}`;
}

const sound: Reply = () =>
  new Response(new Uint8Array([1, 2, 3]), {headers: {'content-type': 'audio/mpeg; charset=x'}});

test('a recording is sent with the visitor’s id and comes back as words', async () => {
  const server = new FakeDify().on('POST /audio-to-text', json({text: ' Hello there\n'}));
  const transport = await transportTo(server);
  const words = await transcribe(transport, new Blob(['x'], {type: 'audio/wav'}), never);
  assert.equal(words, 'Hello there');
  const form = server.to('POST /audio-to-text')[0]!.init.body as FormData;
  const file = form.get('file') as File;
  assert.deepEqual([file.name, file.type, form.get('user')], ['voice-message.wav', 'audio/wav', 'visitor']);
});

for (const [what, reply, code] of [
  ['of no transcription', json({}), 'bad_response'],
  ['that is a page', html(200), 'bad_response'],
  ['415', json({code: 'unsupported_audio_type', message: '', status: 415}, 415), 'unsupported_audio_type'],
  ['that never leaves the network', unreachable(), 'network'],
] as const) {
  test(`an answer ${what} fails as ${code}`, async () => {
    const transport = await transportTo(new FakeDify().on('POST /audio-to-text', reply));
    assert.equal(await codeOf(transcribe(transport, new Blob(['x']), never)), code);
  });
}

test('a transcription that nobody waits for any more is given up', async () => {
  const transport = await transportTo(new FakeDify().on('POST /audio-to-text', silence()));
  const wish = new AbortController();
  const code = codeOf(transcribe(transport, new Blob(['x']), wish.signal));
  wish.abort();
  assert.equal(await code, 'aborted');
});

test('an answer is asked for by its id, and by its text where it has none', async () => {
  const server = new FakeDify().on('POST /text-to-audio', sound, sound);
  const transport = await transportTo(server);
  const speech = await speechOf(transport, {messageId: 'm'}, never);
  assert.equal(speech?.type, 'audio/mpeg');
  const heard: number[] = [];
  for await (const piece of speech.pieces) heard.push(...piece);
  assert.deepEqual(heard, [1, 2, 3]);
  const other = await speechOf(transport, {text: 'Hello'}, never);
  for await (const piece of other!.pieces) heard.push(...piece);
  assert.deepEqual(
    server.to('POST /text-to-audio').map(({body}) => body),
    [
      {message_id: 'm', user: 'visitor'},
      {text: 'Hello', user: 'visitor'},
    ],
  );
});

test('where there is nothing to read, Dify answers null', async () => {
  const transport = await transportTo(new FakeDify().on('POST /text-to-audio', json(null)));
  assert.equal(await speechOf(transport, {messageId: 'm'}, never), null);
});

test('what is neither sound nor null is a failure', async () => {
  const transport = await transportTo(new FakeDify().on('POST /text-to-audio', html(200), json({})));
  assert.equal(await codeOf(speechOf(transport, {messageId: 'm'}, never)), 'bad_response');
  assert.equal(await codeOf(speechOf(transport, {messageId: 'm'}, never)), 'bad_response');
});

test('a piece of speech is read from base64; what is none is silence', () => {
  assert.deepEqual([...bytesOf('//s=')], [255, 251]);
  assert.deepEqual([...bytesOf('no base64!')], []);
});

test('an app speaks and listens only where it says so', () => {
  for (const parameters of [
    null,
    {},
    {text_to_speech: {}, speech_to_text: {}},
    {text_to_speech: 'enabled'},
  ]) {
    assert.equal(takesSpeech(parameters), false);
    assert.equal(readsAloud(parameters), false);
    assert.equal(readsAloudByItself(parameters), false);
  }
  const speaking = {text_to_speech: {enabled: true, autoPlay: 'enabled'}};
  assert.deepEqual([readsAloud(speaking), readsAloudByItself(speaking)], [true, true]);
  assert.equal(readsAloudByItself({text_to_speech: {enabled: false, autoPlay: 'enabled'}}), false);
  assert.equal(takesSpeech({speech_to_text: {enabled: true}}), true);
});
