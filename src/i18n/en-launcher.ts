/** The sentences around the closed launcher, in English. They are loaded with what draws them. */
export const enLauncher = {
  dismissTeaser: 'Dismiss',
  moves: 'Can be moved with the arrow keys',
  unreadOne: '1 new answer',
  unread: '{count} new answers',
};
