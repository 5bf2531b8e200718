/**
 * The same visitor's other tabs. Each tab has its own place, its own text and its own running answer; what is said in the
 * conversation that it shows appears here, too, as soon as somebody looks at this one. Storage tells of it: answers under
 * way are noted there, and the conversation that was last left open.
 */
import {runningTurn} from '../../conversation/chat-state.js';
import {DifyError} from '../../conversation/dify-error.js';
import {asDifyError} from '../../session/as-dify-error.js';
import {whenPresent} from '../../session/presence.js';
import {CONVERSATION} from '../../session/memory.js';
import {UNDER_WAY} from '../../session/run-note.js';
import type {Chat, Feature} from '../feature.js';
import {turnsElsewhere} from './turns-elsewhere.js';

export function feature(chat: Chat): Feature {
  return new Tabs(chat);
}

class Tabs implements Feature {
  readonly #chat: Chat;
  #life = new AbortController();
  /** Something has happened elsewhere that was not looked at. */
  #isStale = false;
  #isLooking = false;

  constructor(chat: Chat) {
    this.#chat = chat;
    // Now, and whenever the element is back in a page.
    chat.host.addController({
      hostConnected: () => {
        window.addEventListener('storage', this.#heard);
      },
    });
  }

  relinked(): void {
    this.#giveUp();
  }

  suspend(): void {
    window.removeEventListener('storage', this.#heard);
    this.#giveUp();
  }

  #giveUp(): void {
    this.#life.abort(new DifyError('aborted', 'Other tabs are not listened to.'));
    this.#life = new AbortController();
    this.#isStale = false;
  }

  /** Only other tabs are heard: a browser does not tell a page of what it has written itself. */
  readonly #heard = ({key, oldValue, newValue}: StorageEvent): void => {
    const {session, state} = this.#chat;
    const {id} = state.conversation;
    if (id === null || key === null) return;
    const {memory} = session.link;
    // An answer here has begun or ended; or the conversation was left, which may mean that it was deleted.
    const isHere =
      key === memory.keyOf(UNDER_WAY)
        ? `${oldValue ?? ''}${newValue ?? ''}`.includes(JSON.stringify(id))
        : key === memory.keyOf(CONVERSATION) && oldValue === id;
    if (!isHere) return;
    this.#isStale = true;
    if (!this.#isLooking) void this.#look(this.#life.signal);
  };

  /** Once this tab is looked at, and has no answer of its own under way. */
  async #look(signal: AbortSignal): Promise<void> {
    const {session} = this.#chat;
    this.#isLooking = true;
    try {
      while (this.#isStale) {
        await whenPresent(signal);
        await session.free();
        await session.opening; // what is new follows on it
        signal.throwIfAborted();
        this.#isStale = false;
        await this.#take(signal);
      }
    } catch {
      // given up; or the conversation was left while its answer came: another one is shown now
    } finally {
      this.#isLooking = false;
    }
  }

  async #take(signal: AbortSignal): Promise<void> {
    const {session} = this.#chat;
    const {id} = session.state.conversation;
    const isHere = (): boolean => !signal.aborted && session.state.conversation.id === id;
    if (id === null) return;
    try {
      const {turns} = await session.past(id, null, AbortSignal.any([signal, session.signal]));
      if (!isHere()) return;
      if (runningTurn(session.state)) {
        this.#isStale = true; // a question was asked here meanwhile: after its answer
        return;
      }
      const fresh = turnsElsewhere(session.state.conversation, turns, session.link.transport.canBranch);
      if (fresh.length > 0) session.dispatch({type: 'turns-added', turns: fresh});
    } catch (error) {
      const failure = asDifyError(error);
      // What else may have failed is no concern of the reader's, who has asked for nothing.
      if (!isHere() || failure.status !== 404) return;
      session.dispatch({type: 'conversation-lost'});
      session.report(failure);
    }
  }
}
