/** How each action changes a chat. Pure: the same state and action always give the same next state. */
import type {Answer} from './answer.js';
import {pendingAnswer} from './answer.js';
import type {AppSettings, ChatState, Conversation, DraftFile, Question, Turn} from './chat-state.js';
import {emptyConversation, initialState} from './chat-state.js';
import type {DifyError} from './dify-error.js';
import {branchTo, newestLeafBelow, withBranches} from './thread.js';

export type Action =
  | {readonly type: 'session-begun'}
  | {readonly type: 'app-asked-for'}
  | {
      readonly type: 'app-described';
      readonly parameters: Readonly<Record<string, unknown>>;
      readonly site: Readonly<Record<string, unknown>> | null;
      readonly settings: AppSettings;
    }
  | {readonly type: 'app-failed'; readonly error: DifyError}
  | {readonly type: 'conversation-left'}
  | {readonly type: 'conversation-opening'; readonly id: string; readonly name?: string | null | undefined}
  | {readonly type: 'turns-found'; readonly turns: readonly Turn[]; readonly hasOlder: boolean}
  /** Newer ones than are known, from another tab. */
  | {readonly type: 'turns-added'; readonly turns: readonly Turn[]}
  | {readonly type: 'conversation-named'; readonly name: string}
  | {readonly type: 'conversation-unreachable'; readonly error: DifyError}
  | {readonly type: 'conversation-lost'}
  | {
      readonly type: 'question-asked';
      readonly key: string;
      readonly parent: string | null;
      readonly question: Question;
      readonly isRepeat: boolean;
    }
  | {
      readonly type: 'answer-changed';
      readonly turn: string;
      readonly answer: Answer;
      /** Where the first answer of a conversation names it. */
      readonly conversationId: string | null;
    }
  | {readonly type: 'branch-chosen'; readonly turn: string}
  | {readonly type: 'follow-ups-arrived'; readonly turn: string; readonly questions: readonly string[]}
  | {readonly type: 'draft-changed'; readonly files: readonly DraftFile[]}
  | {readonly type: 'inputs-changed'; readonly inputs: Readonly<Record<string, unknown>>}
  | {readonly type: 'stop-asked-for'}
  | {readonly type: 'stop-settled'}
  | {readonly type: 'failed-aside'; readonly error: DifyError};

/** The next state. The one given is never changed; it comes back as it is if nothing happened. */
export function reduce(before: ChatState, action: Action): ChatState {
  switch (action.type) {
    case 'session-begun':
      return {...initialState, draft: before.draft};
    case 'app-asked-for':
      return {...before, app: {...before.app, status: 'loading', error: null}};
    case 'app-described': {
      const {parameters, site, settings} = action;
      return {...before, app: {status: 'ready', parameters, site, settings, error: null}};
    }
    case 'app-failed':
      return {...before, app: {...before.app, status: 'failed', error: action.error}};
    case 'conversation-left':
      return {...before, conversation: emptyConversation, hasLostConversation: false};
    case 'conversation-opening':
      return {
        ...before,
        conversation: {...emptyConversation, id: action.id, name: action.name ?? null, isLoading: true},
        hasLostConversation: false,
      };
    case 'turns-found':
      return withConversation(before, withPast(before.conversation, action.turns, action.hasOlder));
    case 'turns-added':
      return withConversation(before, withNewer(before.conversation, action.turns));
    case 'conversation-named':
      return withConversation(before, {...before.conversation, name: action.name});
    case 'conversation-unreachable':
      return withConversation(before, {...before.conversation, isLoading: false, error: action.error});
    case 'conversation-lost':
      return {
        ...before,
        conversation: {...before.conversation, id: null, name: null, hasOlder: false, isLoading: false},
        hasLostConversation: true,
      };
    case 'question-asked':
      return withConversation(before, asked(before.conversation, action));
    case 'answer-changed':
      return withConversation(before, changed(before.conversation, action));
    case 'branch-chosen':
      return withConversation(
        before,
        showing(before.conversation, newestLeafBelow(before.conversation.turns, action.turn)),
      );
    case 'follow-ups-arrived':
      return withConversation(before, offering(before.conversation, action.turn, action.questions));
    case 'draft-changed':
      return {...before, draft: action.files};
    case 'inputs-changed':
      return {...before, inputs: action.inputs};
    case 'stop-asked-for':
      return {...before, isStopping: true};
    case 'stop-settled':
      return before.isStopping ? {...before, isStopping: false} : before;
    case 'failed-aside':
      return {...before, asideError: action.error};
    default:
      return action satisfies never;
  }
}

