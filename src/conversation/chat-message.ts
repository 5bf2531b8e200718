/** The messages of a chat as pages see them: `DifyChat.messages` and the details of events. */
import type {ChatFile, Citation, Thought, WorkflowRun} from './answer.js';
import {textOf} from './answer.js';
import type {ChatState, Turn} from './chat-state.js';
import type {DifyError} from './dify-error.js';

export interface ChatMessage {
  /** An answer's is Dify's message id as soon as it is known; a question's is the widget's own. */
  readonly id: string;
  readonly role: 'user' | 'assistant';
  /** The markdown received so far, exactly. */
  readonly content: string;
  readonly status: 'pending' | 'streaming' | 'complete' | 'stopped' | 'error';
  readonly conversationId: string | null;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  readonly files: readonly ChatFile[];
  readonly citations: readonly Citation[];
  readonly thoughts: readonly Thought[];
  readonly reasoning: string;
  readonly workflow: WorkflowRun | null;
  readonly feedback: 'like' | 'dislike' | null;
  /** Dify's `usage` of the answer: tokens, prices, latency. */
  readonly usage: Readonly<Record<string, unknown>> | null;
  readonly error: DifyError | null;
}

/** The messages shown, oldest first. */
export function messagesOf({conversation}: ChatState): readonly ChatMessage[] {
  return conversation.thread.flatMap((turn) => [
    questionMessage(turn, conversation.id),
    answerMessage(turn, conversation.id),
  ]);
}

export function questionMessage({key, question}: Turn, conversationId: string | null): ChatMessage {
  return {
    id: `question-${key}`,
    role: 'user',
    content: question.text,
    status: 'complete',
    conversationId,
    createdAt: question.createdAt,
    files: question.files,
    citations: [],
    thoughts: [],
    reasoning: '',
    workflow: null,
    feedback: null,
    usage: null,
    error: null,
  };
}

export function answerMessage(turn: Turn, conversationId: string | null): ChatMessage {
  const {answer} = turn;
  return {
    id: answerId(turn),
    role: 'assistant',
    content: textOf(answer),
    status: answer.status === 'paused' || answer.status === 'awaited' ? 'pending' : answer.status,
    conversationId,
    createdAt: answer.createdAt,
    files: answer.files,
    citations: answer.citations,
    thoughts: answer.parts.flatMap((part) => (part.kind === 'thought' ? [part.thought] : [])),
    reasoning: answer.reasoning,
    workflow: answer.workflow,
    feedback: answer.feedback,
    usage: answer.usage,
    error: answer.error,
  };
}

/** Dify's id; until it is known, one of the widget's own that no server id can equal. */
export function answerId({key, answer}: Turn): string {
  return answer.messageId ?? `answer-${key}`;
}
