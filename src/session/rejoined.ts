/** What the visitor's browser alone knows of a conversation's past. Loaded with the first past that is shown. */
import type {Answer} from '../conversation/answer.js';
import {textOf} from '../conversation/answer.js';
import type {Turn} from '../conversation/chat-state.js';
import type {HistoryPage} from '../dify/transport.js';
import {branchesIn} from './branches.js';
import type {Link} from './chat-session.js';
import type {Memory} from './memory.js';
import type {Interrupted} from './run-note.js';
import {before, interruptedIn} from './run-note.js';

/** A page of the past with what is known of it here alone. */
export function rejoined(page: HistoryPage, id: string, link: Link): HistoryPage {
  return withAwaited(withBranches(page, link), id, link.memory);
}

/** A page of the past with the branches that are known here. */
function withBranches(page: HistoryPage, {memory, transport}: Link): HistoryPage {
  if (transport.canBranch) return page;
  const branches = branchesIn(memory);
  if (branches.size === 0) return page;
  const turns = page.turns.map((turn) => {
    const parent = branches.get(turn.key);
    return parent === undefined ? turn : {...turn, parent};
  });
  return {...page, turns};
}

/** A page of a conversation's past in which answers that were left are still awaited, and not complete without a word. */
function withAwaited(page: HistoryPage, id: string, memory: Memory): HistoryPage {
  return interruptedIn(memory)
    .filter(({conversationId}) => conversationId === id)
    .reduce(awaiting, page);
}

function awaiting(page: HistoryPage, note: Interrupted): HistoryPage {
  const left = turnOf(note, page.turns);
  if (left?.answer.status !== 'complete') return page;
  // A workflow tells itself whether it is over: what is saved of it may be only what came before a pause.
  if (note.runId === null && hasCome(left.answer)) return page;
  const {taskId, runId} = note;
  const workflow =
    runId === null ? null : {runId, status: 'running' as const, error: null, elapsedMs: null, nodes: []};
  const answer: Answer = {...left.answer, status: 'awaited', taskId, workflow};
  return {...page, turns: page.turns.map((turn) => (turn === left ? {...turn, answer} : turn))};
}

/** The turn that a note is about. One whose message had no name yet can only be the last, after the same message. */
export function turnOf(note: Interrupted, turns: readonly Turn[]): Turn | undefined {
  if (note.messageId !== null) return turns.find(({answer}) => answer.messageId === note.messageId);
  const last = turns.at(-1);
  const isSame =
    note.conversationId !== null &&
    last?.question.text === note.text &&
    (before(last, turns)?.answer.messageId ?? null) === note.previous;
  return isSame ? last : undefined;
}

/** Whether a server has saved anything of it: until the end, and often for ever, its row is empty (contract 16.1). */
export function hasCome(saved: Answer): boolean {
  return saved.error !== null || saved.files.length > 0 || textOf(saved) !== '';
}
