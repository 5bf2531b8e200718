// @ts-check
/** What was measured, as tables that read as well in a terminal as in a README. */

/**
 * @typedef {import('./browser.mjs').Spent} Spent
 *
 * @typedef {object} Measured
 * @property {string} date
 * @property {string} chromium
 * @property {number} cores
 * @property {Record<string, Record<string, Spent>>} sizes by KB, then by way
 * @property {number} longestTask of the burst of the largest answer
 * @property {Spent & {kb: number, once: number, longestTask: number}} element
 */

/** @param {readonly number[]} numbers */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 ? upper : (upper + (sorted[middle - 1] ?? NaN)) / 2;
}

/** @param {Measured} measured */
export function reportOf(measured) {
  const {chromium, cores, date} = measured;
  return [
    `Milliseconds of CPU on the main thread, medians; Chromium ${chromium}, ${cores} cores, ${date.slice(0, 10)}.`,
    table([['answer', ...Object.keys(headings).map((way) => headings[way] ?? way)], ...costs(measured)]),
    table([['measure', 'value', 'aim', ''], ...aims(measured)]),
  ].join('\n\n');
}

/** @type {Record<string, string>} */
const headings = {
  once: 'marked + DOMPurify, once',
  burst: 'burst',
  lines: 'plain lines',
  groupedLines: 'plain lines, grouped',
  paced: 'paced (of it layout)',
};

/** @param {Measured} measured */
function costs({sizes}) {
  return Object.entries(sizes).map(([kb, ways]) => [
    `${kb} KB`,
    ...Object.keys(headings).map((way) => {
      const {total, layout} = cost(ways, way);
      return way === 'paced' ? `${total.toFixed(0)} (${layout.toFixed(0)})` : total.toFixed(0);
    }),
  ]);
}

/** @param {Measured} measured */
function aims({sizes, longestTask, element}) {
  const kbs = Object.keys(sizes).map(Number);
  const [least, most] = [Math.min(...kbs), Math.max(...kbs)];
  const small = sizes[least] ?? {};
  const large = sizes[most] ?? {};
  const ratio = (/** @type {string} */ way, /** @type {string} */ to) =>
    cost(large, way).total / cost(large, to).total;
  const exponent = (/** @type {string} */ way) =>
    Math.log(cost(large, way).total / cost(small, way).total) / Math.log(most / least);
  const growth = `${least} → ${most} KB`;
  return [
    aim(`burst / marked + DOMPurify once, ${most} KB`, ratio('burst', 'once'), 2),
    aim(`paced / plain lines, ${most} KB`, ratio('paced', 'lines'), 1.5),
    aim(`paced / plain lines in groups, ${most} KB`, ratio('paced', 'groupedLines')),
    aim(`paced / marked + DOMPurify once, ${most} KB`, ratio('paced', 'once')),
    aim(`growth exponent, paced, ${growth}`, exponent('paced'), 1.1),
    aim(`growth exponent, burst, ${growth}`, exponent('burst'), 1.1),
    aim(`growth exponent, plain lines, ${growth}`, exponent('lines')),
    aim(`longest task of the ${most} KB burst, ms`, longestTask, 50),
    aim(`whole element, ${element.kb} KB, ms`, element.total),
    aim(`whole element / marked + DOMPurify once, ${element.kb} KB`, element.total / element.once),
    aim(`longest task of the whole element, ${element.kb} KB, ms`, element.longestTask, 50),
  ];
}

/** @param {Record<string, Spent>} ways @param {string} way */
function cost(ways, way) {
  return ways[way] ?? {total: NaN, layout: NaN};
}

/** @param {string} name @param {number} value @param {number} [most] */
function aim(name, value, most) {
  const shown = value.toFixed(value < 20 ? 2 : value < 100 ? 1 : 0);
  if (most === undefined) return [name, shown, '', ''];
  return [name, shown, `≤ ${most}`, value <= most ? 'met' : 'not met'];
}

/** @param {string[][]} rows the first is the head */
function table(rows) {
  const widths =
    rows[0]?.map((_, column) => Math.max(3, ...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const lines = rows.map(
    (row) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`,
  );
  const rule = `| ${widths.map((width, column) => (column ? '-'.repeat(width - 1) + ':' : '-'.repeat(width))).join(' | ')} |`;
  return [lines[0], rule, ...lines.slice(1)].join('\n');
}
