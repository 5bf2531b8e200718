import type {Plural} from './plural.js';

/** The sentences around the closed launcher, in English. They are loaded with what draws them. */
export const enLauncher = {
  dismissTeaser: 'Dismiss',
  moves: 'Can be moved with the arrow keys',
  unread: {one: '{count} new answer', other: '{count} new answers'} as Plural,
};
