/**
 * Rows of tables.
 *
 * @see https://github.github.com/gfm/#tables-extension-
 */
import type {Align, Block} from './tree.js';
import {newBlock} from './tree.js';

const delimiters = /^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;

/** Wider tables are cut: a row costs its columns, and a head of n columns would make n rows cost n². */
const MAX_COLUMNS = 64;

/** The columns that a line such as `|:--|--:|` asks for, or null if it is another line. */
export function readDelimiters(line: string): Align[] | null {
  const first = line.charCodeAt(0);
  if ((first !== 124 && first !== 58 && first !== 45) || !delimiters.test(line)) return null;
  return splitRow(line).map((cell) => {
    const left = cell.startsWith(':');
    if (cell.endsWith(':')) return left ? 'center' : 'right';
    return left ? 'left' : '';
  });
}

/** The cells of a row, without the blanks around them. */
export function splitRow(line: string): string[] {
  const cells: string[] = [];
  let from = line.startsWith('|') ? 1 : 0;
  const end = line.trimEnd().length;
  let hasEscape = false;
  const add = (to: number): void => {
    const cell = line.slice(from, to).trim();
    cells.push(hasEscape ? cell.replaceAll('\\|', '|') : cell);
    hasEscape = false;
    from = to + 1;
  };
  for (let at = from; at < end; at++) {
    const code = line.charCodeAt(at);
    if (code === 92 && line.charCodeAt(at + 1) === 124) {
      hasEscape = true;
      at++;
    } else if (code === 124) add(at);
  }
  if (from < end) add(end);
  return cells;
}

export function newRow(cells: readonly string[], align: readonly Align[], head: boolean): Block {
  const row = newBlock('row');
  row.head = head;
  row.open = false;
  row.children = align.slice(0, MAX_COLUMNS).map((side, column) => {
    const cell = newBlock('cell');
    cell.text = cells[column] ?? '';
    cell.head = head;
    cell.info = side;
    cell.open = false;
    return cell;
  });
  return row;
}
