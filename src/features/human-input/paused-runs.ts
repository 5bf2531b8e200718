/** Listens to the runs that wait for somebody, as long as their answers are in sight. */
import type {Turn} from '../../conversation/chat-state.js';
import {RunFollower} from '../../session/run-follower.js';
import type {Chat} from '../feature.js';

/** Each listener holds a connection, of which a browser has six to a host. The newest matter. */
const MAX_FOLLOWED = 2;

/** How long after an answer was taken a run may be silent before it is asked whether it goes on. */
const PATIENCE_MS = 4_000;
const MAX_REFRESHES = 5;

export class PausedRuns {
  readonly #chat: Chat;
  readonly #onLost: (turn: Turn) => void;
  readonly #followers = new Map<string, RunFollower>();
  /** Runs that the server does not know any more: asked again only after a form was sent. */
  readonly #lost = new Set<string>();
  readonly #timers = new Set<ReturnType<typeof setTimeout>>();

  /** @param onLost hears that nobody will tell any more what becomes of this turn's forms. */
  constructor(chat: Chat, onLost: (turn: Turn) => void) {
    this.#chat = chat;
    this.#onLost = onLost;
  }

  isLost(key: string): boolean {
    return this.#lost.has(key);
  }

  /** Follows what is paused, lets go of what is no longer in the conversation. */
  update(): void {
    const {turns} = this.#chat.state.conversation;
    for (const [key, follower] of this.#followers)
      if (!turns.some((turn) => turn.key === key)) follower.leave();
    const paused = turns.filter(({key, answer}) => answer.status === 'paused' && !this.#lost.has(key));
    for (const turn of paused.slice(-MAX_FOLLOWED)) this.#follow(turn);
  }

  /** Something was heard of the run by another way: what it does now is asked for. */
  refresh(turn: Turn): void {
    this.#lost.delete(turn.key);
    const follower = this.#followers.get(turn.key);
    if (follower) follower.refresh();
    else this.#follow(turn, true);
  }

  /** A form was answered here: the run goes on by itself, and is asked where it does not seem to. */
  expect(key: string, refreshes = 0): void {
    const timer = setTimeout(
      () => {
        this.#timers.delete(timer);
        const turn = this.#chat.session.turn(key);
        if (turn?.answer.status !== 'paused') return;
        this.refresh(turn);
        if (refreshes + 1 < MAX_REFRESHES) this.expect(key, refreshes + 1);
      },
      PATIENCE_MS * 2 ** refreshes,
    );
    this.#timers.add(timer);
  }

  suspend(): void {
    for (const follower of this.#followers.values()) follower.leave();
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    this.#lost.clear();
  }

  #follow({key, answer}: Turn, isStale = answer.taskId === null): void {
    const runId = answer.workflow?.runId;
    if (!runId || this.#followers.has(key)) return;
    const follower = new RunFollower(this.#chat.session, key, runId);
    this.#followers.set(key, follower);
    // One that comes from the past, and has no task here, may have changed since.
    void follower.follow(isStale).then((outcome) => {
      this.#followers.delete(key);
      if (outcome === 'lost') {
        this.#lost.add(key);
        const turn = this.#chat.session.turn(key);
        if (turn) this.#onLost(turn);
      }
      // One that was left since the element was taken out is followed again when it is back.
      if (outcome !== 'left' || this.#chat.host.isConnected) this.update();
    });
  }
}
