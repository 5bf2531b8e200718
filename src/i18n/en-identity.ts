/** The sentences about the app itself, in English. */
export const enIdentity = {
  more: 'Show more',
  less: 'Show less',
  privacy: 'Privacy policy',
  unavailable: 'This assistant is not available',
  unavailableObstacle: 'The assistant is not available.',
  tryAgain: 'Try again',
  signInTitle: 'Sign-in needed',
  signIn: 'Please sign in on the assistant’s own page to use it.',
  noAccessTitle: 'No access',
  noAccess: 'You do not have access to this assistant.',
  ownPage: 'Open the assistant’s own page',
};
