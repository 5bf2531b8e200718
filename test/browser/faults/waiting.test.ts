/** A busy server that says when to come back: the wait is in sight, counts down, and can be ended. */
import {expect} from '@open-wc/testing';
import {until} from '../../support/chat-page.js';
import {watched} from '../../support/fault-visit.js';
import {registerPlay} from '../../support/stand-in.js';

const busy = (retryAfter: string): Record<string, unknown> => ({
  status: 429,
  headers: {
    'content-type': 'application/json',
    'retry-after': retryAfter,
    'access-control-expose-headers': 'Retry-After',
  },
});

describe('a busy server that says when to come back', () => {
  for (const say of ['error 429 wait', 'error 429 date', 'error 503 wait']) {
    it(`is asked again then, once: ${say}`, async () => {
      await watched({}, async (page) => {
        await page.ask(`${say} once`);
        await page.type('draft');
        await page.reads('The assistant is busy.');
        await until(() => page.element.messages.at(-1)!.status === 'complete', 'it is answered');
        await page.reads('“');
        expect(await page.questions()).to.have.lengthOf(2);
        expect(page.all('article', 'You said')).to.have.lengthOf(1);
        expect(page.events('dify-error')).to.have.lengthOf(0);
        expect(page.textBox.value).to.equal('draft');
      });
    });
  }

  it('is waited for with a count-down that no screen reader has to listen to', async () => {
    await watched({}, async (page) => {
      await page.ask(await registerPlay([{bytes: '{}'}], busy('20')));
      const shown = (): string | undefined =>
        page.root.querySelector<HTMLElement>('article.assistant [aria-hidden="true"].aside')?.innerText;
      await until(() => shown()?.includes('20'), 'it counts');
      await until(() => shown()?.includes('19'), 'it counts down');
      expect(page.find('alert')).to.equal(null);
      await page.click('Stop answering');
      await page.reads('You stopped this answer.');
      expect(shown()).to.equal(undefined);
      expect(await page.questions()).to.have.lengthOf(1);
    });
  });

  it('has nothing left of its wait when the element is removed', async () => {
    await watched({}, async (page) => {
      await page.ask(await registerPlay([{bytes: '{}'}], busy('20')));
      await page.reads('in 20 seconds');
    });
  });
});
