/** Each kind of content in an answer, and what draws it. A kind without a row is not shown. */
import type {AnswerPart} from '../../conversation/answer.js';
import type {TextContext, TextWriterFactory} from '../chat-model.js';
import {answerText} from './answer-text.js';
import {nothing} from 'lit';

/** @param isGrowing more of this part is awaited. */
export function messagePart(
  part: AnswerPart,
  isGrowing: boolean,
  textWriter: TextWriterFactory | null,
  context: TextContext,
): unknown {
  return part.kind === 'text' ? answerText(part, isGrowing, textWriter, context) : nothing;
}
