import {expect} from '@open-wc/testing';
import {openChat, until} from '../support/chat-page.js';
import {ends, registerPlay, says} from '../support/stand-in.js';

const COUNT = 20_000;

describe('a flood', () => {
  it(`of ${COUNT} events arrives complete and in order`, async () => {
    const page = await openChat();
    const chunks: string[] = [];
    page.element.addEventListener('dify-chunk', ({detail}) => chunks.push(detail.delta));
    const {content} = await page.element.send(await registerPlay([{...says('$i '), repeat: COUNT}, ends]));
    const whole = Array.from({length: COUNT}, (_, at) => `${at} `).join('');
    expect(content === whole).to.equal(true);
    expect(chunks.join('') === whole).to.equal(true);
    // At most once a frame: were each event a chunk of its own, the page would not keep up.
    expect(chunks.length).to.be.lessThan(COUNT / 10);
    // A flood is drawn over several frames.
    await until(() => page.lastAnswer === whole.trim(), 'all of it is drawn');
  }).timeout(30_000);

  it('that is cut into single bytes loses no character', async () => {
    const page = await openChat();
    const text = '露营灯 👩‍👩‍👧‍👦 фонарь مصباح';
    await page.talk(await registerPlay([{cut: 1}, says(text), says(' '), says(text), ends]));
    expect(page.lastAnswer).to.equal(`${text} ${text}`);
  });
});
