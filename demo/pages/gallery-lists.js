/** States of the gallery: the list of conversations, and those that are opened from it. */
import {all, failing, press, seen, until} from './gallery-visitor.js';

/** Opens the list, and waits for what is to be seen in it. */
const list = async (chat, selector = '.conversation-more') => {
  await press(chat, /^Conversations$/);
  return until(() => seen(chat, selector), selector);
};

/** Opens the list and looks for names, to its end. */
const search = async (chat, query) => {
  await list(chat);
  const box = seen(chat, '.history-query');
  box.value = query;
  box.dispatchEvent(new Event('input', {bubbles: true}));
  await until(
    () => seen(chat, '.history-note')?.textContent.includes('Searched 60 conversations.'),
    'The end',
  );
};

/** Opens the newest conversation. */
const openNewest = async (chat) => (await list(chat, '.conversation-name')).click();

/** @type {readonly import('./gallery-states.js').GalleryState[]} */
export const lists = [
  {
    name: 'Conversations',
    app: 'app-demo-history',
    drive: async (chat) => {
      await list(chat);
      await press(chat, /^More actions/);
    },
  },
  {
    name: 'A conversation without a name',
    app: 'app-demo-history',
    drive: async (chat) => {
      await search(chat, 'lantern');
      await press(chat, /^More actions/);
      await press(chat, /^Rename$/);
      (await until(() => seen(chat, '.conversation-box'), 'The text box')).value = '';
      await press(chat, /^Save$/);
      await until(() => seen(chat, '.conversation-failure'), 'What is missing');
    },
  },
  {
    name: 'A conversation to be deleted',
    app: 'app-demo-history',
    drive: async (chat) => {
      await search(chat, 'stove');
      await press(chat, /^More actions/);
      await press(chat, /^Delete$/);
      await until(() => seen(chat, '.conversation-question'), 'The question');
    },
  },
  {
    name: 'A conversation that was deleted',
    app: 'app-demo-history',
    isAlone: true,
    drive: async (chat) => {
      await list(chat);
      // The six seconds in which it can be taken back would be over before everybody has looked.
      const wait = globalThis.setTimeout;
      globalThis.setTimeout = (then, ms) => wait(then, ms > 2_000 ? 86_400_000 : ms);
      await press(chat, /^More actions/);
      await press(chat, /^Delete$/);
      await until(() => seen(chat, '.conversation-question'), 'The question');
      await press(chat, /^Delete$/);
      await until(() => seen(chat, '.conversation-undo'), 'The way back');
      globalThis.setTimeout = wait;
    },
  },
  {
    name: 'A search without a match',
    app: 'app-demo-history',
    drive: (chat) => search(chat, 'nobody asked for this'),
  },
  {name: 'No conversations yet', app: 'app-demo-chat', drive: (chat) => list(chat, '.history-empty')},
  {
    name: 'Conversations that could not be loaded',
    app: 'app-demo-chat',
    fetch: failing('/conversations'),
    drive: (chat) => list(chat, '.history-list .notice'),
  },
  {
    name: 'A conversation that could not be loaded',
    app: 'app-demo-chat',
    attributes: {'conversation-id': '3f0c0c1e-6f0a-4a51-9c69-0d7a2f6b1c11'},
    fetch: failing('/messages'),
    drive: (chat) => until(() => seen(chat, '.notice'), 'The notice'),
  },
  {
    name: 'Earlier messages that could not be loaded',
    app: 'app-demo-history',
    fetch: failing('first_id='),
    drive: async (chat) => {
      await openNewest(chat);
      await until(() => all(chat, '.message').length > 0, 'The messages');
      await until(() => {
        seen(chat, '.thread').scrollTop = 0;
        return seen(chat, '.older .notice');
      }, 'The notice');
    },
  },
  {
    name: 'A conversation on its way',
    app: 'app-demo-chat',
    attributes: {'conversation-id': '3f0c0c1e-6f0a-4a51-9c69-0d7a2f6b1c11'},
    fetch: (url, init) => (String(url).includes('/messages') ? new Promise(() => {}) : fetch(url, init)),
    drive: (chat) => until(() => seen(chat, '.loading'), 'The skeleton'),
  },
  {
    name: 'A conversation of several days',
    app: 'app-demo-history',
    drive: async (chat) => {
      await openNewest(chat);
      await until(() => all(chat, '.day').length > 0, 'The days');
    },
  },
];
