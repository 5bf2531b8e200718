/** Ratings of answers (contract 7.2). */
import type {Rating} from '../conversation/answer.js';
import {DifyError} from '../conversation/dify-error.js';
import type {ChatTransport} from './transport.js';

/** One for each answer and user: a new one takes the place of the old; `null` takes it back. */
export async function rate(
  transport: ChatTransport,
  messageId: string,
  {rating, content}: {readonly rating: Rating; readonly content: string | null},
  signal: AbortSignal,
): Promise<void> {
  const path = `/messages/${encodeURIComponent(messageId)}/feedbacks`;
  try {
    await transport.request(path, {method: 'POST', json: {rating, content}, signal});
  } catch (error) {
    // Dify refuses to take back what is not there: then it is as it should be.
    const isGone = error instanceof DifyError && error.status === 400 && error.code === 'invalid_param';
    if (rating !== null || !isGone) throw error;
  }
}
