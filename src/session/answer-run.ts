/** One request for one answer: its life, its handle to stop it, and what it is known by. */
import type {AnswerFact} from '../conversation/answer.js';
import {DifyError} from '../conversation/dify-error.js';

/** How long a stopped answer is read on, so that the server can save what it has. */
export const QUIET_MS = 10_000;

export class AnswerRun {
  /** Key of the turn whose answer this is. */
  readonly turn: string;
  /** Resolves once the server has named the run, or nothing more can come. */
  readonly named: Promise<void>;
  readonly #controller = new AbortController();
  #resolveNamed: () => void = () => undefined;
  #taskId: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isStopped = false;
  /** When the model began to think aloud, on the page's own clock. */
  #thinkingSince: number | null = null;
  #isOver = false;
  /** The question has left, so the server may be at work on it. */
  isSent = false;
  /**
   * The answer has come to its end or to a pause. What becomes of this connection no longer concerns it: another one
   * may carry it on already.
   */
  isSettled = false;

  /** @param taskId where the run has its name already. */
  constructor(turn: string, taskId: string | null = null) {
    this.turn = turn;
    this.named = new Promise((resolve) => (this.#resolveNamed = resolve));
    this.#name(taskId);
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  get taskId(): string | null {
    return this.#taskId;
  }

  /** The visitor has stopped it. It is read on all the same: leaving at once would lose the saved answer. */
  get isStopped(): boolean {
    return this.#isStopped;
  }

  /** A question that no server has is given up at once; for one that is sent, the server must be told. */
  stop(): void {
    this.#isStopped = true;
    if (!this.isSent) this.abort();
  }

  /** Takes notice of facts; adds what only a listener knows: how long the model thought. */
  hear(facts: readonly AnswerFact[]): readonly AnswerFact[] {
    return facts.flatMap((fact) => {
      if (fact.type === 'named') this.#name(fact.taskId);
      if (fact.type === 'reasoning-added') this.#thinkingSince ??= performance.now();
      if (fact.type !== 'text-added' || this.#thinkingSince === null) return [fact];
      const milliseconds = performance.now() - this.#thinkingSince;
      this.#thinkingSince = null;
      return [{type: 'reasoning-ended', milliseconds}, fact];
    });
  }

  #name(taskId: string | null): void {
    this.#taskId = taskId ?? this.#taskId;
    if (this.#taskId !== null) this.#resolveNamed();
  }

  /** Nothing more that matters is awaited: trailing events get this long, then the connection is let go. */
  leaveWithin(milliseconds: number): void {
    if (this.#isOver) return;
    this.#timer ??= setTimeout(() => {
      this.abort();
    }, milliseconds);
  }

  abort(): void {
    this.#controller.abort(new DifyError('aborted', 'The request was given up.'));
    this.end();
  }

  /** The request is over, whichever way. */
  end(): void {
    this.#isOver = true;
    clearTimeout(this.#timer);
    this.#resolveNamed();
  }
}
