/**
 * Listens to a workflow run that waits or goes on without us (contract 12.4). Nothing is kept for a listener who is
 * away, so each gap is closed by a snapshot; and since the snapshot of a paused run ends at once, it is asked for
 * once only: after it comes the stream that stays.
 */
import type {Answer, AnswerFact} from '../conversation/answer.js';
import {isOver, textOf} from '../conversation/answer.js';
import type {Turn} from '../conversation/chat-state.js';
import {DifyError} from '../conversation/dify-error.js';
import {withSaved} from '../conversation/saved-answer.js';
import {follow} from './answering.js';
import {asDifyError} from './as-dify-error.js';
import type {ChatSession} from './chat-session.js';
import {about} from './about.js';
import {delay} from './delay.js';
import {whenOnline} from './presence.js';

/** A connection that ends sooner has failed, whatever it said. The server's own limit is 300 s of silence. */
const BRIEF_MS = 5_000;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;
/** A snapshot comes at once; a stream that is still open after this is of a run that goes on. */
const SNAPSHOT_MS = 1_000;

/** `over`: the answer has come to its end. `lost`: the server does not know the run. `left`: nobody wants it any more. */
export type FollowOutcome = 'over' | 'lost' | 'left';

type Batch = readonly AnswerFact[];

export class RunFollower {
  readonly #session: ChatSession;
  readonly #key: string;
  readonly #runId: string;
  /** Ends the wait that is on. */
  #wait = new AbortController();
  #isLeft = false;
  #isRefreshWanted = false;
  #hasPaused = false;
  /** Connections in a row that ended too soon. */
  #brief = 0;

  constructor(session: ChatSession, key: string, runId: string) {
    this.#session = session;
    this.#key = key;
    this.#runId = runId;
    session.signal.addEventListener('abort', () => {
      this.leave();
    });
  }

  /**
   * Listens until the answer is over. Never throws.
   *
   * @param snapshot something may have happened that was not heard here.
   */
  async follow(snapshot: boolean): Promise<FollowOutcome> {
    let isSnapshot = snapshot;
    for (;;) {
      const turn = this.#turn;
      if (!turn) return 'left';
      if (isOver(turn.answer)) return 'over';
      this.#wait = new AbortController();
      this.#isRefreshWanted = false;
      try {
        await whenOnline(this.#wait.signal);
        const startedAt = Date.now();
        const error = await this.#listen(turn, isSnapshot);
        if (error && isFinal(error)) return 'lost';
        isSnapshot = this.#isRefreshWanted || (await this.#next(isSnapshot, error, Date.now() - startedAt));
      } catch {
        isSnapshot = true; // a wait was cut short: to leave, which the next look tells, or to ask anew
      }
    }
  }

  /** Something is known to have happened: asks for it, whether or not it is heard of by itself. */
  refresh(): void {
    this.#isRefreshWanted = true;
    this.#cut();
  }

  leave(): void {
    this.#isLeft = true;
    this.#cut();
  }

  #cut(): void {
    this.#wait.abort(new DifyError('aborted', 'The run is not listened to.'));
    for (const run of this.#session.runs) if (run.turn === this.#key) run.abort();
  }

  /** `undefined` once nobody wants it any more. */
  get #turn(): Turn | undefined {
    return this.#isLeft ? undefined : this.#session.turn(this.#key);
  }

  async #listen(turn: Turn, isSnapshot: boolean): Promise<DifyError | null> {
    this.#hasPaused = false;
    try {
      await follow(this.#session, turn, (signal) => this.#heard(isSnapshot, signal));
      return null;
    } catch (error) {
      return asDifyError(error);
    }
  }

