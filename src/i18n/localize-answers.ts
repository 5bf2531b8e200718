/** The sentences in and around answers, by language. */
import {enAnswers} from './en-answers.js';
import type {Worded, Words} from './words.js';

export type AnswerStrings = Worded<typeof enAnswers>;

export function answerStringsFor(words: Words): AnswerStrings {
  return words.table('answers', enAnswers);
}
