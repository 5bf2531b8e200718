/** The sentences about the app itself, in English. */
export const enIdentity = {
  more: 'Show more',
  less: 'Show less',
  privacy: 'Privacy policy',
  unavailable: 'This assistant is not available',
  unavailableObstacle: 'The assistant is not available.',
  tryAgain: 'Try again',
  signIn: 'Please sign in on the assistant’s own page to use it.',
  noAccess: 'You do not have access to this assistant.',
  ownPage: 'Open the assistant’s own page',
};
