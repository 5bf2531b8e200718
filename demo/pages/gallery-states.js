/** The states of the gallery: which app each needs, and what a page and a visitor do until it is to be seen. */
import {all, press, seen, unfold, until} from './gallery-visitor.js';

/** @typedef {HTMLElement & Record<string, any>} Chat */

/**
 * @typedef {object} GalleryState
 * @property {string} name
 * @property {string} app Key of the stand-in's, or its site code with `isVisitor`.
 * @property {boolean} [isVisitor] By the WebApp API.
 * @property {Record<string, string>} [attributes]
 * @property {typeof fetch} [fetch]
 * @property {string} [box] Classes of its box.
 * @property {(chat: Chat) => Promise<unknown>} drive
 */

const tent = new File(['Two people, two doors, 1.9 kg.'], 'drift-2.txt', {type: 'text/plain'});
const picture = () =>
  new Promise((resolve) => {
    const canvas = Object.assign(document.createElement('canvas'), {width: 240, height: 160});
    const pen = canvas.getContext('2d');
    pen.fillStyle = '#cfe3d4';
    pen.fillRect(0, 0, 240, 160);
    pen.fillStyle = '#1f6f54';
    pen.fill(new Path2D('m120 30 80 100H40z'));
    canvas.toBlob((blob) => resolve(new File([blob], 'camp.png', {type: 'image/png'})));
  });

/** @param {string} question @returns {(chat: Chat) => Promise<unknown>} */
const ask = (question) => (chat) => chat.send(question);

/** Asks what has no end, and waits for what is shown meanwhile. */
const begin = (question, selector) => (chat) => {
  chat.send(question).catch(() => {});
  return until(() => seen(chat, selector), selector);
};

/** @param {Chat} chat */
const settled = (chat) => until(() => chat.status === 'idle' || chat.status === 'paused', 'The end');

/** Somebody to record who is always there, makes no sound, and of whom no browser asks whether it is allowed. */
Object.defineProperty(MediaDevices.prototype, 'getUserMedia', {
  value: async () => new AudioContext().createMediaStreamDestination().stream,
});

