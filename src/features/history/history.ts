/** The list of conversations: opens over the panel, and keeps list, chat and page in step. */
import {css} from 'lit';
import type {ChatState} from '../../conversation/chat-state.js';
import {runningTurn} from '../../conversation/chat-state.js';
import {DifyConversationEvent} from '../../events.js';
import {fill} from '../../i18n/localize.js';
import {counted} from '../../i18n/numbers.js';
import type {HistoryStrings} from '../../i18n/localize-history.js';
import {historyStringsFor} from '../../i18n/localize-history.js';
import type {ChatModel} from '../../view/chat-model.js';
import type {Chat, Feature, Places} from '../feature.js';
import {whenClosed} from '../when-closed.js';
import type {ListObserver} from './conversation-list.js';
import {ConversationList} from './conversation-list.js';
import {lateTitle} from './late-title.js';
import {historyStyles} from './history-styles.js';
import type {Attention, HistoryCommands} from './model.js';
import {rowStyles} from './row-styles.js';
import {sheet} from './sheet.js';
import {SheetFocus} from './sheet-focus.js';

export function feature(chat: Chat): Feature {
  return new History(chat);
}

class History implements Feature {
  readonly styles = css`
    ${historyStyles}${rowStyles}
  `;
  readonly places: Places = {cover: (model) => (this.isOpen ? this.#drawn(model) : undefined)};
  isOpen = false;
  readonly #chat: Chat;
  readonly #list: ConversationList;
  readonly #focus: SheetFocus;
  #attention: Attention | null = null;
  /** Those that were shown when they were deleted: taking the deletion back shows them again. */
  readonly #left = new Set<string>();
  #wasSearching = false;
  /** Ends the wait for the title of the conversation that has just begun. */
  #titleWait: AbortController | null = null;

  constructor(chat: Chat) {
    this.#chat = chat;
    this.#focus = new SheetFocus(chat.host);
    const observer: ListObserver = {
      changed: () => {
        this.#watchLeaving();
        this.#tellOfSearch();
        this.#draw();
      },
      named: (id, name) => {
        this.#named(id, name);
      },
      deleted: (id) => {
        // The one that was shown has been told of when a new one took its place.
        if (!this.#left.delete(id))
          chat.host.dispatchEvent(new DifyConversationEvent({conversationId: id, name: null}));
      },
      failed: (error) => {
        chat.report(error);
      },
    };
    // What stands first is kept by the WebApp API alone.
    this.#list = new ConversationList(
      () => chat.session.link.transport,
      observer,
      () => chat.host.config.appToken !== '',
    );
    // A panel that closes takes its list along.
    whenClosed(chat, () => {
      this.#close(false);
    });
  }

  open(): void {
    this.isOpen = true;
    this.#attention = null;
    this.#list.query = '';
    this.#wasSearching = false;
    void this.#list.refresh();
    this.#focus.enter();
  }

  /** A conversation that began, or whose answer is finished, has moved to the top of the list, with a name perhaps. */
  changed(next: ChatState, previous: ChatState): void {
    if (next.hasLostConversation && !previous.hasLostConversation && previous.conversation.id !== null)
      this.#list.forget(previous.conversation.id);
    const hasBegun = previous.conversation.id === null && next.conversation.id !== null;
    const hasEnded = runningTurn(previous) !== null && runningTurn(next) === null;
    if (next.conversation.id !== previous.conversation.id) this.#titleWait?.abort();
    const {id, name, thread} = next.conversation;
    const isToBeNamed = hasEnded && id !== null && name === null && thread.length === 1;
    if (isToBeNamed) void this.#waitForTitle(id);
    else if (this.isOpen && (hasBegun || hasEnded)) void this.#list.refresh();
  }

  relinked(): void {
    this.#titleWait?.abort();
    this.#list.clear();
    this.#close(false);
  }

  suspend(): void {
    this.#titleWait?.abort();
    this.#close(false);
  }

  #drawn(chat: ChatModel): unknown {
    const strings = this.#strings;
    return sheet(
      {chat, list: this.#list, attention: this.#attention, now: Date.now(), strings},
      this.#commands,
    );
  }

  readonly #commands: HistoryCommands = {
    close: () => {
      this.#close(true);
    },
    newConversation: () => {
      this.#chat.newConversation();
      this.#close(false);
      this.#chat.focus();
    },
    open: ({id, name}) => {
      this.#close(false);
      this.#chat.focus();
      if (id === this.#chat.state.conversation.id) return;
      this.#chat.openConversation(id, name).catch(() => undefined); // stands in the thread, with a retry
    },
    search: (query) => {
      this.#attention = null;
      this.#list.search(query);
    },
    more: () => {
      void this.#list.more();
    },
    retry: () => {
      void this.#list.retry();
    },
    attend: (row, on) => {
      const before = this.#attention?.on;
      this.#attention = on === null ? null : {id: row.id, on};
      this.#draw();
      if (on !== null) this.#focus.into(row.id, on);
      else if (before !== undefined) this.#focus.to(row.id, '.conversation-more');
    },
    rename: (row, entered) => {
      const name = entered.trim();
      if (name === '') {
        this.#attention = {id: row.id, on: 'rename', isRefused: true};
        this.#draw();
        this.#focus.into(row.id, 'rename');
        return;
      }
      this.#commands.attend(row, null);
      if (name === row.name) return;
      void this.#list.rename(row.id, name);
    },
    nameAutomatically: (row) => {
      this.#commands.attend(row, null);
      this.#chat.announce(this.#strings.naming);
      void this.#list.rename(row.id, null);
    },
    pin: (row, isPinned) => {
      // After it the row stands in another group: the focus goes along.
      this.#commands.attend(row, null);
      void this.#list.pin(row.id, isPinned).then((isTaken) => {
        const {announcePinned, announceUnpinned} = this.#strings;
        if (isTaken) this.#chat.announce(isPinned ? announcePinned : announceUnpinned);
      });
    },
    delete: (row) => {
      this.#attention = null;
      this.#list.delete(row.id);
      this.#focus.to(row.id, '.conversation-undo');
      this.#chat.announce(this.#strings.announceDeleted);
      if (row.id !== this.#chat.state.conversation.id) return;
      this.#left.add(row.id);
      this.#chat.newConversation();
    },
    restore: (row) => {
      if (!this.#list.restore(row.id)) return;
      this.#chat.announce(this.#strings.announceRestored);
      this.#focus.to(row.id, '.conversation-name');
      const {conversation} = this.#chat.state;
      // Unless the visitor has begun another one meanwhile.
      if (!this.#left.delete(row.id) || conversation.id !== null || conversation.turns.length > 0) return;
      this.#chat.openConversation(row.id, row.name).catch(() => undefined); // stands in the thread, with a retry
    },
  };

  async #waitForTitle(id: string): Promise<void> {
    this.#titleWait?.abort();
    const wait = new AbortController();
    this.#titleWait = wait;
    const {session} = this.#chat;
    try {
      const name = await lateTitle(
        () => (this.isOpen ? this.#list.nameAfterRefresh(id) : this.#list.nameOf(id, wait.signal)),
        wait.signal,
      );
      // The reader may have given it a name meanwhile.
      if (name !== null && session.state.conversation.name === null)
        session.dispatch({type: 'conversation-named', name});
    } catch {
      // Nobody has asked for it: the list has the title when it is opened.
    }
  }

  #named(id: string, name: string): void {
    const {session, state} = this.#chat;
    if (id === state.conversation.id) session.dispatch({type: 'conversation-named', name});
    else this.#chat.host.dispatchEvent(new DifyConversationEvent({conversationId: id, name}));
    this.#chat.announce(fill(this.#strings.renamedTo, {name}));
  }

  /** @param givesBack whether the focus goes to the button that opened it; else somebody else has a better place. */
  #close(givesBack: boolean): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.#attention = null;
    this.#list.rest();
    // Nothing is left to press Undo on.
    this.#list.commit(false);
    this.#focus.leave(givesBack);
    this.#chat.host.requestUpdate();
  }

  /** Once for each search, when all has been looked through: the rows change with every letter. */
  #tellOfSearch(): void {
    const {query, status, searchesOn, rows, found} = this.#list;
    const isSearching = query.trim() !== '' && (status === 'loading' || searchesOn);
    if (this.#wasSearching && !isSearching && query.trim() !== '') {
      const {searched, matches, words} = this.#strings;
      this.#chat.announce(
        `${counted(searched, rows.length, words)} ${counted(matches, found.length, words)}`,
      );
    }
    this.#wasSearching = isSearching;
  }

  get #strings(): HistoryStrings {
    return historyStringsFor(this.#chat.words);
  }

  #draw(): void {
    if (!this.isOpen) return;
    this.#focus.hold();
    this.#chat.host.requestUpdate();
  }

  /** A page may go away at any time: what was deleted must not come back with the next visit. */
  #watchLeaving(): void {
    const {hasDeletions} = this.#list;
    for (const [target, type] of [
      [window, 'pagehide'],
      [document, 'visibilitychange'],
    ] as const) {
      if (hasDeletions) target.addEventListener(type, this.#leaving);
      else target.removeEventListener(type, this.#leaving);
    }
  }

  /**
   * On phones a hidden page may never hear of anything again, and `pagehide` is not fired when it is thrown away.
   * An ordinary request would end with the page; the browser finishes one with `keepalive`, through any `fetch`.
   */
  readonly #leaving = ({type}: Event): void => {
    if (type === 'pagehide' || document.visibilityState === 'hidden') this.#list.commit(true);
  };
}
