import {expect, waitUntil} from '@open-wc/testing';
import {openChat, until} from '../support/chat-page.js';
import {ends, registerPlay, says} from '../support/stand-in.js';

const COUNT = 5_000;

describe('a flood', () => {
  it(`of ${COUNT} events arrives complete and in order`, async () => {
    const page = await openChat();
    const chunks: string[] = [];
    page.element.addEventListener('dify-chunk', ({detail}) => chunks.push(detail.delta));
    const {content} = await page.element.send(await registerPlay([{...says('$i '), repeat: COUNT}, ends]));
    const whole = Array.from({length: COUNT}, (_, at) => `${at} `).join('');
    expect(content === whole).to.equal(true);
    expect(chunks.join('') === whole).to.equal(true);
    // How often at most: test/session/steady-frames.test.ts. Were each event one, the page would not keep up.
    expect(chunks.length).to.be.lessThan(COUNT / 10);
    // A flood is drawn over several frames.
    await until(() => page.lastAnswer === whole.trim(), 'all of it is drawn');
  }).timeout(30_000);

  it('of a million characters is drawn as far as anybody reads, and to its end when the reader asks', async () => {
    const page = await openChat();
    const sent = page.element.send('error vast');
    // A million characters are read first, by three browsers at once.
    await waitUntil(() => page.find('button', 'Show all'), 'the rest is offered', {timeout: 20_000});
    const {content} = await sent;
    expect(content.length).to.be.greaterThan(1_000_000);
    const length = (): number => page.root.querySelector('.text.markdown')!.textContent.length;
    // Marks and the blanks at the ends of lines are not drawn.
    await until(() => length() > 199_000, 'as much is drawn as is drawn unasked');
    expect(length()).to.be.at.most(200_000);
    await page.click('Show all');
    expect(page.find('button', 'Show all')).to.equal(null);
    await waitUntil(() => page.lastAnswer.includes('THE END'), 'all is drawn', {timeout: 20_000});
    expect(page.element.messages.at(-1)!.content === content).to.equal(true);
  }).timeout(30_000);

  it('that is cut into single bytes loses no character', async () => {
    const page = await openChat();
    const text = '露营灯 👩‍👩‍👧‍👦 фонарь مصباح';
    await page.talk(await registerPlay([{cut: 1}, says(text), says(' '), says(text), ends]));
    expect(page.lastAnswer).to.equal(`${text} ${text}`);
  });
});
