// @ts-check
/** How answers arrive, whatever the protocol is. */
import {once} from 'node:events';
import {setTimeout as delay} from 'node:timers/promises';
import {answerOf} from './texts.mjs';

/**
 * @typedef {object} Protocol how a widget's own server writes an answer
 * @property {string} type of the content
 * @property {string} [head]
 * @property {(text: string) => string} piece
 * @property {string} [tail]
 */

/** As a model's tokens come: so many characters; and so many pieces of them arrive at once. */
const TOKEN = 4;
const BURST = 256;

/** Paced: so many characters an event, and so many events a second. */
export const EVENT = 16;
const EVENTS_PER_SECOND = 150;

/** What of a `tail` is paced, after all before it has come at once. */
export const TAIL = 2 * 1024;

let lastByteAt = NaN;

/** @type {Map<Protocol, Map<string, string[]>>} what was written before, so that no run waits for its server to think */
const written = new Map();

/**
 * Answers a question of the form `10`, `10 paced` or `10 tail`, the number being KB.
 *
 * @param {import('node:http').ServerResponse} res
 * @param {string} question
 * @param {Protocol} protocol
 */
export async function streamAnswer(res, question, protocol) {
  const [kb = '', way = 'burst'] = question.trim().split(' ');
  const text = answerOf(Number(kb));
  const atOnce = way === 'burst' ? text.length : way === 'tail' ? text.length - TAIL : 0;
  res.writeHead(200, {'content-type': protocol.type, 'cache-control': 'no-cache'});
  if (protocol.head) res.write(protocol.head);
  for (const burst of burstsOf(text.slice(0, atOnce), `${kb} ${atOnce}`, protocol)) {
    if (!res.write(burst)) await once(res, 'drain');
  }
  // The page is to have drawn the first part before it is timed.
  if (way === 'tail') await goneOn(res);
  await pace(res, text.slice(atOnce), protocol);
  res.end(protocol.tail, () => (lastByteAt = performance.timeOrigin + performance.now()));
}

/** When the last answer had been handed to the network as a whole, in milliseconds since 1970. */
export function endedAt() {
  return lastByteAt;
}

/**
 * @param {string} text
 * @param {string} key
 * @param {Protocol} protocol
 */
function burstsOf(text, key, protocol) {
  const known = written.get(protocol) ?? new Map();
  written.set(protocol, known);
  const bursts = known.get(key) ?? [];
  for (let at = 0; !known.has(key) && at < text.length; at += TOKEN * BURST) {
    const tokens = text.slice(at, at + TOKEN * BURST).match(new RegExp(`[^]{1,${TOKEN}}`, 'g')) ?? [];
    bursts.push(tokens.map((token) => protocol.piece(token)).join(''));
  }
  known.set(key, bursts);
  return bursts;
}

/** By the clock, so that a late timer does not slow the stream down. @param {import('node:http').ServerResponse} res @param {string} text @param {Protocol} protocol */
async function pace(res, text, protocol) {
  const start = performance.now();
  for (let at = 0; at < text.length && !res.destroyed;) {
    const due = Math.ceil(((performance.now() - start) * EVENTS_PER_SECOND) / 1000);
    for (; at < due * EVENT && at < text.length; at += EVENT)
      res.write(protocol.piece(text.slice(at, at + EVENT)));
    await delay(1000 / EVENTS_PER_SECOND);
  }
}

/** @type {Set<() => void>} */
const waiting = new Set();

/** @param {import('node:http').ServerResponse} res */
function goneOn(res) {
  return new Promise((/** @type {(value?: unknown) => void} */ done) => {
    const go = () => {
      waiting.delete(go);
      done();
    };
    waiting.add(go);
    res.once('close', go);
  });
}

/** Lets the streams go on that wait before their tail. */
export function goOn() {
  for (const go of waiting) go();
}
