/** What the buttons are called that call for a feature: said before the feature, with its own sentences, is there. */
export const featureLabels = {
  conversations: 'Conversations',
  conversationsFailed: 'The conversations could not be loaded. Try again',
};
