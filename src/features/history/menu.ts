/** What can be done with a conversation. Arrow keys walk through it, Escape leaves it. */
import type {TemplateResult} from 'lit';
import {html, nothing} from 'lit';
import {deleteIcon, pinIcon, renameIcon, sparkIcon, unpinIcon} from './icons.js';
import type {HistoryCommands, HistoryModel} from './model.js';
import type {Row} from './rows.js';
import {isPinned} from './rows.js';

export function menu(row: Row, {strings, list}: HistoryModel, commands: HistoryCommands): TemplateResult {
  const item = (label: string, icon: TemplateResult, choose: () => void, kind = ''): TemplateResult => html`
    <button class="conversation-action ${kind}" type="button" role="menuitem" tabindex="-1" @click=${choose}>
      ${icon}${label}
    </button>
  `;
  const isUp = isPinned(row);
  const turn = (): void => {
    commands.pin(row, !isUp);
  };
  const keys = (event: KeyboardEvent): void => {
    const list = event.currentTarget as HTMLElement;
    if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault(); // neither the list nor the panel closes, and the focus goes where the menu came from
      commands.attend(row, null);
    } else if (walk(list, event.key)) event.preventDefault();
  };
  return html`
    <div class="conversation-menu" role="menu" tabindex="-1" @keydown=${keys}>
      ${list.canPin() ? item(isUp ? strings.unpin : strings.pin, isUp ? unpinIcon : pinIcon, turn) : nothing}
      ${item(strings.rename, renameIcon, () => {
        commands.attend(row, 'rename');
      })}
      ${item(strings.nameAutomatically, sparkIcon, () => {
        commands.nameAutomatically(row);
      })}
      ${item(
        strings.delete,
        deleteIcon,
        () => {
          commands.attend(row, 'delete');
        },
        'dangerous',
      )}
    </div>
  `;
}

/** Whether the key was one that walks. */
function walk(menuElement: HTMLElement, key: string): boolean {
  const items = [...menuElement.querySelectorAll<HTMLElement>('[role="menuitem"]')];
  const at = items.findIndex((each) => each.matches(':focus'));
  const next = new Map([
    ['ArrowDown', at + 1],
    ['ArrowUp', at < 0 ? -1 : at - 1],
    ['Home', 0],
    ['End', -1],
  ]).get(key);
  if (next === undefined) return false;
  items.at(next % items.length)?.focus();
  return true;
}
