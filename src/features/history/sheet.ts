/** The list of conversations, over the chat: a sheet that covers a narrow panel, a drawer beside a wide one. */
import type {TemplateResult} from 'lit';
import {html, nothing} from 'lit';
import {keyed} from 'lit/directives/keyed.js';
import {sentenceFor} from '../../i18n/localize.js';
import {counted} from '../../i18n/numbers.js';
import {closeIcon, composeIcon, retryIcon} from '../../view/icons.js';
import {byDate} from './date-groups.js';
import {searchIcon} from './icons.js';
import type {HistoryCommands, HistoryModel} from './model.js';
import {conversationRow} from './row.js';
import {isPinned} from './rows.js';
import {iconButton} from '../../view/icon-button.js';

/** So near to the end, in CSS pixels, the next page is asked for. */
const NEAR_END = 240;

export function sheet(model: HistoryModel, commands: HistoryCommands): TemplateResult {
  const {strings, list} = model;
  const keys = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault(); // it closes the list, and not the panel
    commands.close();
  };
  const leave = (event: MouseEvent): void => {
    event.preventDefault(); // or the focus would follow the pointer into nothing
    commands.close();
  };
  /** A press anywhere else: what it is for happens all the same. */
  const closeMenu = ({target}: MouseEvent): void => {
    const id = model.attention?.on === 'menu' ? model.attention.id : null;
    const row = list.rows.find((each) => each.id === id);
    const isInside = (target as Element).closest('.conversation-menu, .conversation-more') !== null;
    if (row && !isInside) commands.attend(row, null);
  };
  return html`
    <div class="history" @keydown=${keys}>
      <div class="history-scrim" @mousedown=${leave}></div>
      <section
        class="history-sheet"
        role="dialog"
        aria-modal="true"
        aria-labelledby="history-heading"
        tabindex="-1"
        @mousedown=${closeMenu}
      >
        <header class="history-header">
          <h2 class="history-heading" id="history-heading">${strings.conversations}</h2>
          ${iconButton(strings.newConversation, composeIcon, commands.newConversation)}
          ${iconButton(strings.close, closeIcon, commands.close)}
        </header>
        <div class="history-search">
          ${searchIcon}
          <input
            class="history-query"
            type="search"
            dir="auto"
            autocomplete="off"
            aria-label=${strings.search}
            placeholder=${strings.search}
            .value=${list.query}
            @input=${(event: InputEvent) => {
              commands.search((event.currentTarget as HTMLInputElement).value);
            }}
          />
        </div>
        <div
          class="history-list"
          @scroll=${({currentTarget}: Event) => {
            const box = currentTarget as HTMLElement;
            if (box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_END) commands.more();
          }}
        >
          ${groups(model, commands)} ${foot(model, commands)}
        </div>
      </section>
    </div>
  `;
}

function groups(model: HistoryModel, commands: HistoryCommands): unknown {
  const {list, strings, now, chat} = model;
  const current = chat.state.conversation.id;
  const {found} = list;
  const pinned = found.filter(isPinned);
  const groups = [
    ...(pinned.length > 0 ? [{group: 'pinned' as const, conversations: pinned}] : []),
    ...byDate(
      found.filter((row) => !isPinned(row)),
      now,
    ),
  ];
  return groups.map(
    ({group, conversations}) => html`
      <h3 class="history-group" id=${`history-${group}`}>${strings[group]}</h3>
      <ul class="history-rows" aria-labelledby=${`history-${group}`}>
        ${conversations.map((row) => keyed(row.id, conversationRow(row, row.id === current, model, commands)))}
      </ul>
    `,
  );
}

/** What stands after the rows: how far the search has come, what is on its way, what failed, what else there is. */
function foot(model: HistoryModel, commands: HistoryCommands): unknown {
  const {list, strings, chat} = model;
  const isSearching = list.query.trim() !== '';
  const isLoading = list.status === 'loading' || list.status === 'new';
  const count = list.rows.length;
  return html`
    ${
      isSearching && count > 0
        ? html`<p class="history-note">
            ${counted(list.searchesOn ? strings.searching : strings.searched, count, strings.words)}
            ${list.found.length === 0 && !list.searchesOn ? strings.noMatch : nothing}
          </p>`
        : nothing
    }
    ${
      list.error
        ? html`<div class="notice" role="alert">
            <p>${strings.listFailed} ${sentenceFor(list.error.code, chat.strings)}</p>
            <button class="link-button" type="button" @click=${commands.retry}>
              ${retryIcon}${chat.strings.retry}
            </button>
          </div>`
        : nothing
    }
    ${
      isLoading && (count === 0 || list.hasMore)
        ? html`<div class="history-skeleton" role="img" aria-label=${strings.loading}>
            <i></i><i></i><i></i>${count === 0 ? html`<i></i><i></i><i></i>` : nothing}
          </div>`
        : nothing
    }
    ${
      list.status === 'idle' && list.hasMore && !list.searchesOn
        ? html`<button class="history-more" type="button" @click=${commands.more}>
            ${strings.showMore}
          </button>`
        : nothing
    }
    ${
      list.status === 'idle' && count === 0 && !list.hasMore
        ? html`<div class="history-empty">
            <p><strong>${strings.none}</strong></p>
            <p>${strings.noneHint}</p>
          </div>`
        : nothing
    }
  `;
}
