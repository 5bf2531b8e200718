// @ts-check
/** Speech in both directions, and the apps that read their answers aloud. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {bodyOf, order, refusedWith, visit} from './client.mjs';

/** @typedef {Awaited<ReturnType<typeof visit>>} Visit */
/** @typedef {import('./client.mjs').Json} Json */

const NOBODY = '11111111-2222-4333-8444-555555555555';
const riff = Buffer.concat([Buffer.from('RIFF\0\0\0\0WAVEfmt '), Buffer.alloc(2000)]);

/**
 * @param {Visit} visitor
 * @param {BlobPart} content
 * @param {string} type
 */
function speak({call, user}, content, type) {
  const body = new FormData();
  body.append('file', new File([content], 'speech', {type}));
  body.append('user', user);
  return call('/v1/audio-to-text', {method: 'POST', body});
}

/** @param {ArrayBuffer | Buffer} sound @returns {number} How many MP3 frames it is, without a byte between them. */
function framesIn(sound) {
  const bytes = Buffer.from(/** @type {ArrayBuffer} */ (sound));
  assert.equal(bytes.length % 208, 0);
  for (let at = 0; at < bytes.length; at += 208) assert.equal(bytes.readUInt32BE(at), 0xfffb50c0);
  return bytes.length / 208;
}

test('speech becomes the text that the app hears', async (t) => {
  const visitor = await visit(t, 'app-demo-voice');
  assert.deepEqual(await bodyOf(speak(visitor, riff, 'audio/wav')), {text: 'Which tent for two?'});
  await visitor.control('PUT', 'apps/app-own', {like: 'app-demo-voice', transcript: 'Grüße'});
  const headers = {authorization: 'Bearer app-own'};
  const body = new FormData();
  body.append('file', new File([Buffer.from('ID3\0')], 'a.mp3', {type: 'audio/mp3'}));
  assert.equal(
    (await bodyOf(visitor.call('/v1/audio-to-text', {method: 'POST', headers, body}))).text,
    'Grüße',
  );
});

test('sound under another label, none, too much, or nonsense is refused', async (t) => {
  const visitor = await visit(t, 'app-demo-voice');
  for (const type of ['audio/webm', 'audio/mp4', 'audio/mpeg', 'audio/ogg', 'text/plain'])
    await refusedWith(await speak(visitor, riff, type), 415, 'unsupported_audio_type');
  await refusedWith(await speak(visitor, 'webm inside', 'audio/wav'), 400, 'completion_request_error');
  const long = new Uint8Array(30 * 1024 * 1024 + 1);
  await refusedWith(await speak(visitor, long, 'audio/wav'), 413, 'audio_too_large');
  const nothing = {method: 'POST', body: new FormData()};
  await refusedWith(await visitor.call('/v1/audio-to-text', nothing), 400, 'no_audio_uploaded');
});

/** Rows: version, with speech, without a part, the code. @type {readonly [string, boolean, string][]} */
const refusals = [
  ['1.16.0', false, 'speech_to_text_disabled'],
  ['1.14.2', false, 'invalid_param'],
  ['1.12.1', false, 'invalid_param'],
  ['1.14.2', true, 'no_audio_uploaded'],
  ['1.12.1', true, 'bad_request_key_error'],
];
for (const [version, isOn, code] of refusals) {
  test(`Dify ${version} refuses ${isOn ? 'a form without sound' : 'speech that is off'} with ${code}`, async (t) => {
    const visitor = await visit(t, 'app-own');
    await visitor.control('PUT', 'apps/app-own', {version, parameters: {speech_to_text: {enabled: isOn}}});
    const response = isOn
      ? await visitor.call('/v1/audio-to-text', {method: 'POST', body: new FormData()})
      : await speak(visitor, riff, 'audio/wav');
    await refusedWith(response, 400, code);
  });
}

test('an answer is read aloud as MP3, and so is a text', async (t) => {
  const {events, post, user} = await visit(t, 'app-demo-voice');
  const [said] = await events('Which tent for two?');
  for (const body of [{message_id: said.message_id}, {text: 'Hello there'}]) {
    const response = await post('/v1/text-to-audio', {user, ...body});
    assert.equal(response.headers.get('content-type'), 'audio/mpeg');
    assert.equal(response.headers.get('content-length'), null);
    assert.ok(framesIn(await response.arrayBuffer()) > 10);
  }
});

test('for an answer that is not there nothing is read, and without a voice nothing at all', async (t) => {
  const {control, events, post, user} = await visit(t, 'app-demo-voice');
  const speech = (/** @type {Json} */ body) => post('/v1/text-to-audio', {user, ...body});
  const [failed] = await events('error stream');
  for (const id of [NOBODY, 'no-uuid', failed.message_id]) {
    const response = await speech({message_id: id});
    assert.deepEqual([response.status, await bodyOf(response)], [200, null]);
  }
  await refusedWith(await speech({}), 400, 'invalid_param');
  await control('PUT', 'apps/app-demo-voice', {parameters: {text_to_speech: {enabled: false}}});
  assert.equal(await refusedWith(await speech({text: 'Hi'}), 400, 'invalid_param'), 'TTS is not enabled');
});

/** Rows: mode, version, the order of events. @type {readonly [string, string, string][]} */
const orders = [
  [
    'chat',
    '1.16.0',
    'message tts_message message tts_message message message_end tts_message tts_message_end',
  ],
  ['advanced-chat', '1.16.0', 'tts_message message tts_message message message_end workflow_finished'],
  ['advanced-chat', '1.12.1', 'message workflow_finished message_end tts_message tts_message_end'],
];
for (const [mode, version, expected] of orders) {
  test(`a talkative ${mode} of ${version} speaks between its words`, async (t) => {
    const {control, events} = await visit(t, 'app-demo-voice-auto');
    await control('PUT', 'apps/app-demo-voice-auto', {like: 'app-demo-voice-auto', mode, version});
    const heard = await events('Which tent for two?');
    const sounds = heard.filter(({event}) => event === 'tts_message');
    assert.ok(sounds.length >= 2);
    for (const {audio} of sounds) framesIn(Buffer.from(audio, 'base64'));
    const names = order(heard).filter((name) => !name.startsWith('node_') || name === 'workflow_started');
    assert.ok(names.join(' ').endsWith(expected), names.join(' '));
  });
}
