/** Whether an answer can be rated: it is over, and known to the server by a name. */
import type {Answer} from '../conversation/answer.js';
import {isUnderWay} from '../conversation/answer.js';

export function canBeRated(answer: Answer): boolean {
  return answer.messageId !== null && answer.status !== 'paused' && !isUnderWay(answer);
}
