// @ts-check
/**
 * What can go wrong below the events: bodies that are cut where it hurts, and bytes that are written in every way that
 * the rules of server-sent events, or nobody's rules, allow.
 */
import {gzipSync} from 'node:zlib';
import {delta, messageEnd, pieces} from './events/parts.mjs';
import {fault, HALF, half, REST} from './fault-plays.mjs';

/** @typedef {import('./run.mjs').Run} Run */
/** @typedef {import('./steps.mjs').Step} Step */
/** @typedef {import('./phrases.mjs').Phrase} Phrase */
/** @typedef {import('./phrases.mjs').Play} Play */

const TEXT = HALF + REST;
/** What one line may have to hold: a node's output, say. */
const LONG_LINE = 5 * 1024 * 1024;
/** More than one event may hold: the widget stops at 16 Mi characters. */
const ENDLESS_PIECES = 18;

/** @type {readonly Phrase[]} */
export const brokenBytes = [
  fault('error reset', 'Headers come, then the connection breaks', 'broken streams', () => ({
    steps: [{bytes: ''}, {destroy: true}],
  })),
  ...cuts(),
  fault('error drip', 'One byte a second', 'broken streams', (run) => ({
    steps: Array.from(Buffer.from(written(run, TEXT)), (byte) => [
      {base64: Buffer.of(byte).toString('base64')},
      {wait: 1000},
    ]).flat(),
    saved: TEXT,
  })),
  fault('error endless line', 'A line that is longer than anybody can want', 'broken streams', (run) => ({
    steps: [
      ...half(run),
      {bytes: 'data: {"event":"message","answer":"'},
      ...Array.from({length: ENDLESS_PIECES}, () => ({bytes: 'x'.repeat(1024 * 1024)})),
      {idle: true},
    ],
  })),
  bytes('error crlf', 'Lines that end in CR LF', (text) => text.replaceAll('\n', '\r\n')),
  bytes('error cr', 'Lines that end in CR', (text) => text.replaceAll('\n', '\r')),
  bytes('error mixed', 'Lines that end in each of the three ways', (text) => {
    const ends = ['\r\n', '\n', '\r'];
    return text
      .split('\n\n')
      .map((event, i) => (event === '' ? '' : event + ends[i % 3] + ends[(i + 2) % 3]))
      .join('');
  }),
  bytes('error bom', 'A byte order mark first', (text) => `\ufeff${text}`),
  bytes('error comments', 'Comments, names, ids, retry times and unknown fields', (text) =>
    text.replaceAll('data:', ': a comment\nevent: message\nid: 7\nretry: 1\nfoo: bar\ndata:'),
  ),
  bytes('error empty data', 'Events without data among the others', (text) =>
    text.replaceAll('data:', 'data\n\ndata:\n\n\n\n\ndata:'),
  ),
  bytes('error multi-line', 'JSON on several lines of data', (text) =>
    text.replaceAll('","', '",\ndata: "').replaceAll('data: {', 'data: {\ndata: '),
  ),
  bytes('error no blanks', 'No blank after `data:`', (text) => text.replaceAll('data: ', 'data:')),
  bytes('error long line', 'A line of five megabytes among the others', (text) =>
    text.replace('data:', `data: {"event":"from_the_future","x":"${'x'.repeat(LONG_LINE)}"}\n\ndata:`),
  ),
  fault('error gzip', 'Compressed on its way', 'broken streams', (run) => ({
    headers: {'content-encoding': 'gzip'},
    steps: [{base64: gzipSync(written(run, TEXT)).toString('base64')}],
    saved: TEXT,
  })),
  fault('error gzip cut', 'Compressed, and cut off', 'broken streams', (run) => ({
    headers: {'content-encoding': 'gzip'},
    steps: [{base64: gzipSync(written(run, TEXT)).subarray(0, -40).toString('base64')}, {end: true}],
  })),
];

/** Half an answer and the beginning of the next event, up to where it hurts. @returns {readonly Phrase[]} */
function cuts() {
  /** @type {readonly (readonly [where: string, last: string, bytes: number])[]} */
  const places = [
    ['character', '🏕', -2],
    ['string', 'the bread', 0],
    ['line', '', 0],
  ];
  return places.flatMap(([where, last, end]) =>
    [false, true].map((isBroken) =>
      fault(
        `error ${isBroken ? 'break' : 'cut'} ${where}`,
        `The bytes ${isBroken ? 'break off' : 'end'} inside a ${where}`,
        'broken streams',
        (run) => ({
          steps: [
            ...half(run),
            {base64: upTo(where === 'line' ? 'dat' : beginning(run, last), end)},
            isBroken ? {destroy: true} : {end: true},
          ],
        }),
      ),
    ),
  );
}

/** @param {Run} run @param {string} text @returns {string} An event that is cut off behind a piece of its text. */
function beginning(run, text) {
  const line = `data: ${JSON.stringify(delta(run, text).event)}`;
  return line.slice(0, line.indexOf(text) + text.length);
}

/** @param {string} text @param {number} end @returns {string} */
function upTo(text, end) {
  const all = Buffer.from(text);
  return all.subarray(0, all.length + end).toString('base64');
}

/**
 * A whole answer whose bytes are written in another way.
 *
 * @param {string} say
 * @param {string} shows
 * @param {(text: string) => string} rewritten
 * @returns {Phrase}
 */
function bytes(say, shows, rewritten) {
  return fault(say, shows, 'broken streams', (run) => ({
    steps: [{cut: 4096}, {bytes: rewritten(written(run, TEXT))}],
    saved: TEXT,
  }));
}

/** @param {Run} run @param {string} text @returns {string} The answer as it goes over the wire. */
function written(run, text) {
  const events = [...[...pieces(text)].map((piece) => delta(run, piece)), messageEnd(run, {text: ''})];
  return events.map(({event}) => `data: ${JSON.stringify(event)}\n\n`).join('');
}
