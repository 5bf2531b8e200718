/** What is said of a network that goes and comes, in English. */
export const enOffline = {
  youAreOffline: 'You are offline. You can send again when the connection is back.',
  backOnline: 'Back online.',
};
