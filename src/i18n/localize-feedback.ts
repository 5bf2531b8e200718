/** What is said around the rating of an answer, by language. */
import {enFeedback} from './en-feedback.js';

export type FeedbackStrings = Readonly<typeof enFeedback>;

export function feedbackStringsFor(): FeedbackStrings {
  return enFeedback;
}
