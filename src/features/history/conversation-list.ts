/** The list of conversations as far as it is known here: paging, searching, and what the reader does to its entries. */
import type {DifyError} from '../../conversation/dify-error.js';
import {
  deleteConversation,
  listConversations,
  listPinned,
  renameConversation,
} from '../../dify/conversations.js';
import type {ChatTransport} from '../../dify/transport.js';
import {asDifyError} from '../../session/as-dify-error.js';
import {Pins} from './pins.js';
import type {Row} from './rows.js';
import {lastOfPages, matching, withFurther, withNewest} from './rows.js';

/** How long a deletion can be taken back, in milliseconds. */
export const UNDO_MS = 6_000;

/** Conversations up to which a search loads more by itself; beyond, the reader asks for them. */
const MAX_SEARCHED = 1_000;

/** Who wants to know, and of what. */
export interface ListObserver {
  /** Something is to be drawn anew. */
  changed(): void;
  /** The server has given a conversation this name. */
  named(id: string, name: string): void;
  /** The server has deleted it, or did not know it any more. */
  deleted(id: string): void;
  failed(error: DifyError): void;
}

interface Deletion {
  /** Its own: by the time it is carried out the chat may be linked to another server. */
  readonly transport: ChatTransport;
  readonly timer: ReturnType<typeof setTimeout>;
}

export class ConversationList {
  readonly #transport: () => ChatTransport;
  readonly #observer: ListObserver;
  readonly #deletions = new Map<string, Deletion>();
  /** Ids whose deletion is on its way or done: a page that was asked for before may still name them. */
  readonly #gone = new Set<string>();
  /** The newest rename of each conversation: the answers to older ones change nothing that is shown. */
  readonly #wishes = new Map<string, symbol>();
  readonly #pins: Pins;
  #life = new AbortController();
  #request: AbortController | null = null;
  #failedAfter: string | null = null;
  rows: readonly Row[] = [];
  hasMore = false;
  status: 'new' | 'idle' | 'loading' | 'failed' = 'new';
  error: DifyError | null = null;
  query = '';

  /** Whether conversations can be pinned: the Service API has no such thing. */
  readonly canPin: () => boolean;

