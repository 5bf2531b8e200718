/** Which events a page hears: each follows from the difference between two states, so none is forgotten or doubled. */
import type {Answer} from './conversation/answer.js';
import {isOver, isUnderWay, textOf} from './conversation/answer.js';
import {answerId, answerMessage, questionMessage} from './conversation/chat-message.js';
import type {ChatState, Turn} from './conversation/chat-state.js';
import type {DifyError} from './conversation/dify-error.js';
import {
  DifyChunkEvent,
  DifyConversationEvent,
  DifyErrorEvent,
  DifyMessageEvent,
  DifyReadyEvent,
  DifyStopEvent,
  DifySuggestionsEvent,
} from './events.js';

/** In the order in which a page is to hear them. */
export function eventsBetween(previous: ChatState, next: ChatState): readonly Event[] {
  return [
    ...appEvents(previous, next),
    ...conversationEvents(previous, next),
    ...turnEvents(previous, next),
    ...errorEvents(previous, next),
  ];
}

function appEvents({app: before}: ChatState, {app}: ChatState): readonly Event[] {
  if (app.status !== 'ready' || before.parameters === app.parameters || !app.parameters) return [];
  return [new DifyReadyEvent({parameters: app.parameters, site: app.site})];
}

/** Not for the beginning of a session: it opens nothing. */
function conversationEvents({conversation: before}: ChatState, {conversation}: ChatState): readonly Event[] {
  const {id, name} = conversation;
  const isNewAndEmpty =
    id === null && before !== conversation && conversation.turns.length === 0 && before.turns.length > 0;
  return id !== before.id || name !== before.name || isNewAndEmpty
    ? [new DifyConversationEvent({conversationId: id, name})]
    : [];
}

function turnEvents({conversation: before}: ChatState, {conversation}: ChatState): readonly Event[] {
  if (before.turns === conversation.turns && before.followUps === conversation.followUps) return [];
  const events: Event[] = [];
  conversation.turns.forEach((turn, at) => {
    // Turns nearly always keep their places, so a look at the same place comes first.
    const old =
      before.turns[at]?.key === turn.key ? before.turns[at] : before.turns.find(({key}) => key === turn.key);
    if (old !== turn) events.push(...answerEvents(old, turn, conversation.id));
  });
  const {followUps} = conversation;
  if (followUps && followUps !== before.followUps) {
    const {messageId, questions} = followUps;
    events.push(new DifySuggestionsEvent({messageId, questions}));
  }
  return events;
}

/** A turn that appears with a finished answer comes from the past: it was told of when it happened. */
function answerEvents(before: Turn | undefined, turn: Turn, conversationId: string | null): Event[] {
  const events: Event[] = [];
  const wasUnderWay = before ? !isOver(before.answer) : isUnderWay(turn.answer);
  if (!before && wasUnderWay && !turn.isRepeat) {
    events.push(new DifyMessageEvent({message: questionMessage(turn, conversationId)}));
  }
  if (!wasUnderWay) return events;
  const {answer} = turn;
  const messageId = answerId(turn);
  const content = textOf(answer);
  const wasReplaced = before !== undefined && edition(before.answer) !== edition(answer);
  const delta = wasReplaced ? content : content.slice(before ? textOf(before.answer).length : 0);
  if (delta || wasReplaced) events.push(new DifyChunkEvent({messageId, delta, content}));
  if (answer.status === 'stopped')
    events.push(new DifyStopEvent({messageId, taskId: answer.taskId, content}));
  if (answer.error) events.push(new DifyErrorEvent({error: answer.error}));
  if (!isOver(answer)) return events;
  events.push(new DifyMessageEvent({message: answerMessage(turn, conversationId)}));
  return events;
}

function edition({parts}: Answer): number {
  return parts.reduce((newest, part) => (part.kind === 'text' ? Math.max(newest, part.edition) : newest), 0);
}

/** Failures outside of an answer. */
function errorEvents(previous: ChatState, next: ChatState): readonly Event[] {
  const pairs: readonly (readonly [DifyError | null, DifyError | null])[] = [
    [previous.app.error, next.app.error],
    [previous.conversation.error, next.conversation.error],
    [previous.asideError, next.asideError],
  ];
  return pairs.flatMap(([before, error]) => (error && error !== before ? [new DifyErrorEvent({error})] : []));
}
