/** What the reader wants to stand first in the list. Only the WebApp API keeps it. */
import type {DifyError} from '../../conversation/dify-error.js';
import {pinConversation} from '../../dify/conversations.js';
import type {ChatTransport} from '../../dify/transport.js';
import {asDifyError} from '../../session/as-dify-error.js';
import type {Row} from './rows.js';

export class Pins {
  readonly #change: (id: string, change: Partial<Row>) => void;
  readonly #failed: (error: DifyError) => void;
  /** The newest wish of each conversation that is on its way: they go one after the other, or the older could win. */
  readonly #sending = new Map<string, Promise<unknown>>();

  constructor(change: (id: string, change: Partial<Row>) => void, failed: (error: DifyError) => void) {
    this.#change = change;
    this.#failed = failed;
  }

  /** Moves it at once, and back where the server refuses. @returns whether the server took it. */
  async set(transport: ChatTransport, id: string, isPinned: boolean, signal: AbortSignal): Promise<boolean> {
    this.#change(id, {pinWish: isPinned, failure: null});
    const before = this.#sending.get(id) ?? Promise.resolve();
    const answer = before.then(() => pinConversation(transport, id, isPinned, signal));
    const settled = answer.catch(() => undefined);
    this.#sending.set(id, settled);
    try {
      await answer;
      this.#change(id, {isConfirmedPinned: isPinned});
      return true;
    } catch (cause) {
      const error = asDifyError(cause);
      if (error.code === 'aborted') return false;
      const wish = isPinned ? 'pin' : 'unpin';
      if (this.#sending.get(id) === settled) this.#change(id, {pinWish: null, failure: {wish, error}});
      this.#failed(error);
      return false;
    } finally {
      if (this.#sending.get(id) === settled) this.#sending.delete(id);
    }
  }

  /** The row as a list that is asked for now will know it: with what the server has taken, and without the wish. */
  settled(row: Row): Row {
    return row.pinWish === null || this.#sending.has(row.id) ? row : {...row, pinWish: null};
  }
}
