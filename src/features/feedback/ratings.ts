/** Ratings on their way to the server: shown at once, sent one after the other, and taken back where it refuses. */
import type {Rating} from '../../conversation/answer.js';
import type {Turn} from '../../conversation/chat-state.js';
import {DifyError} from '../../conversation/dify-error.js';
import {rate} from '../../dify/feedback.js';
import {DifyFeedbackEvent} from '../../events.js';
import type {Chat} from '../feature.js';

interface Pending {
  /** What the server is known to have. */
  saved: Rating;
  /** Settles when the newest wish has been sent; never rejects. */
  sent: Promise<unknown>;
  wishes: number;
}

export class Ratings {
  readonly #chat: Chat;
  readonly #pending = new Map<string, Pending>();

  constructor(chat: Chat) {
    this.#chat = chat;
  }

  /** `passed-over`: the page has kept it back, a newer wish has taken its place, or the chat has another server. */
  async rate(
    turn: Turn,
    rating: Rating,
    content: string | null,
  ): Promise<'saved' | 'refused' | 'passed-over'> {
    const {host, session} = this.#chat;
    const {messageId, feedback} = turn.answer;
    if (messageId === null) return 'passed-over';
    if (!host.dispatchEvent(new DifyFeedbackEvent({messageId, rating, content}))) return 'passed-over';
    const {signal, link} = session;
    const pending = this.#pending.get(messageId) ?? {saved: feedback, sent: Promise.resolve(), wishes: 0};
    this.#pending.set(messageId, pending);
    pending.wishes += 1;
    session.mark(turn.key, {feedback: rating});
    const sending = pending.sent.then(() => rate(link.transport, messageId, {rating, content}, signal));
    pending.sent = sending.catch(() => undefined); // the next wish has its own outcome
    try {
      await sending;
      pending.saved = rating;
      return 'saved';
    } catch (error) {
      if (signal.aborted) return 'passed-over';
      this.#chat.report(asDifyError(error));
      if (pending.wishes > 1) return 'passed-over';
      session.mark(turn.key, {feedback: pending.saved});
      return 'refused';
    } finally {
      pending.wishes -= 1;
      if (pending.wishes === 0) this.#pending.delete(messageId);
    }
  }
}

function asDifyError(error: unknown): DifyError {
  if (error instanceof DifyError) return error;
  return new DifyError('bad_response', 'The rating could not be sent.', {cause: error});
}
