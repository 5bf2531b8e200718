/**
 * Answers that were cut off: the one that was under way when the page went away, and one whose connection broke. A
 * workflow is listened to again; of anything else the server's history is asked until the answer is there.
 */
import {html} from 'lit';
import {isOver} from '../../conversation/answer.js';
import type {Answer} from '../../conversation/answer.js';
import type {ChatState, Turn} from '../../conversation/chat-state.js';
import {DifyError} from '../../conversation/dify-error.js';
import {withSaved} from '../../conversation/saved-answer.js';
import {asDifyError} from '../../session/as-dify-error.js';
import {about} from '../../session/about.js';
import {delay} from '../../session/delay.js';
import {whenPresent} from '../../session/presence.js';
import {isFinal, RunFollower, savedAnswer} from '../../session/run-follower.js';
import {hasCome, turnOf} from '../../session/rejoined.js';
import type {Interrupted} from '../../session/run-note.js';
import {forgetInterrupted, interruptedIn} from '../../session/run-note.js';
import type {ChatModel} from '../../view/chat-model.js';
import type {Chat, Feature, Places} from '../feature.js';
import {isBroken} from '../is-broken.js';

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 10_000;

/** How long after its question an answer is waited for: what has not come by then was never saved, as a rule. */
const PATIENCE_MS = 5 * 60_000;

/** When the history is asked for an answer whose connection broke, in milliseconds, one after the other. */
const SECOND_LOOKS_MS = [1_000, 2_000, 4_000, 8_000, 16_000];

export function feature(chat: Chat): Feature {
  return new Recovery(chat);
}

class Recovery implements Feature {
  readonly places: Places = {
    answerFoot: (model, turn) => this.#stopButton(model, turn),
  };
  readonly #chat: Chat;
  /** By the turn's key: what ends the wait for its answer. */
  readonly #waits = new Map<string, AbortController>();
  /** Turns whose broken connection was looked after. */
  readonly #seen = new Set<string>();
  /** What earlier page views have left, until it is known whether its question stands in the thread. */
  #notes: readonly Interrupted[];
  /** The one that the visitor has come back from: the last conversation is shown, or a new one that had no name yet. */
  #newest: Interrupted | undefined;

  constructor(chat: Chat) {
    this.#chat = chat;
    this.#notes = interruptedIn(chat.session.link.memory);
    this.#newest = this.#notes.at(-1);
    // Now, and whenever the element is back in a page.
    chat.host.addController({
      hostConnected: () => {
        this.#update(chat.state);
      },
    });
  }

  changed(next: ChatState, previous: ChatState): void {
    if (next.conversation !== previous.conversation) this.#update(next);
  }

  relinked(): void {
    this.suspend();
    this.#notes = interruptedIn(this.#chat.session.link.memory);
    this.#newest = this.#notes.at(-1);
    this.#update(this.#chat.state);
  }

