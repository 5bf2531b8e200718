/** States of a chat for tests of the pure core: every object in them is frozen, so that a change in place throws. */
import type {Answer, AnswerFact} from '../../src/conversation/answer.js';
import {pendingAnswer} from '../../src/conversation/answer.js';
import type {ChatState, Turn} from '../../src/conversation/chat-state.js';
import {initialState} from '../../src/conversation/chat-state.js';
import type {Action} from '../../src/conversation/reduce.js';
import {reduceAnswer, toldAnswer} from '../../src/conversation/reduce-answer.js';
import {reduce} from '../../src/conversation/reduce.js';

/** Freezes a value through and through. Maps cannot be frozen: their setters are taken away. */
export function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  if (value instanceof Map) Object.assign(value, {set: refuse, delete: refuse, clear: refuse});
  Object.freeze(value);
  for (const inner of Object.values(value)) frozen(inner);
  return value;
}

/** The state after these actions, frozen at every step. */
export function after(...steps: readonly Step[]): ChatState {
  return then(initialState, ...steps);
}

/** An action, or what makes one of the state that it meets. */
export type Step = Action | ((before: ChatState) => Action);

export function then(state: ChatState, ...steps: readonly Step[]): ChatState {
  return steps.reduce((before, step) => {
    const action = typeof step === 'function' ? step(frozen(before)) : step;
    return frozen(reduce(frozen(before), frozen(action)));
  }, state);
}

/** An answer that was told these facts. */
export function told(...facts: readonly AnswerFact[]): Answer {
  return facts.reduce<Answer>(
    (before, fact) => frozen(reduceAnswer(frozen(before), frozen(fact))),
    pendingAnswer(0),
  );
}

export function asked(key: string, parent: string | null = null, isRepeat = false): Action {
  const question = {text: `Question ${key}`, files: [], inputs: {}, createdAt: 1};
  return {type: 'question-asked', key, parent, question, isRepeat};
}

/** The answer of a turn is told these facts. */
export function answerTold(turn: string, ...facts: readonly AnswerFact[]): (before: ChatState) => Action {
  return ({conversation}) => {
    const told = conversation.turns.find(({key}) => key === turn);
    const ids = facts.flatMap((fact) => (fact.type === 'named' ? [fact.conversationId] : []));
    return {
      type: 'answer-changed',
      turn,
      answer: told ? toldAnswer(told, facts) : pendingAnswer(0),
      conversationId: ids.at(-1) ?? null,
    };
  };
}

export function named(messageId: string, conversationId = 'conversation-1', taskId = 'task-1'): AnswerFact {
  return {type: 'named', messageId, conversationId, taskId, createdAt: 5};
}

export function textAdded(text: string): AnswerFact {
  return {type: 'text-added', text};
}

/** A turn of the past. */
export function pastTurn(key: string, parent: string | null): Turn {
  const answer: Answer = {...pendingAnswer(0), messageId: key, status: 'complete'};
  return {key, parent, question: {text: key, files: [], inputs: {}, createdAt: 0}, answer, isRepeat: false};
}

function refuse(): never {
  throw new TypeError('A frozen map was changed.');
}
