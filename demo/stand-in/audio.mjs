// @ts-check
/** Speech in both directions: `POST /audio-to-text` and `POST /text-to-audio`. */
import {requireChatApp} from './checks.mjs';
import {ApiError, invalidParam} from './errors.mjs';
import {isObject, isUuid} from './http.mjs';
import {tune} from './sound.mjs';
import {sleep, turnOfTheLoop} from './steps.mjs';

/** @typedef {import('./routes.mjs').Call} Call */
/** @typedef {import('./apps.mjs').App} App */

export const MAX_AUDIO_BYTES = 30 * 1024 * 1024;
const HEARD_TYPES = ['audio/mp3', 'audio/m4a', 'audio/wav', 'audio/amr', 'audio/mpga'];
const DEFAULT_USER = 'DEFAULT-USER';
/** Bytes in one piece of sound on its way. */
const PIECE_BYTES = 2080;

/** @param {Call} call */
export function hearAudio(call) {
  requireChatApp(call.app);
  const file = call.form().files.find(({name}) => name === 'file');
  const isOldest = !isAtLeast(call.app, '1.14.1');
  if (!file && isOldest)
    throw new ApiError(
      400,
      'bad_request_key_error',
      'The browser (or proxy) sent a request that this server could not understand.',
    );
  if (!isOn(call.app, 'speech_to_text')) {
    if (isAtLeast(call.app, '1.16.0'))
      throw new ApiError(400, 'speech_to_text_disabled', 'Speech to text is not enabled.');
    throw invalidParam('Speech to text is not enabled');
  }
  if (!file) throw new ApiError(400, 'no_audio_uploaded', 'Please upload your audio.');
  if (!HEARD_TYPES.includes(file.type))
    throw new ApiError(415, 'unsupported_audio_type', 'Audio type not allowed.');
  if (file.isTooLarge) throw new ApiError(413, 'audio_too_large', 'Audio size larger than 30 mb');
  if (!isSound(file.type, file.bytes))
    throw new ApiError(400, 'completion_request_error', '[openai] Invalid file format.');
  call.send({text: call.app.transcript});
}

/** @param {Call} call */
export async function speakText(call) {
  const {message_id: messageId = null, text = null, user} = call.json();
  requireChatApp(call.app);
  if (!isOn(call.app, 'text_to_speech')) throw invalidParam('TTS is not enabled');
  const owner = typeof user === 'string' && user ? user : DEFAULT_USER;
  if (typeof messageId === 'string' && messageId) {
    const answer = isUuid(messageId) ? answerOf(call, owner, messageId) : '';
    return answer ? await sendSound(call, answer) : call.send(null);
  }
  if (typeof text !== 'string' || text === '') throw invalidParam('Text is required');
  await sendSound(call, text);
}

/**
 * @param {Call} call
 * @param {string} user
 * @param {string} messageId
 * @returns {string} Empty where there is no such message, or nothing in it yet.
 */
function answerOf({server, app}, user, messageId) {
  try {
    return server.store.turn(app.key, user, messageId).turn.answer;
  } catch (error) {
    if (error instanceof ApiError) return '';
    throw error;
  }
}

/**
 * The sound as a provider streams it, without a length.
 *
 * @param {Call} call
 * @param {string} text
 */
async function sendSound({res, headers, server}, text) {
  const sound = tune(text);
  const left = new AbortController();
  res.once('close', () => left.abort());
  res.writeHead(200, {...headers, 'content-type': 'audio/mpeg'});
  for (let at = 0; at < sound.length && !left.signal.aborted; at += PIECE_BYTES) {
    res.write(sound.subarray(at, at + PIECE_BYTES));
    await (server.pace > 0 ? sleep(30 * server.pace, left.signal) : turnOfTheLoop());
  }
  res.end();
}

/**
 * Whether the bytes are what their label says: a provider of speech recognition refuses all else.
 *
 * @param {string} type
 * @param {Buffer} bytes
 * @returns {boolean}
 */
function isSound(type, bytes) {
  if (type === 'audio/wav') {
    const isRiff = bytes.subarray(0, 4).toString('latin1') === 'RIFF';
    return isRiff && bytes.subarray(8, 12).toString('latin1') === 'WAVE';
  }
  if (type === 'audio/mp3' || type === 'audio/mpga') {
    const isTagged = bytes.subarray(0, 3).toString('latin1') === 'ID3';
    return isTagged || (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe0) === 0xe0);
  }
  return bytes.length > 0;
}

/**
 * @param {App} app
 * @param {string} feature
 * @returns {boolean}
 */
function isOn(app, feature) {
  const setting = app.parameters[feature];
  return isObject(setting) && setting['enabled'] === true;
}

/**
 * @param {App} app
 * @param {string} version
 * @returns {boolean}
 */
function isAtLeast(app, version) {
  return app.version.localeCompare(version, 'en', {numeric: true}) >= 0;
}