  suspend(): void {
    for (const wait of this.#waits.values()) wait.abort(notWanted());
    this.#waits.clear();
  }

  #update({conversation: {turns}}: ChatState): void {
    // The text box may still have to be drawn.
    if (this.#notes.length > 0) void this.#chat.host.updateComplete.then(this.#giveBack);
    for (const [key, wait] of this.#waits) {
      const turn = turns.find((each) => each.key === key);
      if (turn && isOver(turn.answer)) this.#forget(turn);
      if (!turn || (isOver(turn.answer) && !isBroken(turn))) wait.abort(notWanted());
    }
    for (const turn of turns)
      if (turn.answer.status === 'awaited') this.#begin(turn, (signal) => this.#recover(turn, signal));
    const last = turns.at(-1);
    if (!last || !isBroken(last) || this.#seen.has(last.key)) return;
    this.#seen.add(last.key);
    this.#begin(last, (signal) => this.#lookAgain(last.key, signal));
  }

  #begin({key}: Turn, wait: (signal: AbortSignal) => Promise<void>): void {
    if (this.#waits.has(key)) return;
    const control = new AbortController();
    this.#waits.set(key, control);
    void wait(control.signal)
      .catch((error: unknown) => {
        if (!control.signal.aborted) this.#chat.report(asDifyError(error));
      })
      .finally(() => {
        if (this.#waits.get(key) === control) this.#waits.delete(key);
      });
  }

  async #recover({key, answer}: Turn, signal: AbortSignal): Promise<void> {
    const {session} = this.#chat;
    const {memory} = session.link;
    const isOfThis = (note: Interrupted): boolean =>
      (note.messageId ?? note.key) === (answer.messageId ?? key);
    const askedAt = interruptedIn(memory).findLast(isOfThis)?.askedAt ?? Date.now();
    const runId = answer.workflow?.runId;
    if (!runId || (await this.#followed(key, runId, signal)) === 'lost') {
      // The run may have been heard for a while before the server knew it no more.
      if (runId) this.#mark(key, {status: 'awaited'});
      await this.#poll(key, askedAt + PATIENCE_MS, signal);
    }
  }

  #followed(key: string, runId: string, signal: AbortSignal): ReturnType<RunFollower['follow']> {
    const follower = new RunFollower(this.#chat.session, key, runId);
    signal.addEventListener('abort', () => {
      follower.leave();
    });
    return follower.follow(true);
  }

  /** @throws the signal's reason once nobody waits any more. */
  async #poll(key: string, deadline: number, signal: AbortSignal): Promise<void> {
    for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
      await delay(about(wait), signal);
      await whenPresent(signal);
      const failure = await this.#look(key, Date.now() >= deadline);
      signal.throwIfAborted();
      if (this.#chat.session.turn(key)?.answer.status !== 'awaited') return;
      if (!failure) continue;
      this.#seen.add(key); // the history has nothing more to say
      this.#mark(key, {status: 'error', error: failure});
      // Asking again in a conversation that the server no longer knows would fail for ever.
      if (failure.code === 'not_found') this.#chat.session.dispatch({type: 'conversation-lost'});
      return;
    }
  }

  /** Takes the answer if it is there. @returns why there is no more hope. */
  async #look(key: string, isLastLook: boolean): Promise<DifyError | null> {
    const {session} = this.#chat;
    const turn = session.turn(key);
    try {
      const saved = await savedAnswer(session, turn);
      if (saved && (saved.status === 'paused' || hasCome(saved))) {
        const status = saved.status === 'awaited' ? 'complete' : saved.status;
        if (turn && session.turn(key) === turn) this.#mark(key, withSaved(turn.answer, saved, status));
        return null;
      }
    } catch (error) {
      const failure = asDifyError(error);
      if (isFinal(failure)) return failure;
    }
    return isLastLook
      ? new DifyError('stream_interrupted', 'The page was left before the answer was saved.')
      : null;
  }

  /** The error, with its way to try again, stands until the server turns out to have the answer. */
  async #lookAgain(key: string, signal: AbortSignal): Promise<void> {
    const {session} = this.#chat;
    for (const wait of SECOND_LOOKS_MS) {
      await delay(about(wait), signal);
      await whenPresent(signal);
      const turn = session.turn(key);
      if (!turn || session.state.conversation.turns.at(-1) !== turn) return; // asked again, or asked on
      const saved = await savedAnswer(session, turn).catch(() => null); // then the next look may have it
      if (signal.aborted || session.turn(key) !== turn) return;
      if (saved?.status !== 'complete' || !hasCome(saved)) continue;
      this.#mark(key, withSaved(turn.answer, saved));
      return;
    }
  }

  #mark(key: string, marks: Partial<Answer>): void {
    this.#chat.session.mark(key, marks);
  }

  #forget({key, answer}: Turn): void {
    forgetInterrupted(this.#chat.session.link.memory, answer.messageId ?? key);
  }

  /** Without a word from the server it is unknown where, and if, the question arrived: it is the visitor's again. */
  readonly #giveBack = (): void => {
    const {isLoading, error, id} = this.#chat.state.conversation;
    if (isLoading || error) return;
    const newest = this.#newest;
    this.#newest = undefined;
    const isOfHere = (note: Interrupted): boolean =>
      id === null ? note === newest : note.conversationId === id;
    const ofHere = this.#notes.filter(isOfHere);
    this.#notes = this.#notes.filter((note) => !isOfHere(note));
    for (const note of ofHere) this.#giveBackWhatIsMissing(note);
  };

  #giveBackWhatIsMissing(note: Interrupted): void {
    const {host, session, state} = this.#chat;
    if (session.turn(note.key)) return;
    const turn = turnOf(note, state.conversation.turns);
    if (turn?.answer.status === 'awaited') return;
    forgetInterrupted(session.link.memory, note.key);
    if (turn) return;
    const box = host.renderRoot.querySelector<HTMLTextAreaElement>('[part="input"]');
    if (box?.value === '') this.#chat.prefill(note.text);
  }

  /** The composer stays free for the next question, so this one is stopped where it stands. */
  #stopButton({strings}: ChatModel, {key, answer: {status, taskId}}: Turn): unknown {
    if (status !== 'awaited' || taskId === null) return undefined;
    const stop = (): void => {
      const {session} = this.#chat;
      const {transport} = session.link;
      const {signal} = session;
      this.#mark(key, {status: 'stopped'});
      this.#chat.announce(strings.stopped);
      transport.stop(taskId, signal).catch((error: unknown) => {
        if (!signal.aborted) session.report(asDifyError(error));
      });
      this.#chat.focus();
    };
    return html`<p class="aside">
      <button class="link-button" type="button" @click=${stop}>${strings.stop}</button>
    </p>`;
  }
}

function notWanted(): DifyError {
  return new DifyError('aborted', 'The answer is no longer waited for.');
}
