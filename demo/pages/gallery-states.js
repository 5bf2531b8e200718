/** The states of the gallery: which app each needs, and what a page and a visitor do until it is to be seen. */
import {answers} from './gallery-answers.js';
import {film, picture, tent} from './gallery-files.js';
import {lists} from './gallery-lists.js';
import {ask, failing, press, seen, until} from './gallery-visitor.js';

/** @typedef {HTMLElement & Record<string, any>} Chat */

/**
 * @typedef {object} GalleryState
 * @property {string} name
 * @property {string} app Key of the stand-in's, or its site code with `isVisitor`.
 * @property {boolean} [isVisitor] By the WebApp API.
 * @property {Record<string, string>} [attributes]
 * @property {typeof fetch} [fetch]
 * @property {string} [box] Classes of its box.
 * @property {boolean} [isAlone] It takes something of which the page has one, and is shown where the address names it.
 * @property {(chat: Chat) => Promise<unknown>} drive
 */

/** Somebody to record who is always there, makes no sound, and of whom no browser asks whether it is allowed. */
Object.defineProperty(MediaDevices.prototype, 'getUserMedia', {
  configurable: true,
  value: async () => new AudioContext().createMediaStreamDestination().stream,
});

/** @type {readonly GalleryState[]} */
const beginnings = [
  {
    name: 'Launcher',
    app: 'app-demo-chat',
    box: 'bubble low',
    attributes: {mode: 'bubble'},
    drive: (chat) => until(() => seen(chat, '[part="launcher"]'), 'The launcher'),
  },
  {
    name: 'Launcher with a teaser',
    app: 'app-demo-chat',
    box: 'bubble low',
    attributes: {mode: 'bubble', teaser: 'Questions about tents? I have slept in all of them.'},
    drive: (chat) => until(() => seen(chat, '[part="teaser"]'), 'The teaser'),
  },
  {
    name: 'Launcher whose panel could not be loaded',
    app: 'app-demo-chat',
    box: 'bubble low',
    attributes: {mode: 'bubble'},
    drive: async (chat) => {
      // What comes with the panel first is its style sheets.
      chat.adopt = () => {
        throw new TypeError('For the gallery');
      };
      chat.show();
      await until(() => seen(chat, '.apology'), 'The way to try again');
    },
  },
  {
    name: 'Launcher with an answer behind it',
    app: 'app-demo-chat',
    box: 'bubble low',
    attributes: {mode: 'bubble'},
    drive: async (chat) => {
      await chat.send('Which tent for two?');
      await until(() => seen(chat, '.badge'), 'The badge');
    },
  },
  {
    name: 'Bubble, open',
    app: 'app-demo-chat',
    box: 'bubble',
    attributes: {mode: 'bubble', open: ''},
    drive: ask('Which tent for two?'),
  },
  {
    name: 'Empty',
    app: 'app-demo-chat',
    drive: (chat) => until(() => seen(chat, '.suggestion'), 'The opening questions'),
  },
  {
    name: 'Empty, introduced',
    app: 'app-demo-site',
    drive: (chat) => until(() => seen(chat, '.introduction'), 'The introduction'),
  },
  {
    name: 'Offline',
    app: 'app-demo-chat',
    // The network is looked at when an element comes into a page. The others would ask their server, which answers.
    drive: async (chat) => {
      await chat.ready;
      chat.fetch = () => Promise.reject(new TypeError('No network.'));
      Object.defineProperty(navigator, 'onLine', {configurable: true, value: false});
      await until(() => {
        if (seen(chat, '.offline')) return true;
        chat.parentElement.append(chat);
        return false;
      }, 'The line');
      delete navigator.onLine;
    },
  },
  {
    name: 'Files to send',
    app: 'app-demo-files',
    drive: async (chat) => {
      await chat.ready;
      await chat.attach([await picture(), tent]);
      await chat.attach([new File(['x'], 'stove.exe')]).catch(() => {});
      await press(chat, /^Attach files/);
    },
  },
  {
    name: 'A file on its way',
    app: 'app-demo-files',
    drive: async (chat) => {
      await chat.ready;
      chat.attach([film]).catch(() => {});
      await until(() => seen(chat, '.chip progress')?.value > 0.5, 'How far it is');
    },
  },
  {
    name: 'Files held over the chat',
    app: 'app-demo-files',
    drive: (chat) =>
      until(() => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(tent);
        const how = {dataTransfer, bubbles: true, cancelable: true};
        seen(chat, '.panel')?.dispatchEvent(new DragEvent('dragenter', how));
        return seen(chat, '.drop-zone');
      }, 'Where to drop them'),
  },
  {
    name: 'Details first',
    app: 'app-demo-form-chatflow',
    drive: async (chat) => {
      await until(() => seen(chat, '.form-card'), 'The form');
      await press(chat, /^Start chat/); // shows what is missing
    },
  },
  {
    name: 'Details, changed later',
    app: 'app-demo-form',
    attributes: {inputs: '{"name": "Ada"}'},
    drive: async (chat) => {
      await press(chat, /^Start chat/);
      await chat.send('Hello');
      await press(chat, /details/i);
      await until(() => seen(chat, '.form-sheet'), 'The form');
    },
  },
  {
    name: 'Keyboard shortcuts',
    app: 'app-demo-chat',
    drive: async (chat) => {
      await press(chat, /^Keyboard shortcuts$/);
      await until(() => seen(chat, '.help-card'), 'The list');
    },
  },
  {
    name: 'Recording',
    app: 'app-demo-voice',
    drive: async (chat) => {
      await press(chat, /^Record/);
      await until(() => seen(chat, '.voice-time'), 'The recorder');
    },
  },
  {
    name: 'A microphone that was refused',
    app: 'app-demo-voice',
    isAlone: true,
    drive: async (chat) => {
      Object.defineProperty(MediaDevices.prototype, 'getUserMedia', {
        value: () => Promise.reject(new DOMException('For the gallery', 'NotAllowedError')),
      });
      await press(chat, /^Record/);
      await until(() => seen(chat, '.voice-trouble'), 'Why');
    },
  },
  {
    name: 'Not available',
    app: 'app-demo-unavailable',
    drive: (chat) => until(() => seen(chat, '.unavailable'), 'The notice'),
  },
  {
    name: 'Settings that could not be loaded',
    app: 'app-demo-chat',
    fetch: failing('/parameters'),
    drive: (chat) => until(() => seen(chat, '.notice'), 'The notice'),
  },
  {
    name: 'Set up wrongly',
    app: 'app-demo-unauthorized',
    drive: (chat) => until(() => seen(chat, '[role="alert"]'), 'The notice'),
  },
  {
    name: 'Sign in first',
    app: 'demo-members',
    isVisitor: true,
    drive: (chat) => until(() => seen(chat, '.way-in'), 'The way in'),
  },
  {
    name: 'No access',
    app: 'demo-chat',
    isVisitor: true,
    fetch: failing('/api/', 401, 'web_app_access_denied'),
    drive: (chat) => until(() => seen(chat, '.way-in'), 'The way in'),
  },
];

/** @type {readonly GalleryState[]} */
export const states = [...beginnings, ...answers, ...lists];
