import type {Plural} from './plural.js';

/** The sentences before the first message that is loaded, in English. They are loaded with what pages back. */
export const enOlder = {
  loadOlder: 'Load earlier messages',
  loadingOlder: 'Loading earlier messages',
  olderLoaded: {
    one: '{count} earlier message is loaded.',
    other: '{count} earlier messages are loaded.',
  } as Plural,
  olderFailed: 'Earlier messages could not be loaded.',
  olderGone: 'Earlier messages are no longer available.',
  beginning: 'This is the beginning of the conversation.',
};
