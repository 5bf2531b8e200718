/** What becomes of a question that a busy server has refused at the door. Loaded when one does. */
import type {DifyError} from '../conversation/dify-error.js';
import type {AnswerRun} from './answer-run.js';
import {tell} from './answering.js';
import type {ChatSession} from './chat-session.js';
import {delay} from './delay.js';

/** The longest wait named by a busy server (`Retry-After`, in seconds) that the widget sits out by itself. */
const MAX_RETRY_AFTER = 30;

/**
 * A chat POST is never repeated once the server may have taken it. The one exception: it refused at the door
 * and named a short wait; that is sat out once, in sight of the visitor, who can stop it.
 */
export async function hasWaited(
  session: ChatSession,
  run: AnswerRun,
  {retryAfter}: DifyError,
): Promise<boolean> {
  if (retryAfter === null || retryAfter > MAX_RETRY_AFTER || run.taskId !== null || run.isStopped)
    return false;
  run.isSent = false;
  tell(session, run.turn, [{type: 'postponed', retryAt: Date.now() + retryAfter * 1000}]);
  await delay(retryAfter * 1000, run.signal);
  tell(session, run.turn, [{type: 'asked-again'}]);
  return true;
}
