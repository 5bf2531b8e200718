/** An element that goes in the midst of something: no timer, no listener on the page and no request stays behind. */
import {expect} from '@open-wc/testing';
import type {ChatPage, Visit} from '../../support/chat-page.js';
import {until} from '../../support/chat-page.js';
import {watched} from '../../support/fault-visit.js';
import {FakeMicrophone} from '../../support/microphone.js';
import type {Step} from '../../support/stand-in.js';
import {Gate, registerPlay, says} from '../../support/stand-in.js';

interface Row {
  readonly visit?: Visit;
  /** Brings the chat into the state that it is to be taken out in. */
  readonly reach: (page: ChatPage) => Promise<unknown>;
}

const asking = async (page: ChatPage, steps: readonly Step[]): Promise<void> =>
  page.ask(await registerPlay(steps));

const rows: Readonly<Record<string, Row>> = {
  'an answer that has not begun': {reach: (page) => asking(page, [new Gate().step])},
  'an answer that comes': {
    reach: async (page) => {
      await asking(page, [says('| a | b |\n|---|---|\n| `c` | $d$ |\n\n```js\nlet e;'), new Gate().step]);
      await page.reads('let e');
    },
  },
  'a stop that its server has not heard of': {
    reach: async (page) => {
      await asking(page, [{ping: true}, new Gate().step]);
      await until(async () => (await page.questions()).length === 1, 'it is asked');
      await page.click('Stop answering');
    },
  },
  'a busy server’s count-down': {
    reach: async (page) => {
      await page.ask('error 429 wait');
      await page.reads('The assistant is busy.');
    },
  },
  'a broken answer that the history is asked for': {
    reach: async (page) => {
      await page.ask('error cut');
      await page.seen('alert');
    },
  },
  'the list of conversations': {
    visit: {key: 'app-demo-history'},
    reach: async (page) => {
      (await page.seen('button', 'Conversations')).click();
      await page.seen('dialog', 'Conversations');
    },
  },
  'a picture in large': {
    reach: async (page) => {
      const picture = {type: 'image', url: '/files/none.png', filename: 'tent.png', id: 'f'};
      await asking(page, [
        says('Look'),
        {event: {event: 'message_file', message_id: '$message', belongs_to: 'assistant', ...picture}},
        {event: {event: 'message_end', message_id: '$message', metadata: {}}},
      ]);
      (await page.seen('button', 'Enlarge tent.png')).click();
      await page.seen('dialog', 'tent.png');
    },
  },
  'a voice message that is recorded': {
    visit: {key: 'app-demo-voice'},
    reach: async (page) => {
      await page.click('Record a voice message');
      await page.seen('button', 'Finish recording');
    },
  },
  'a run that waits for somebody': {
    visit: {key: 'app-demo-human'},
    reach: async (page) => {
      await asking(page, [says('One'), {form: {}}, {pause: true}]);
      await until(() => page.element.status === 'paused', 'it waits');
    },
  },
};

describe('of an element taken out nothing is left in the midst of', () => {
  for (const [state, {visit = {}, reach}] of Object.entries(rows))
    it(state, async () => {
      const microphone = new FakeMicrophone();
      try {
        await watched(visit, async (page) => {
          await reach(page);
          await page.type('draft').catch(() => undefined); // where the text box is covered, nobody types
        });
        expect(microphone.isOn).to.equal(false);
      } finally {
        microphone.remove();
      }
    });
});