  /**
   * Whether the next connection begins with a snapshot. Waits before it where connections fail.
   *
   * @throws if the wait is cut short.
   */
  async #next(wasSnapshot: boolean, error: DifyError | null, lastedMs: number): Promise<boolean> {
    if (wasSnapshot && this.#hasPaused) return false; // it has ended as it should
    const turn = this.#turn;
    if (!turn || isOver(turn.answer)) return true;
    this.#brief = lastedMs < BRIEF_MS ? this.#brief + 1 : error ? 1 : 0;
    if (this.#hasPaused && this.#brief < 2) return false; // another form: what comes after it is still to come
    if (this.#brief > 0)
      await delay(
        about(Math.min(FIRST_WAIT_MS * 2 ** (this.#brief - 1), LONGEST_WAIT_MS)),
        this.#wait.signal,
      );
    return true;
  }

  /** What the server tells, as facts of an answer that was at rest until now. */
  async *#heard(isSnapshot: boolean, signal: AbortSignal): AsyncGenerator<Batch> {
    const told = this.#session.link.transport.resume(this.#runId, isSnapshot, signal);
    let isEnding = false;
    for await (const batch of isSnapshot ? inOnePiece(told) : told) {
      this.#hasPaused = batch.some(({type}) => type === 'paused');
      const rest = batch.filter((fact) => fact.type !== 'ended' && !this.#isKnown(fact));
      yield [...this.#goingOn(), ...rest];
      if (isEnding || !batch.some(({type}) => type === 'ended')) continue;
      isEnding = true; // newer chatflows end twice
      yield await this.#end();
    }
  }

  /** The text that a snapshot repeats is no replacement where it is the same: it keeps its places among the forms. */
  #isKnown(fact: AnswerFact): boolean {
    const turn = this.#turn;
    return fact.type === 'text-replaced' && turn !== undefined && fact.text === textOf(turn.answer);
  }

  /** Whatever is heard of a run that was left means that it goes on. */
  #goingOn(): Batch {
    const answer = this.#turn?.answer;
    return answer?.status === 'paused' || answer?.status === 'awaited'
      ? [{type: 'marked', marks: {status: 'streaming', error: null}}]
      : [];
  }

  /** The end of the answer with all that the server has kept: a listener may have missed some of it. */
  async #end(): Promise<Batch> {
    const saved = await savedAnswer(this.#session, this.#turn).catch(() => null); // then what was heard has to do
    const turn = this.#turn;
    if (!saved || !turn || isOver(turn.answer)) return [{type: 'ended'}];
    return [{type: 'marked', marks: withSaved(turn.answer, saved, 'complete')}, {type: 'ended'}];
  }
}

/** What the server has kept of an answer; `null` if nothing, or if it stands too far back. @throws DifyError */
export async function savedAnswer(session: ChatSession, turn: Turn | undefined): Promise<Answer | null> {
  const {id} = session.state.conversation;
  const messageId = turn?.answer.messageId;
  if (id === null || !messageId) return null;
  const {turns} = await session.past(id, null);
  return turns.find(({answer}) => answer.messageId === messageId)?.answer ?? null;
}

/**
 * A snapshot as one batch: told bit by bit, a paused answer would seem to go on for a moment.
 *
 * @throws DifyError if the source fails, whatever came before.
 */
async function* inOnePiece(source: AsyncIterable<Batch>): AsyncGenerator<Batch> {
  const batches = source[Symbol.asyncIterator]();
  const first = await batches.next();
  if (first.done) return;
  const snapshot = [...first.value];
  const early = new AbortController();
  const isLate = delay(SNAPSHOT_MS, early.signal).then(
    () => null,
    () => null, // no longer waited for
  );
  let next = batches.next();
  try {
    for (;;) {
      const result = await Promise.race([next, isLate]);
      if (!result || result.done) break;
      snapshot.push(...result.value);
      next = batches.next();
    }
  } finally {
    early.abort();
  }
  next.catch(() => undefined); // told where it is waited for
  yield snapshot;
  for (let result = await next; !result.done; result = await batches.next()) yield result.value;
}

/** Asking again would be answered the same: no such run, not this user's, not an app with runs (contract 12.4). */
export function isFinal({status, retryable}: DifyError): boolean {
  return status >= 400 && status < 500 && !retryable;
}
