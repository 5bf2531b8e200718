/** States of the gallery: answers, and what stands in them. */
import {ask, askAndUnfold, begin, failing, press, seen, settled, until} from './gallery-visitor.js';
import {picture, tent} from './gallery-files.js';

/** @type {readonly import('./gallery-states.js').GalleryState[]} */
export const answers = [
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
    drive: askAndUnfold('Think before you answer', '.assistant'),
  },
  {
    name: 'Sources, one of them open',
    app: 'app-demo-chat',
    drive: askAndUnfold('Where does this come from?', '.sources'),
  },
  {name: 'Written by a person', app: 'app-demo-annotated', drive: ask('When are you open?')},
  {name: 'Moderated', app: 'app-demo-annotated', drive: ask('Say something rude')},
  {
    name: 'A visitor with a name',
    app: 'app-demo-chat',
    attributes: {'user-name': 'Ada Lovelace'},
    drive: ask('Which tent for two?'),
  },
  {
    name: 'More than is drawn unasked',
    app: 'app-demo-plain',
    drive: async (chat) => {
      chat.greeting = 'This goes on for more than a hundred pages. '.repeat(5_000);
      await until(() => seen(chat, '.aside .link-button'), 'The way to the rest');
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
    drive: askAndUnfold('Compare the tents for me', '.assistant'),
  },
  {
    name: 'Workflow',
    app: 'app-demo-workflow',
    drive: askAndUnfold('Plan the whole expedition', '.assistant'),
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
    name: 'Not to be read aloud',
    app: 'app-demo-voice',
    fetch: failing('/text-to-audio'),
    drive: async (chat) => {
      await chat.send('Which tent for two?');
      await press(chat, /^Read aloud$/);
      await until(() => seen(chat, '.voice-note'), 'Why');
    },
  },
  {
    name: 'Read aloud',
    app: 'app-demo-voice',
    isAlone: true,
    drive: async (chat) => {
      const {play} = HTMLMediaElement.prototype;
      HTMLMediaElement.prototype.play = function () {
        this.loop = true; // until everybody has looked
        return play.call(this);
      };
      await chat.send('Which tent for two?');
      await press(chat, /^Read aloud$/);
      await until(() => seen(chat, '.speaker.playing'), 'The way to hold it');
    },
  },
  {
    name: 'Read aloud, and held',
    app: 'app-demo-voice',
    isAlone: true,
    drive: async (chat) => {
      await chat.send('Which tent for two?');
      await press(chat, /^Read aloud$/);
      await press(chat, /^Pause/);
      await until(() => seen(chat, '.speaker.paused'), 'The way to go on');
    },
  },
  {
    name: 'A picture, large',
    app: 'app-demo-agent',
    isAlone: true,
    drive: async (chat) => {
      await chat.send('Draw a packing plan');
      await press(chat, /^Enlarge/);
      await until(() => seen(chat, '.lightbox img')?.complete, 'The picture');
    },
  },
  {
    name: 'Read aloud by themselves',
    app: 'app-demo-voice-auto',
    drive: ask('Which tent for two?'),
  },
];