/** @type {readonly GalleryState[]} */
export const states = [
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
    name: 'A conversation on its way',
    app: 'app-demo-chat',
    attributes: {'conversation-id': '3f0c0c1e-6f0a-4a51-9c69-0d7a2f6b1c11'},
    fetch: (url, init) => (String(url).includes('/messages') ? new Promise(() => {}) : fetch(url, init)),
    drive: (chat) => until(() => seen(chat, '.loading'), 'The skeleton'),
  },
  {name: 'Thinking', app: 'app-demo-chat', drive: begin('error silence', '.typing')},
  {name: 'Answering', app: 'app-demo-chat', drive: begin('error silence middle', '.answer-body .text')},
  {
    name: 'Stopped',
    app: 'app-demo-chat',
    drive: async (chat) => {
      await begin('error silence middle', '.answer-body .text')(chat);
      await chat.stop();
    },
  },
  {
    name: 'Failed',
    app: 'app-demo-chat',
    drive: (chat) => chat.send('error provider_quota_exceeded').catch(() => settled(chat)),
  },
  {
    name: 'Broken off',
    app: 'app-demo-chat',
    drive: (chat) => chat.send('error cut').catch(() => settled(chat)),
  },
  {
    name: 'Offline',
    app: 'app-demo-chat',
    // The network is looked at when an element comes into a page: then it is gone, for this one alone.
    drive: (chat) =>
      until(() => {
        Object.defineProperty(navigator, 'onLine', {configurable: true, value: false});
        chat.parentElement.append(chat);
        delete navigator.onLine;
        return seen(chat, '.offline');
      }, 'The line'),
  },
  {
    name: 'Asked to wait',
    app: 'app-demo-chat',
    // The longest wait that is sat out, so that it can be looked at; then it is asked again.
    fetch: async (url, init) => {
      const response = await fetch(url, init);
      if (response.status !== 429) return response;
      const headers = new Headers(response.headers);
      headers.set('retry-after', '30');
      return new Response(response.body, {status: 429, headers});
    },
    drive: async (chat) => {
      const again = () => chat.isConnected && chat.retry().catch(again);
      chat.send('error 429 wait').catch(again);
      await until(() => seen(chat, '.assistant .aside'), 'The wait');
    },
  },
  {name: 'Markdown', app: 'app-demo-chat', drive: ask('Show me what you can write')},
  {
    name: 'Reasoning',
    app: 'app-demo-chat',
    drive: async (chat) => {
      await chat.send('Think before you answer');
      await unfold(chat, '.assistant');
    },
  },
  {
    name: 'Sources, one of them open',
    app: 'app-demo-chat',
    drive: async (chat) => {
      await chat.send('Where does this come from?');
      await unfold(chat, '.sources');
    },
  },
  {
    name: 'Follow-up questions',
    app: 'app-demo-chat',
    drive: async (chat) => {
      await chat.send('Can I return it?');
      await until(() => seen(chat, '.suggestion'), 'The follow-up questions');
    },
  },
  {
    name: 'Versions of an answer',
    app: 'app-demo-chat',
    drive: async (chat) => {
      const {id} = await chat.send('Tell me about the Ember stove');
      await chat.regenerate(id);
      await until(() => seen(chat, '.versions'), 'The versions');
    },
  },
  {
    name: 'A question in other words',
    app: 'app-demo-chat',
    drive: async (chat) => {
      await chat.send('Tell me about the Glow lantern');
      await press(chat, /^Edit/);
    },
  },
  {
    name: 'What was wrong',
    app: 'app-demo-chat',
    drive: async (chat) => {
      await chat.send('Which tent for two?');
      await press(chat, /^Dislike$/);
      await until(() => seen(chat, '.reason'), 'The form');
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
    name: 'Files in a question',
    app: 'app-demo-files',
    drive: async (chat) => {
      await chat.ready;
      await chat.attach([await picture(), tent]);
      await chat.send('Which of these is yours?');
    },
  },
  {name: 'Files in an answer', app: 'app-demo-agent', drive: ask('Draw a packing plan')},
  {
    name: 'Steps of an agent',
    app: 'app-demo-agent',
    drive: async (chat) => {
      await chat.send('Compare the tents for me');
      await unfold(chat, '.assistant');
    },
  },
  {
    name: 'Workflow',
    app: 'app-demo-workflow',
    drive: async (chat) => {
      await chat.send('Plan the whole expedition');
      await unfold(chat, '.assistant');
    },
  },
  {
    name: 'A form in an answer',
    app: 'app-demo-human',
    drive: begin('Book the hut on the ridge', '.assistant select'),
  },
  {
    name: 'A form that was answered',
    app: 'app-demo-human',
    drive: async (chat) => {
      await begin('Refund my tent', '.assistant select')(chat);
      const choice = seen(chat, '.assistant select');
      choice.value = choice.options[1].value;
      choice.dispatchEvent(new Event('change', {bubbles: true, composed: true}));
      choice.dispatchEvent(new Event('input', {bubbles: true, composed: true}));
      await press(chat, /^Approve/);
      await until(() => chat.messages.at(-1)?.content.includes('what I go by'), 'The end of the answer');
      await settled(chat);
    },
  },
  {
    name: 'A form that has expired',
    app: 'app-demo-human',
    drive: async (chat) => {
      chat.send('I am too late').catch(() => {});
      await until(() => chat.messages.at(-1)?.content.includes('nobody answered'), 'The end of the answer');
      await settled(chat);
    },
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
    name: 'Conversations',
    app: 'app-demo-history',
    drive: async (chat) => {
      await press(chat, /^Conversations$/);
      await until(() => seen(chat, '.conversation-more'), 'The list');
      await press(chat, /^More actions/);
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
    name: 'A conversation of several days',
    app: 'app-demo-history',
    drive: async (chat) => {
      await press(chat, /^Conversations$/);
      (await until(() => seen(chat, '.conversation-name'), 'The list')).click();
      await until(() => all(chat, '.day').length > 0, 'The days');
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
    name: 'Read aloud by themselves',
    app: 'app-demo-voice-auto',
    drive: ask('Which tent for two?'),
  },
  {
    name: 'Not available',
    app: 'app-demo-unavailable',
    drive: (chat) => until(() => seen(chat, '.unavailable'), 'The notice'),
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
];