  constructor(transport: () => ChatTransport, observer: ListObserver, canPin: () => boolean = () => false) {
    this.#transport = transport;
    this.#observer = observer;
    this.canPin = canPin;
    this.#pins = new Pins(
      (id, change) => {
        this.#change(id, change);
      },
      (error) => {
        observer.failed(error);
      },
    );
  }

  /** The rows that the search lets through. */
  get found(): readonly Row[] {
    return matching(this.rows, this.query);
  }

  /** Whether a search is to look through more conversations by itself. */
  get searchesOn(): boolean {
    return this.query.trim() !== '' && this.hasMore && this.rows.length < MAX_SEARCHED;
  }

  /** Asks for the newest page; what is known of older ones stays. */
  refresh(): Promise<void> {
    return this.#load(null);
  }

  /** What the server calls a conversation, once the newest page has come; empty where it has no name, or is not there. */
  async nameAfterRefresh(id: string): Promise<string> {
    await this.refresh();
    return this.#row(id)?.confirmedName ?? '';
  }

  /** The same without the list: of the conversation that was changed last. @throws DifyError */
  async nameOf(id: string, signal: AbortSignal): Promise<string> {
    const {conversations} = await listConversations(this.#transport(), null, signal, {count: 1});
    return conversations.find((entry) => entry.id === id)?.name ?? '';
  }

  /** Asks for the next page, if there is one and nothing is asked for already. */
  async more(): Promise<void> {
    if (this.hasMore && this.status === 'idle') await this.#load(lastOfPages(this.rows));
  }

  async retry(): Promise<void> {
    if (this.status === 'failed') await this.#load(this.#failedAfter);
  }

  /** The API has no search: names are looked through here, and more of them are loaded meanwhile. */
  search(query: string): void {
    this.query = query;
    this.#observer.changed();
    void this.#searchOn();
  }

  /** @param name `null` leaves it to the app. @returns whether the server took it. */
  async rename(id: string, name: string | null): Promise<boolean> {
    const wish = Symbol();
    const isNewest = (): boolean => this.#wishes.get(id) === wish;
    this.#wishes.set(id, wish);
    const wished = name === null ? {doing: 'naming' as const} : {doing: 'renaming' as const, name};
    this.#change(id, {...wished, failure: null});
    try {
      const given = await renameConversation(this.#transport(), id, name, this.#life.signal);
      this.#change(id, {confirmedName: given, ...(isNewest() && {name: given, doing: null})});
      this.#observer.named(id, given);
      return true;
    } catch (cause) {
      const error = asDifyError(cause);
      if (error.code === 'aborted') return false;
      const known = this.rows.find((row) => row.id === id);
      if (known && isNewest())
        this.#change(id, {name: known.confirmedName, doing: null, failure: {wish: 'rename', error}});
      this.#observer.failed(error);
      return false;
    }
  }

  /** Moves it to those that stand first, or back. @returns whether the server took it. */
  pin(id: string, isPinned: boolean): Promise<boolean> {
    return this.#pins.set(this.#transport(), id, isPinned, this.#life.signal);
  }

  /** Deletes it as far as the reader can see. The server hears of it when it can no longer be taken back. */
  delete(id: string): void {
    const timer = setTimeout(() => {
      this.#carryOut(id, false);
    }, UNDO_MS);
    this.#deletions.set(id, {transport: this.#transport(), timer});
    this.#change(id, {doing: 'deleted', failure: null});
  }

  /** Takes a deletion back. @returns whether it was still possible. */
  restore(id: string): boolean {
    const deletion = this.#deletions.get(id);
    if (!deletion) return false;
    clearTimeout(deletion.timer);
    this.#deletions.delete(id);
    this.#change(id, {doing: null});
    return true;
  }

  get hasDeletions(): boolean {
    return this.#deletions.size > 0;
  }

  /**
   * Carries out at once what could still be taken back: nobody will any more.
   *
   * @param isLeaving the page may be gone before the answers have come.
   */
  commit(isLeaving: boolean): void {
    for (const id of this.#deletions.keys()) this.#carryOut(id, isLeaving);
  }

  /** Forgets a conversation that the server does not know any more. */
  forget(id: string): void {
    this.rows = this.rows.filter((row) => row.id !== id);
    this.#observer.changed();
  }

  /** Another user or server: nothing that is known holds any more. */
  clear(): void {
    this.commit(false);
    this.#life.abort();
    this.#life = new AbortController();
    this.rest();
    this.#gone.clear();
    this.#wishes.clear();
    Object.assign(this, {rows: [], hasMore: false, status: 'new', error: null, query: ''});
  }

  /** Nobody looks at the list: pages that are on their way are not waited for. */
  rest(): void {
    this.#request?.abort();
    this.#request = null;
    if (this.status === 'loading') this.status = this.rows.length > 0 ? 'idle' : 'new';
  }

  async #load(after: string | null): Promise<void> {
    this.#request?.abort();
    const request = new AbortController();
    this.#request = request;
    this.status = 'loading';
    this.error = null;
    this.#observer.changed();
    try {
      const transport = this.#transport();
      const {signal} = request;
      const canPin = this.canPin();
      if (after === null) this.rows = this.rows.map((row) => this.#pins.settled(row));
      const [page, pinned] = await Promise.all([
        listConversations(transport, after, signal, canPin ? {isPinned: false} : {}),
        after === null && canPin ? listPinned(transport, signal) : [],
      ]);
      if (signal.aborted) return;
      const isThere = ({id}: {readonly id: string}): boolean => !this.#gone.has(id);
      const entries = page.conversations.filter(isThere);
      if (after === null) {
        const next = withNewest(this.rows, entries, pinned.filter(isThere), page.hasMore);
        this.rows = next.rows;
        // Without a row to go on from this page would be asked for ever.
        if (!next.reachesFurther) this.hasMore = page.hasMore && lastOfPages(next.rows) !== null;
      } else {
        const next = withFurther(this.rows, entries);
        this.rows = next.rows;
        this.hasMore = page.hasMore && next.isNew; // else a broken server would be asked for ever
      }
      this.status = 'idle';
      this.#observer.changed();
      await this.#searchOn();
    } catch (cause) {
      if (request.signal.aborted) return;
      request.abort(); // one half of the list is of no use alone
      const error = asDifyError(cause);
      if (after !== null && error.status === 404) {
        // The one to go on from was deleted elsewhere: the one before it takes its place.
        this.rows = this.rows.filter(({id}) => id !== after);
        await this.#load(lastOfPages(this.rows));
        return;
      }
      this.status = 'failed';
      this.error = error;
      this.#failedAfter = after;
      this.#observer.changed();
      this.#observer.failed(error);
    }
  }

  async #searchOn(): Promise<void> {
    if (this.searchesOn) await this.more();
  }

  #carryOut(id: string, isLeaving: boolean): void {
    const deletion = this.#deletions.get(id);
    const at = this.rows.findIndex((row) => row.id === id);
    const row = this.rows[at];
    if (!deletion || !row) return;
    clearTimeout(deletion.timer);
    this.#deletions.delete(id);
    this.#gone.add(id);
    this.forget(id);
    // A signal that never fires: the deletion was promised, whatever becomes of the list.
    deleteConversation(deletion.transport, id, isLeaving, new AbortController().signal).then(
      () => {
        this.#observer.deleted(id);
      },
      (cause: unknown) => {
        const error = asDifyError(cause);
        if (error.status === 404) {
          this.#observer.deleted(id); // somebody was faster
          return;
        }
        this.#gone.delete(id);
        this.#putBack({...row, doing: null, failure: {wish: 'delete', error}}, deletion);
        this.#observer.failed(error);
      },
    );
  }

  #putBack(row: Row, {transport}: Deletion): void {
    if (transport !== this.#currentTransport() || this.#row(row.id)) return;
    const at = this.rows.findIndex(({updatedAt}) => updatedAt <= row.updatedAt);
    this.rows = at < 0 ? [...this.rows, row] : this.rows.toSpliced(at, 0, row);
    this.#observer.changed();
  }

  #currentTransport(): ChatTransport | null {
    try {
      return this.#transport();
    } catch {
      return null; // the chat is linked to nothing now
    }
  }

  #row(id: string): Row | undefined {
    return this.rows.find((row) => row.id === id);
  }

  #change(id: string, change: Partial<Row>): void {
    this.rows = this.rows.map((row) => (row.id === id ? {...row, ...change} : row));
    this.#observer.changed();
  }
}
