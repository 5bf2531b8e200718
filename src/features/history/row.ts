/** One conversation of the list, in each of its states. */
import type {TemplateResult} from 'lit';
import {html, nothing} from 'lit';
import {fill, sentenceFor} from '../../i18n/localize.js';
import {isComposing} from '../../view/is-composing.js';
import {moreIcon, undoIcon} from './icons.js';
import {menu} from './menu.js';
import type {HistoryCommands, HistoryModel} from './model.js';
import type {Row} from './rows.js';

/** Dify's column holds no more. */
const MAX_NAME_LENGTH = 255;

export function conversationRow(
  row: Row,
  isCurrent: boolean,
  model: HistoryModel,
  commands: HistoryCommands,
): TemplateResult {
  const attention = model.attention?.id === row.id ? model.attention : null;
  return html`
    <li class="conversation" data-conversation=${row.id} ?data-current=${isCurrent}>
      ${
        row.doing === 'deleted'
          ? deletedRow(row, model, commands)
          : attention?.on === 'rename'
            ? renaming(row, attention.isRefused === true, model, commands)
            : attention?.on === 'delete'
              ? askingToDelete(row, model, commands)
              : ordinaryRow(row, isCurrent, attention?.on === 'menu', model, commands)
      }
      ${row.failure ? html`<p class="conversation-failure" role="alert">${sentenceOf(row.failure, model)}</p>` : nothing}
    </li>
  `;
}

function ordinaryRow(
  row: Row,
  isCurrent: boolean,
  hasMenu: boolean,
  model: HistoryModel,
  commands: HistoryCommands,
): TemplateResult {
  const {strings} = model;
  const name = nameOf(row, model);
  return html`
    <button
      class="conversation-name"
      type="button"
      dir="auto"
      title=${name}
      aria-current=${isCurrent ? 'true' : nothing}
      @click=${() => {
        commands.open(row);
      }}
    >
      ${name}
    </button>
    ${
      row.doing === 'naming'
        ? html`<span class="conversation-spinner" role="img" aria-label=${strings.naming}></span>`
        : nothing
    }
    <button
      class="quiet-button small conversation-more"
      type="button"
      aria-label=${fill(strings.moreActions, {name})}
      aria-haspopup="menu"
      aria-expanded=${hasMenu ? 'true' : 'false'}
      @click=${() => {
        commands.attend(row, hasMenu ? null : 'menu');
      }}
    >
      ${moreIcon}
    </button>
    ${hasMenu ? menu(row, model, commands) : nothing}
  `;
}

function renaming(
  row: Row,
  isRefused: boolean,
  model: HistoryModel,
  commands: HistoryCommands,
): TemplateResult {
  const {strings} = model;
  const keys = (event: KeyboardEvent): void => {
    if (isComposing(event) || (event.key !== 'Enter' && event.key !== 'Escape')) return;
    event.preventDefault();
    if (event.key === 'Enter') commands.rename(row, (event.currentTarget as HTMLInputElement).value);
    else commands.attend(row, null);
  };
  const save = ({currentTarget}: Event): void => {
    const box = (currentTarget as HTMLElement).closest('li')?.querySelector('input');
    commands.rename(row, box?.value ?? '');
  };
  return html`
    <div class="conversation-form">
      <input
        class="conversation-box"
        type="text"
        dir="auto"
        autocomplete="off"
        maxlength=${MAX_NAME_LENGTH}
        aria-label=${fill(strings.nameOf, {name: nameOf(row, model)})}
        aria-invalid=${isRefused ? 'true' : 'false'}
        aria-describedby=${isRefused ? 'conversation-refusal' : nothing}
        .defaultValue=${row.name}
        @keydown=${keys}
      />
      ${isRefused ? html`<p class="conversation-failure" id="conversation-refusal" role="alert">${strings.nameNeeded}</p>` : nothing}
      <div class="conversation-choices">
        <button
          class="link-button"
          type="button"
          @click=${() => {
            commands.attend(row, null);
          }}
        >
          ${strings.cancel}
        </button>
        <button class="link-button primary" type="button" @click=${save}>${strings.save}</button>
      </div>
    </div>
  `;
}

function askingToDelete(row: Row, model: HistoryModel, commands: HistoryCommands): TemplateResult {
  const {strings} = model;
  const keep = (): void => {
    commands.attend(row, null);
  };
  return html`
    <div
      class="conversation-form"
      role="group"
      aria-labelledby="conversation-question"
      @keydown=${(event: KeyboardEvent) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        keep();
      }}
    >
      <p class="conversation-question" id="conversation-question">
        <strong>${strings.askDelete}</strong>
        <span dir="auto">${nameOf(row, model)}</span>
      </p>
      <div class="conversation-choices">
        <button class="link-button" type="button" data-first @click=${keep}>${strings.cancel}</button>
        <button
          class="link-button dangerous"
          type="button"
          @click=${() => {
            commands.delete(row);
          }}
        >
          ${strings.delete}
        </button>
      </div>
    </div>
  `;
}

function deletedRow(row: Row, model: HistoryModel, commands: HistoryCommands): TemplateResult {
  const {strings} = model;
  const name = nameOf(row, model);
  return html`
    <span class="conversation-deleted">${fill(strings.deleted, {name})}</span>
    <button
      class="link-button conversation-undo"
      type="button"
      aria-label=${fill(strings.undoOf, {name})}
      @click=${() => {
        commands.restore(row);
      }}
    >
      ${undoIcon}${strings.undo}
    </button>
  `;
}

function nameOf({name}: Row, {strings}: HistoryModel): string {
  return name.trim() || strings.unnamed;
}

function sentenceOf({wish, error}: NonNullable<Row['failure']>, {strings, chat}: HistoryModel): string {
  if (error.status === 404) return strings.gone;
  const what = {
    rename: strings.renameFailed,
    delete: strings.deleteFailed,
    pin: strings.pinFailed,
    unpin: strings.unpinFailed,
  }[wish];
  return `${what} ${sentenceFor(error.code, chat.strings)}`;
}