function withConversation(before: ChatState, conversation: Conversation): ChatState {
  return conversation === before.conversation ? before : {...before, conversation};
}

/** What was known here, be it a question asked before the past had come, follows on the turns found. */
function withPast(before: Conversation, past: readonly Turn[], hasOlder: boolean): Conversation {
  const last = past.at(-1)?.key ?? null;
  const known = new Set(past.map(({key}) => key));
  const since = before.turns
    .filter(({key}) => !known.has(key))
    // Others without a parent are other beginnings of the conversation; if its past could not be had, they were asked here.
    .map((turn, at) => ((at === 0 || before.error) && turn.parent === null ? {...turn, parent: last} : turn));
  const turns = [...past, ...since];
  const branches = withBranches(new Map(), turns);
  const leaf = before.thread.at(-1)?.key ?? turns.at(-1)?.key ?? null;
  const thread = branchTo(turns, leaf);
  const seams = before.turns.slice(0, 1).map(({key}) => key);
  return {
    ...before,
    turns,
    branches,
    thread,
    seams: [...before.seams, ...seams],
    hasOlder,
    isLoading: false,
    error: null,
  };
}

function withNewer(before: Conversation, newer: readonly Turn[]): Conversation {
  const turns = [...before.turns, ...newer];
  const shown = before.thread.at(-1) ?? newer[0];
  const next = {...before, turns, branches: withBranches(before.branches, newer)};
  return shown ? showing(next, newestLeafBelow(turns, shown.key)) : before;
}

function asked(before: Conversation, action: Action & {type: 'question-asked'}): Conversation {
  const {key, parent, question, isRepeat} = action;
  const turn: Turn = {key, parent, question, answer: pendingAnswer(question.createdAt), isRepeat};
  const branches = withBranches(before.branches, [turn]);
  return showing({...before, turns: [...before.turns, turn], branches}, key);
}

function showing(before: Conversation, leaf: string | null): Conversation {
  return {...before, thread: branchTo(before.turns, leaf), followUps: null};
}

function changed(before: Conversation, action: Action & {type: 'answer-changed'}): Conversation {
  const {answer, conversationId} = action;
  const turn = findLast(before.turns, action.turn);
  const id = conversationId ?? before.id;
  if (!turn || (answer === turn.answer && id === before.id)) return before;
  const next = {...turn, answer};
  return {
    ...before,
    id,
    turns: exchanged(before.turns, turn, next),
    thread: exchanged(before.thread, turn, next),
  };
}

function offering(before: Conversation, key: string, questions: readonly string[]): Conversation {
  const turn = before.thread.at(-1);
  if (turn?.key !== key || turn.answer.messageId === null || questions.length === 0) return before;
  return {...before, followUps: {turn: key, messageId: turn.answer.messageId, questions}};
}

/** The turn asked about is nearly always the last one, so the search starts there. */
function findLast(turns: readonly Turn[], key: string): Turn | undefined {
  return turns.findLast((turn) => turn.key === key);
}

function exchanged(turns: readonly Turn[], old: Turn, next: Turn): readonly Turn[] {
  const at = turns.lastIndexOf(old);
  return at < 0 ? turns : turns.with(at, next);
}
