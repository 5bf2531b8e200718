// @ts-check
/**
 * What can go wrong between a chat and Dify, each on request: every error code a chat meets, answers that are no
 * JSON, streams that fail, fall silent or break off.
 */
import {chatErrors} from './errors.mjs';
import {brokenBytes} from './broken-bytes.mjs';
import {delta, envelope, errorEvent, messageEnd, pieces} from './events/parts.mjs';
import {workflowFinished} from './events/chatflow.mjs';
import {fault, HALF, half, jsonPlay, page, REST, said} from './fault-plays.mjs';
import {wrongEvents} from './wrong-events.mjs';

/** @typedef {import('./run.mjs').Run} Run */
/** @typedef {import('./phrases.mjs').Phrase} Phrase */
/** @typedef {import('./phrases.mjs').Play} Play */

/** Dify gives up a silent chatflow stream after this many milliseconds. */
const GIVES_UP = {wait: 300_000};

/** @type {readonly Phrase[]} */
export const faults = [
  ...[...chatErrors].map(([code, {status, message}]) =>
    fault(`error ${code}`, `HTTP ${status} with the code ${code}`, 'errors', () =>
      jsonPlay(status, code, message),
    ),
  ),
  fault('error 429', 'HTTP 429 of Dify: too_many_requests', 'errors', () => known('too_many_requests')),
  fault('error 429 as 400', 'The same limit as Dify really sends it: HTTP 400 invalid_param', 'errors', () =>
    jsonPlay(400, 'invalid_param', 'Too many requests. Please try again later. The current maximum is 3.'),
  ),
  fault('error 429 wait', 'HTTP 429 that says: again in 2 seconds', 'errors', () => ({
    ...known('too_many_requests'),
    headers: waiting('2'),
  })),
  fault('error 429 date', 'HTTP 429 that says when: two seconds from now, as a date', 'errors', () => ({
    ...known('too_many_requests'),
    headers: waiting(new Date(Date.now() + 2_000).toUTCString()),
  })),
  ...[400, 401, 403, 404, 409, 413, 415, 503].map((status) =>
    fault(`error ${status}`, `HTTP ${status} with a JSON body that has no code`, 'errors', () => ({
      status,
      headers: {'content-type': 'application/json'},
      steps: [{bytes: JSON.stringify({message: `Refused with ${status}`})}],
    })),
  ),
  fault('error 503 wait', 'HTTP 503 that says: again in 2 seconds', 'errors', () => ({
    ...page(503, 'Service Unavailable', true),
    headers: {...waiting('2'), 'content-type': 'text/html'},
  })),
  ...[413, 502, 503, 504].map((status) =>
    fault(`error ${status} html`, `A proxy's page with status ${status}, readable`, 'errors', () =>
      page(status, 'A proxy speaks', true),
    ),
  ),
  fault('error 500', 'HTTP 500 of Dify', 'errors', () => known('unknown')),
  fault('error 500 html', 'HTTP 500 with an HTML body, readable', 'errors', () =>
    page(500, 'Internal Server Error', true),
  ),
  fault('error 413 bare', "A proxy's 413, without CORS headers", 'errors', () =>
    page(413, 'Request Entity Too Large', false),
  ),
  fault('error 502', "A proxy's 502, without CORS headers", 'errors', () => page(502, 'Bad Gateway', false)),
  fault('error 504', "A proxy's 504, without CORS headers", 'errors', () =>
    page(504, 'Gateway Time-out', false),
  ),
  fault('error html', 'An HTML page with status 200', 'errors', () => page(200, 'Maintenance', true)),
  fault('error json', 'An error as JSON, but with status 200', 'errors', () => ({
    headers: {'content-type': 'application/json'},
    steps: [{bytes: JSON.stringify({code: 'completion_request_error', message: 'Overloaded', status: 400})}],
  })),
  fault('error empty', 'Status 200 and not one byte', 'errors', () => ({steps: [{end: true}]})),

  fault('error stream', 'An error event in the middle of an answer', 'broken streams', (run) => ({
    steps: [...half(run), errorEvent(run, 'completion_request_error', 400, '[openai] Rate Limit Error, 429')],
  })),
  fault('error stream early', 'An error event before the first word', 'broken streams', (run) => ({
    steps: [errorEvent(run, 'provider_quota_exceeded', 400, 'Your quota has been exhausted.')],
  })),
  fault('error stream rate', 'The rate limit of a provider, in the stream', 'broken streams', (run) => ({
    steps: [...half(run), errorEvent(run, 'rate_limit_error', 429, 'Rate limit reached for requests')],
  })),
  fault('error stream open', 'An error without code or ids; the stream stays open', 'broken streams', () => ({
    steps: [
      {ping: true},
      {event: {event: 'error', message: 'size is required in input form', status: 500}},
      GIVES_UP,
    ],
  })),
  fault('error cut', 'The bytes end before message_end', 'broken streams', (run) => ({
    steps: [...half(run), {end: true}],
  })),
  fault(
    'error cut saved',
    'The same, but the server has saved the whole answer',
    'broken streams',
    (run) => ({
      steps: [...half(run), {end: true}],
      saved: HALF + REST,
    }),
  ),
  fault('error destroy', 'The connection breaks in the middle of an answer', 'broken streams', (run) => ({
    steps: [...half(run), {bytes: 'data: {"event":"mess'}, {destroy: true}],
  })),
  fault(
    'error break',
    'The connection breaks, and a chatflow finishes its run behind your back',
    'broken streams',
    (run) => ({
      steps: [
        ...half(run),
        {hangUp: 'break'},
        {wait: 4000},
        ...[...pieces(REST)].map((piece) => delta(run, piece)),
        messageEnd(run, {text: ''}),
        ...(run.isChatflow ? [workflowFinished(run, {outputs: {answer: HALF + REST}})] : []),
      ],
    }),
  ),
  fault('error destroy early', 'The connection breaks before the first byte', 'broken streams', () => ({
    steps: [{destroy: true}],
  })),
  fault('error silence', 'Not one byte, ever', 'broken streams', () => ({steps: [{idle: true}]})),
  fault('error silence middle', 'Falls silent in the middle of an answer', 'broken streams', (run) => ({
    steps: [...half(run), {idle: true}],
  })),
  fault('error pings', 'Nothing but pings', 'broken streams', () => ({
    steps: Array.from({length: 200}, () => [{ping: true}, {wait: 3000}]).flat(),
  })),
  fault('error open', 'A whole answer whose stream is not closed', 'broken streams', (run) => ({
    steps: [...said(run, HALF + REST), messageEnd(run, {text: ''}), GIVES_UP],
  })),
  fault(
    'error noise',
    'Unknown events, comments, ids and broken lines among the text',
    'broken streams',
    noise,
  ),
  ...brokenBytes,
  ...wrongEvents,
];

/** @param {string} code @returns {Play} */
function known(code) {
  const {status, message} = chatErrors.get(code) ?? {status: 500, message: ''};
  return jsonPlay(status, code, message);
}

/** @param {string} retryAfter @returns {Record<string, string>} */
function waiting(retryAfter) {
  return {
    'content-type': 'application/json',
    'retry-after': retryAfter,
    'access-control-expose-headers': 'X-Version, X-Env, X-Trace-Id, Retry-After',
  };
}

/** @param {Run} run @returns {Play} */
function noise(run) {
  return {
    steps: [
      {bytes: ': a comment\n\nid: 17\nretry: 2500\n\n'},
      envelope(run, 'from_the_future', {answer: 'not for you', data: {nested: [1, 2]}}),
      ...half(run),
      {bytes: 'data: {"event":"message","answer":\n\n'},
      {bytes: 'event: ping\n\n'},
      {bytes: 'data: null\n\ndata: [1,2]\n\ndata: "text"\n\n'},
      ...said(run, REST),
      messageEnd(run, {text: ''}),
    ],
  };
}
