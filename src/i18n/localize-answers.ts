/** The sentences in and around answers, by language. */
import {enAnswers} from './en-answers.js';

export type AnswerStrings = Readonly<typeof enAnswers>;

export function answerStringsFor(): AnswerStrings {
  return enAnswers;
}
