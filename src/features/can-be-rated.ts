/** Whether an answer can be rated: it is over, and known to the server by a name. */
import type {Answer} from '../conversation/answer.js';
import {isOver} from '../conversation/answer.js';

export function canBeRated(answer: Answer): boolean {
  return answer.messageId !== null && isOver(answer);
}
