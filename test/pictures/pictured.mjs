/** Of what pictures are taken. */

/** The states that look the same each time; of others a clock, a wait or a system's own controls are part. */
export const states = [
  'Launcher with a teaser',
  'Bubble, open',
  'Empty',
  'Failed',
  'Markdown',
  'Sources, one of them open',
  'Versions of an answer',
  'What was wrong',
  'Files to send',
  'Files held over the chat',
  'A form in an answer',
  'Details first',
  'Settings that could not be loaded',
  'Sign in first',
  'A search without a match',
];

/** @typedef {{theme: string, dir: string}} Look */

/** @type {readonly Look[]} */
export const looks = [
  {theme: 'light', dir: 'ltr'},
  {theme: 'dark', dir: 'rtl'},
];
