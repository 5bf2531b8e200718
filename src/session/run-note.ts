/**
 * A note in the visitor's browser of the answer that is under way: what a later page view needs to go on with it,
 * should this one end before the answer does. It is there while the answer is, and no longer.
 */
import {isUnderWay} from '../conversation/answer.js';
import type {AnswerRun} from './answer-run.js';
import type {ChatSession} from './chat-session.js';
import type {Memory} from './memory.js';

const NAME = 'under-way';

/** What was under way. The ids are unknown until the server's first word, the run's in apps without workflow. */
export interface Interrupted {
  readonly text: string;
  readonly conversationId: string | null;
  readonly messageId: string | null;
  readonly taskId: string | null;
  readonly runId: string | null;
  /** The message before it, by which a message of the same words is told from an older one. */
  readonly previous: string | null;
  /** Milliseconds since the epoch. */
  readonly askedAt: number;
}

export class RunNote {
  readonly #session: ChatSession;
  readonly #memory: Memory;
  readonly #turn: string;
  #written: string | null = null;
  /** Ids in the note: as long as they stay, so does the note. */
  #ids = '';

  constructor(session: ChatSession, run: AnswerRun) {
    this.#session = session;
    this.#memory = session.link.memory;
    this.#turn = run.turn;
    run.onStop = () => this.#forget();
    this.update();
  }

  /** Writes what has become known; forgets it all once the answer is no longer under way. */
  update(): void {
    const {conversation} = this.#session.state;
    const turn = this.#session.turn(this.#turn);
    if (!turn || !isUnderWay(turn.answer)) {
      this.#forget();
      return;
    }
    const {question, answer, parent} = turn;
    const {messageId, taskId, workflow} = answer;
    const runId = workflow?.runId ?? null;
    const ids = [conversation.id, messageId, taskId, runId].join();
    if (this.#written !== null && ids === this.#ids) return;
    this.#ids = ids;
    const note: Interrupted = {
      text: question.text,
      conversationId: conversation.id,
      messageId,
      taskId,
      runId,
      previous: conversation.turns.find(({key}) => key === parent)?.answer.messageId ?? null,
      askedAt: question.createdAt,
    };
    this.#written = JSON.stringify(note);
    this.#memory.keep(NAME, this.#written);
  }

  /** Another tab may have written its own since. */
  #forget(): void {
    if (this.#written !== null && this.#memory.recall(NAME) === this.#written) forget(this.#memory);
    this.#written = null;
  }
}

/** Whether an earlier page view has left an answer, without a look at which. */
export function isInterrupted(memory: Memory): boolean {
  return memory.recall(NAME) !== null;
}

export function interruptedIn(memory: Memory): Interrupted | null {
  try {
    const note = JSON.parse(memory.recall(NAME) ?? 'null') as Interrupted | null;
    return typeof note?.text === 'string' && typeof note.askedAt === 'number' ? note : null;
  } catch {
    return null; // somebody else wrote there
  }
}

export function forget(memory: Memory): void {
  memory.keep(NAME, null);
}
