/** Each kind of content in an answer, and what draws it. A kind without a row is not shown. */
import type {AnswerPart} from '../../conversation/answer.js';
import {answerText} from './answer-text.js';
import {nothing} from 'lit';

/** @param isGrowing more of this part is awaited. */
export function messagePart(part: AnswerPart, isGrowing: boolean): unknown {
  return part.kind === 'text' ? answerText(part, isGrowing) : nothing;
}
