/** What is said around the rating of an answer, by language. */
import {enFeedback} from './en-feedback.js';
import type {Worded, Words} from './words.js';

export type FeedbackStrings = Worded<typeof enFeedback>;

export function feedbackStringsFor(words: Words): FeedbackStrings {
  return words.table('feedback', enFeedback);
}
