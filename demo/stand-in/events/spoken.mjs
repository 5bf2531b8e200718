// @ts-check
/** The voice of apps that read their answers aloud by themselves: `tts_message` events between those of the text. */
import {tune} from '../sound.mjs';
import {isObject} from '../http.mjs';
import {envelope} from './parts.mjs';

/** @typedef {import('./parts.mjs').Run} Run */
/** @typedef {import('./parts.mjs').Step} Step */

/** How much text is put into one piece of sound, in characters: about a sentence. */
const TEXT_PER_SOUND = 80;

/** @param {import('../apps.mjs').App} app @returns {boolean} */
export function speaksAloud(app) {
  const setting = app.parameters['text_to_speech'];
  return isObject(setting) && setting['enabled'] === true && setting['autoPlay'] === 'enabled';
}

/**
 * The steps of an answer, and its sound between and after them. The last of the sound comes after `message_end`, and a
 * chatflow since 1.13 ends before it.
 *
 * @param {Run} run
 * @param {Iterable<Step>} steps
 * @returns {Generator<Step>}
 */
export function* spoken(run, steps) {
  let done = 0;
  for (const step of steps) {
    yield step;
    if (run.isStopped || run.answer.length - done < TEXT_PER_SOUND) continue;
    yield sound(run, run.answer.slice(done));
    done = run.answer.length;
  }
  if (run.isStopped || run.status === 'error' || run.outlivesItsListener) return;
  if (done < run.answer.length) yield sound(run, run.answer.slice(done));
  yield envelope(run, 'tts_message_end', {audio: ''});
}

/**
 * @param {Run} run
 * @param {string} text
 * @returns {Step}
 */
function sound(run, text) {
  return envelope(run, 'tts_message', {audio: tune(text).toString('base64')});
}
