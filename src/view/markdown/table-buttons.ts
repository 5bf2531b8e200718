/** A button under each table that copies it as tab-separated values, as spreadsheets take them. */
import {answerStringsFor} from '../../i18n/localize-answers.js';
import type {TextContext} from '../chat-model.js';

/** Once, when the text is complete. */
export function addTableButtons(container: HTMLElement, {copy}: TextContext): void {
  for (const table of container.querySelectorAll('.table')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy copy-table';
    button.textContent = answerStringsFor().copyTable;
    button.addEventListener('click', () => {
      copy({text: tabSeparated(table)}, button);
    });
    table.after(button);
  }
}

/** A cell with a tab or a line break in it would fall apart. */
function tabSeparated(table: Element): string {
  const rows = Array.from(table.querySelectorAll('tr'), (row) =>
    Array.from(row.cells, (cell) => cell.textContent.trim().replace(/\s+/g, ' ')).join('\t'),
  );
  return rows.join('\n');
}
