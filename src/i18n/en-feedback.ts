/** What is said around the rating of an answer, in English. */
export const enFeedback = {
  like: 'Like',
  dislike: 'Dislike',
  reason: 'What was wrong with this answer?',
  reasonHint: 'Optional',
  sendReason: 'Send feedback',
  skipReason: 'Skip',
  thanks: 'Thank you for your feedback.',
  failed: 'Your rating could not be saved. Please try again.',
};
