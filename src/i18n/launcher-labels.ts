/** What is said before the panel is there: the only sentences that are loaded on every page. */
export const launcherLabels = {
  open: 'Open chat',
  close: 'Close chat',
  failed: 'The chat could not be loaded. Try again',
};
