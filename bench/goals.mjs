// @ts-check
/** What is aimed at: bounds, and ratios within one run. */
import {shown, table} from './table.mjs';

const OURS = 'dify-chat';
const LINES = 'plain lines';
const ONCE = 'marked once';

/** @param {import('./report.mjs').Measured} measured */
export function goalsOf(measured) {
  const {rows, drawing} = measured;
  const of = (/** @type {string} */ row, label = OURS) => rows[row]?.[label]?.value ?? NaN;
  const ratio = (/** @type {string} */ row, /** @type {string} */ to) => of(row) / of(row, to);
  /** From 10 to 200 KB. */
  const exponent = (/** @type {(kb: number) => string} */ row) =>
    Math.log(of(row(200)) / of(row(10))) / Math.log(20);
  const drawn = (/** @type {string} */ way, /** @type {string} */ to) =>
    (drawing['200']?.[way]?.total ?? NaN) / (drawing['200']?.[to]?.total ?? NaN);
  const goals = /** @type {const} */ ([
    ['closed launcher, kB', of('load: kB before open'), 10],
    ['closed launcher, requests', of('load: requests before open'), 2],
    ['closed launcher, longest task, ms', of('load: longest task, ms'), 50],
    ['10 KB at once / plain lines', ratio('burst: 10 KB, ms', LINES), 1.3],
    ['200 KB at once / marked + DOMPurify once', ratio('burst: 200 KB, ms', ONCE), 1.2],
    ['one more event at 200 KB / plain lines', ratio('paced: one more event at 200 KB, ms', LINES), 0.75],
    [
      '50 KB at once, last byte to its end / marked + DOMPurify once',
      ratio('burst: 50 KB, last byte to its end, ms on the clock', ONCE),
      1,
    ],
    ['growth from 10 to 200 KB, exponent', exponent((kb) => `burst: ${kb} KB, ms`), 1.1],
    [
      'growth from 10 to 200 KB, exponent of the own script',
      exponent((kb) => `own script: ${kb} KB at once, ms`),
      1.05,
    ],
    ['200 KB at once, longest task, ms', of('burst: 200 KB, longest task, ms'), 50],
    ['drawing alone, 200 KB at once / once', drawn('burst', 'once'), 1.2],
    ['drawing alone, 200 KB piece by piece / plain lines', drawn('paced', 'lines'), 1],
    ['key to paint, p95 at 4× slower CPU, ms', of('typing: key to paint, p95 ms at 4× slower CPU'), 50],
    ['1000 messages, opened, ms', of('past: 1000 messages, opened, ms'), 150],
    ['1000 messages, DOM nodes', of('past: 1000 messages, DOM nodes'), 3000],
    ['1000 messages, heap, MB', of('past: 1000 messages, heap, MB'), 3],
    [
      'exchange after 1000 messages / after none',
      of('exchange: after 1000 messages, ms') / of('exchange: after 0 messages, ms'),
      1.1,
    ],
    ['left of a mount, kB', of('mounting: heap left, kB each'), 1],
    [
      'left of a mount, nodes and listeners',
      of('mounting: nodes left, each') + of('mounting: listeners left, each'),
      0,
    ],
    [
      'left of a mount, timers and requests',
      of('mounting: timers left, each') + of('mounting: requests left, each'),
      0,
    ],
  ]);
  const taken = goals.filter(([, value]) => !Number.isNaN(value));
  if (!taken.length) return '';
  return table([
    ['goal', 'measured', 'at most', ''],
    ...taken.map(([what, value, most]) => [what, shown(value), `${most}`, value <= most ? 'met' : 'not met']),
  ]);
}
