// @ts-check
/** Tables that read as well in a terminal as in a README. */

/** @param {string[][]} rows the first is the head */
export function table(rows) {
  const widths =
    rows[0]?.map((_, column) => Math.max(3, ...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const lines = rows.map(
    (row) => `| ${row.map((cell, column) => pad(cell, widths[column] ?? 0, column)).join(' | ')} |`,
  );
  const rule = widths.map((width, column) => (column ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width)));
  return [lines[0], `| ${rule.join(' | ')} |`, ...lines.slice(1)].join('\n');
}

/** @param {number | undefined} value three digits that count */
export function shown(value) {
  if (value === undefined || Number.isNaN(value)) return '';
  const digits = Math.abs(value) < 10 ? 2 : Math.abs(value) < 100 ? 1 : 0;
  return Number.isInteger(value) ? `${value}` : value.toFixed(digits);
}

/** @param {string} cell @param {number} width @param {number} column */
function pad(cell, width, column) {
  return column ? cell.padStart(width) : cell.padEnd(width);
}
