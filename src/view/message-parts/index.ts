/** Each kind of content in an answer, and what draws it. A kind that no feature draws is not shown. */
import type {AnswerPart} from '../../conversation/answer.js';
import type {Turn} from '../../conversation/chat-state.js';
import type {ChatModel, TextContext} from '../chat-model.js';
import {answerText} from './answer-text.js';

/** @param isGrowing more of this part is awaited. */
export function messagePart(
  part: AnswerPart,
  isGrowing: boolean,
  turn: Turn,
  model: ChatModel,
  context: TextContext,
): unknown {
  return part.kind === 'text'
    ? answerText(part, isGrowing, model.textWriter, context)
    : model.at('answerPart', turn, part);
}
