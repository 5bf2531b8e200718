/** A button under a table that copies it as tab-separated values, as spreadsheets take them. */
import {create} from './elements.js';

export function newTableButton(
  table: HTMLElement,
  label: string,
  copy: (text: string, button: HTMLElement) => void,
): HTMLElement {
  const button = create(table.ownerDocument, 'button', 'copy copy-table');
  button.setAttribute('type', 'button');
  button.textContent = label;
  button.onclick = () => {
    copy(tabSeparated(table), button);
  };
  return button;
}

/** A cell with a tab or a line break in it would fall apart. */
function tabSeparated(table: Element): string {
  const rows = Array.from(table.querySelectorAll('tr'), (row) =>
    Array.from(row.cells, (cell) => cell.textContent.trim().replace(/\s+/g, ' ')).join('\t'),
  );
  return rows.join('\n');
}
