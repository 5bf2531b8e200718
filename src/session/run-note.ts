/**
 * Notes in the visitor's browser of answers that are under way: what a later page view needs to go on with one,
 * should this one end before the answer does. Each is there while its answer is, and no longer.
 */
import type {Answer} from '../conversation/answer.js';
import {isUnderWay} from '../conversation/answer.js';
import type {Turn} from '../conversation/chat-state.js';
import type {AnswerRun} from './answer-run.js';
import type {ChatSession} from './chat-session.js';
import {delay} from './delay.js';
import type {Memory} from './memory.js';

/** What the notes are kept as. */
export const UNDER_WAY = 'under-way';

/** Dify forgets a task after as long (contract 16.2), and stops a run before. */
const MAX_AGE_MS = 30 * 60_000;

/** Conversations, each in a tab of its own perhaps, that one visitor has under way; older ones are forgotten. */
const MAX_NOTES = 5;

/** A page that goes away may see its requests fail before: only one that is still there then was not going. */
const GOING_MS = 1_000;

/** What was under way. The ids are unknown until the server's first word, the run's in apps without workflow. */
export interface Interrupted {
  /** Key of the turn in the page view that asked. */
  readonly key: string;
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
  /** Aborts when the chat is taken away: then the note stays, for whoever comes back. */
  readonly #signal: AbortSignal;
  readonly #turn: string;
  #written: string | null = null;
  /** Ids in the note: as long as they stay, so does the note. */
  #ids = '';

  constructor(session: ChatSession, run: AnswerRun) {
    this.#session = session;
    this.#memory = session.link.memory;
    this.#signal = session.signal;
    this.#turn = run.turn;
    this.update();
  }

  /** Writes what has become known; forgets it all once the answer is no longer under way. */
  update(): void {
    if (this.#signal.aborted) return;
    const {conversation} = this.#session.state;
    const turn = this.#session.turn(this.#turn);
    if (!turn || !isUnderWay(turn.answer)) {
      this.#forget(turn?.answer);
      return;
    }
    const {question, answer} = turn;
    const {messageId, taskId, workflow} = answer;
    const runId = workflow?.runId ?? null;
    const ids = [conversation.id, messageId, taskId, runId].join();
    if (this.#written !== null && ids === this.#ids) return;
    this.#ids = ids;
    const note: Interrupted = {
      key: this.#turn,
      text: question.text,
      conversationId: conversation.id,
      messageId,
      taskId,
      runId,
      previous: before(turn, conversation.turns)?.answer.messageId ?? null,
      askedAt: question.createdAt,
    };
    this.#written = JSON.stringify(note);
    const others = interruptedIn(this.#memory).filter(
      ({key, messageId: named}) => key !== note.key && (named === null || named !== messageId),
    );
    keep(this.#memory, [...others, note]);
  }

  #forget(answer: Answer | undefined): void {
    const written = this.#written;
    if (written === null) return;
    this.#written = null;
    const forget = (): void => {
      // Another tab may have written of the same answer since.
      const notes = interruptedIn(this.#memory);
      const others = notes.filter((note) => JSON.stringify(note) !== written);
      if (others.length < notes.length) keep(this.#memory, others);
    };
    const code = answer?.error?.code;
    if (code === 'network' || code === 'stream_interrupted') {
      // A chat that is taken out of a page that stays has heard of a failure, not of its own end.
      delay(GOING_MS, this.#signal).then(forget, forget);
    } else forget();
  }
}

const asFound = new WeakMap<Memory, boolean>();

/** Whether an earlier page view has left an answer. Looked at once for each link, so that asking costs nothing. */
export function isInterrupted(memory: Memory): boolean {
  const known = asFound.get(memory) ?? memory.recall(UNDER_WAY) !== null;
  asFound.set(memory, known);
  return known;
}

/** What earlier page views, and other tabs, have left not too long ago; the newest comes last. */
export function interruptedIn(memory: Memory): readonly Interrupted[] {
  const kept = memory.recall(UNDER_WAY);
  if (kept === null) return [];
  const notes = notesOf(kept).filter(({askedAt}) => Date.now() - askedAt < MAX_AGE_MS);
  if (notes.length === 0) keep(memory, []);
  return notes;
}

/** @param name key of the turn, or id of the message, that a note is about. */
export function forgetInterrupted(memory: Memory, name: string): void {
  const notes = interruptedIn(memory);
  const others = notes.filter(({key, messageId}) => key !== name && messageId !== name);
  if (others.length < notes.length) keep(memory, others);
}

function keep(memory: Memory, notes: readonly Interrupted[]): void {
  memory.keep(UNDER_WAY, notes.length > 0 ? JSON.stringify(notes.slice(-MAX_NOTES)) : null);
}

function notesOf(kept: string): readonly Interrupted[] {
  try {
    const notes = JSON.parse(kept) as readonly (Interrupted | null)[];
    return notes.filter((note): note is Interrupted => typeof note?.text === 'string');
  } catch {
    return []; // somebody else wrote there
  }
}

/** The message before a turn's, among those that have a name. */
export function before(turn: Turn, turns: readonly Turn[]): Turn | undefined {
  return turns.slice(0, turns.indexOf(turn)).findLast(({answer}) => answer.messageId !== null);
}
