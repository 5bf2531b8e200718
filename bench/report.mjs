// @ts-check
/** What was measured, as tables. */
import {goalsOf} from './goals.mjs';
import {shown, table} from './table.mjs';

/**
 * @typedef {object} Measured
 * @property {string} date
 * @property {number} minutes
 * @property {string} chromium
 * @property {number} cores
 * @property {number} rounds
 * @property {{label: string, name: string, isFloor: boolean}[]} contestants
 * @property {Record<string, import('./contest.mjs').Row>} rows
 * @property {Record<string, import('./measures/renderer.mjs').Ways>} drawing
 */

/** What is no cost, so that less of it is not better. */
const NEUTRAL = /ms of style|kB a second later|frames in which/;

/** Tasks that nobody notices: who has no longer ones is not behind. */
const UNNOTICED_MS = 50;

/** @param {Measured} measured */
export function reportOf(measured) {
  const {chromium, cores, date, rounds, minutes} = measured;
  const topics = [...new Set(Object.keys(measured.rows).map(topicOf))];
  return [
    `Chromium ${chromium}, ${cores} cores, ${date.slice(0, 10)}; medians of ${rounds} where no (n) tells of fewer; ${minutes.toFixed()} minutes.`,
    ...topics.map((topic) => tableOf(topic, measured)),
    drawingTable(measured),
    goalsOf(measured),
  ]
    .filter(Boolean)
    .join('\n\n');
}

/** @param {string} topic @param {Measured} measured */
function tableOf(topic, {rows, contestants, rounds}) {
  const names = Object.keys(rows).filter((name) => topicOf(name) === topic);
  const who = contestants.filter(({label}) => names.some((name) => rows[name]?.[label]));
  const floors = who.filter(({isFloor}) => isFloor);
  return table([
    [topic, ...who.map(({label}) => label), ...floors.map(({label}) => `÷ ${label}`), ''],
    ...names.map((name) => {
      const row = rows[name] ?? {};
      const cells = who.map(({label}) => cellOf(row[label], rounds));
      const ratios = floors.map(({label}) =>
        shown(ratio(row[who[0]?.label ?? '']?.value, row[label]?.value)),
      );
      return [name.slice(topic.length + 2), ...cells, ...ratios, verdict(name, row, who)];
    }),
  ]);
}

/** @param {number | undefined} ours @param {number | undefined} floor */
function ratio(ours, floor) {
  return ours === undefined || !floor ? undefined : ours / floor;
}

/** @param {import('./contest.mjs').Cell | undefined} cell @param {number} rounds */
function cellOf(cell, rounds) {
  if (!cell) return '';
  if (cell.value === undefined) return cell.note ?? '';
  const runs = cell.runs?.length ?? 0;
  const note = cell.note ? `; else ${cell.note}` : '';
  return `${shown(cell.value)}${runs < rounds ? ` (${runs}${note})` : ''}`;
}

/** Whether the first is ahead of all others that are no floors. @param {string} name @param {import('./contest.mjs').Row} row @param {Measured['contestants']} who */
function verdict(name, row, [first, ...others]) {
  const peers = others.filter(({isFloor}) => !isFloor);
  const ours = first && row[first.label]?.value;
  if (ours === undefined || !peers.length || NEUTRAL.test(name)) return '';
  if (name.includes('longest task') && ours <= UNNOTICED_MS) return 'below 50';
  const ahead = peers.filter(({label}) => (row[label]?.value ?? Infinity) < ours);
  return ahead.length ? `behind ${ahead.map(({label}) => label.split(' ')[0]).join(', ')}` : 'ahead';
}

/** @param {Measured} measured */
function drawingTable({drawing}) {
  const sizes = Object.entries(drawing);
  if (!sizes.length) return '';
  const total = (/** @type {import('./measures/renderer.mjs').Ways} */ ways, /** @type {string} */ way) =>
    shown(ways[way]?.total);
  return table([
    [
      'drawing alone, ms',
      'marked + DOMPurify, once',
      'burst',
      'longest task',
      'plain lines',
      'in groups',
      'paced',
      'of it layout',
    ],
    ...sizes.map(([kb, ways]) => [
      `${kb} KB`,
      total(ways, 'once'),
      total(ways, 'burst'),
      shown(ways['burst']?.longest),
      total(ways, 'lines'),
      total(ways, 'groupedLines'),
      total(ways, 'paced'),
      shown(ways['paced']?.layout),
    ]),
  ]);
}

/** @param {string} name */
function topicOf(name) {
  return name.slice(0, name.indexOf(':'));
}
