// @ts-check
/** A plain client of the stand-in, for its tests: what a browser would send, and what came back, undigested. */
import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {startStandIn} from '../../demo/stand-in/stand-in.mjs';

/** @typedef {any} Json What came over the wire: a test looks into it and fails if it is something else. */

/** The page that the requests pretend to come from. */
export const ORIGIN = 'https://shop.example';

/**
 * A stand-in without waits, and an end user of the test's own.
 *
 * @param {import('node:test').TestContext} t
 * @param {string} [key]
 */
export async function visit(t, key = 'app-demo-chat') {
  const {url, close} = await startStandIn({control: true, pace: 0});
  t.after(close);
  const user = randomUUID();
  const authorization = `Bearer ${key}`;

  /** @param {string} path @param {RequestInit & {headers?: Record<string, string>}} [init] */
  const call = (path, {headers, ...init} = {}) =>
    fetch(new URL(path, url), {...init, headers: {origin: ORIGIN, authorization, ...headers}});

  /** @param {string} path @param {unknown} body @param {AbortSignal} [signal] */
  const post = (path, body, signal) =>
    call(path, {
      method: 'POST',
      headers: {'content-type': 'application/json'},
      body: JSON.stringify(body),
      ...(signal && {signal}),
    });

  /** @param {string} query @param {Json} [more] @param {AbortSignal} [signal] */
  const ask = (query, more = {}, signal) =>
    post('/v1/chat-messages', {inputs: {}, query, user, response_mode: 'streaming', ...more}, signal);

  /** @param {string} method @param {string} path @param {unknown} [body] @returns {Promise<Json>} */
  const control = async (method, path, body) => {
    const init = body === undefined ? {method} : {method, body: JSON.stringify(body)};
    return bodyOf(fetch(`${url}/_control/${path}`, init));
  };

  /** @param {string} conversation @returns {Promise<Json[]>} */
  const history = async (conversation) => {
    const page = await bodyOf(call(`/v1/messages?user=${user}&conversation_id=${conversation}`));
    return page['data'];
  };

  /** @param {string} query @param {Json} [more] @returns {Promise<Json[]>} */
  const events = async (query, more) => eventsIn(await (await ask(query, more)).text());

  return {url, user, call, post, ask, control, history, events};
}

/** @param {Response | Promise<Response>} response @returns {Promise<Json>} */
export async function bodyOf(response) {
  return /** @type {Promise<Json>} */ ((await response).json());
}

/** @param {string} text @returns {Json[]} */
export function eventsIn(text) {
  const blocks = text.split('\n\n').filter((block) => block.startsWith('data: '));
  return blocks.map((block) => JSON.parse(block.slice('data: '.length)));
}

/** The events' names, each run of the same one written once. @param {Json[]} events */
export function order(events) {
  return events.map(({event}) => event).filter((name, i, all) => name !== all[i - 1]);
}

/** @param {Response} response @param {number} status @param {string} code */
export async function refusedWith(response, status, code) {
  const body = await bodyOf(response);
  assert.equal(response.status, status);
  assert.equal(body['code'], code);
  assert.equal(body['status'], status);
  assert.equal(response.headers.get('access-control-allow-origin'), ORIGIN);
  return String(body['message']);
}

/**
 * Reads a stream until its text holds something.
 *
 * @param {ReadableStreamDefaultReader<Uint8Array>} reader
 * @param {string} wanted
 * @returns {Promise<string>}
 */
export async function readUntil(reader, wanted) {
  const decoder = new TextDecoder();
  for (let text = ''; ;) {
    if (text.includes(wanted)) return text;
    const {done, value} = await reader.read();
    assert.ok(!done, `the stream ended before ${wanted}`);
    text += decoder.decode(value, {stream: true});
  }
}

/** @param {() => Promise<boolean>} holds Asked again and again: the runner's time-out is the limit. */
export async function eventually(holds) {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 5));
}

/** @param {Response} response @returns {ReadableStreamDefaultReader<Uint8Array>} */
export function readerOf(response) {
  assert.ok(response.body);
  return response.body.getReader();
}
