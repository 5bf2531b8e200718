import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {ChatPage} from '../support/chat-page.js';
import {openChat, painted, until} from '../support/chat-page.js';
import {ends, Gate, registerPlay, says} from '../support/stand-in.js';

const lines = (name: string): string =>
  Array.from({length: 60}, (_, at) => `${name} ${at}\n`).join('') + `end of ${name}\n`;

/** A chat with more than it can show, and more of it on call. */
async function openLongChat(): Promise<{
  page: ChatPage;
  grow: () => Promise<void>;
  finish: () => Promise<void>;
}> {
  const [more, end] = [new Gate(), new Gate()];
  const page = await openChat();
  await page.ask(await registerPlay([says(lines('one')), more.step, says(lines('two')), end.step, ends]));
  await page.reads('end of one');
  await calm(page);
  return {
    page,
    grow: async () => {
      await more.open();
      await page.reads('end of two');
      await painted();
    },
    finish: async () => {
      await more.open();
      await end.open();
      await page.answered();
      await painted();
    },
  };
}

/** Between a change and the frame that pins it, it is as far as the change is high: wait for it. */
function toTheEnd({log}: ChatPage): number {
  return log.scrollHeight - log.clientHeight - log.scrollTop;
}

/** Waits until nothing scrolls any more: some browsers take their time. */
async function calm({log}: ChatPage): Promise<void> {
  for (
    let [last, times] = [NaN, 0];
    times < 4;
    [last, times] = [log.scrollTop, log.scrollTop === last ? times + 1 : 0]
  )
    await painted();
}

describe('the thread', () => {
  it('has no way to the latest message where there is none yet', async () => {
    const page = await openChat({app: {parameters: {opening_statement: ''}}});
    const welcome = document.createElement('div');
    Object.assign(welcome.style, {blockSize: '2000px'});
    welcome.slot = 'welcome';
    page.element.append(welcome);
    await until(() => page.log.scrollHeight > 2000, 'there is more than can be seen');
    page.log.scrollTop = 900;
    await painted();
    page.log.scrollTop = 100;
    await painted();
    await painted();
    expect(page.find('button', 'Jump to the latest message') === null).to.equal(true);
  });

  it('stays at its end while it grows', async () => {
    const {page, grow, finish} = await openLongChat();
    expect(page.log.scrollTop).to.be.greaterThan(100);
    await until(() => toTheEnd(page) <= 1, 'it is at its end');
    const before = page.log.scrollTop;
    await grow();
    expect(page.log.scrollTop).to.be.greaterThan(before + 100);
    await until(() => toTheEnd(page) <= 1, 'it is at its end');
    await finish();
    await until(() => toTheEnd(page) <= 1, 'it is at its end');
    expect(page.all('button', 'Jump to the latest message')).to.have.lengthOf(0);
  });

  it('does not move under a reader who scrolled up with the keyboard', async () => {
    const {page, grow, finish} = await openLongChat();
    page.log.focus();
    await sendKeys({press: 'PageUp'});
    await until(() => toTheEnd(page) > 50, 'it scrolls');
    await calm(page);
    const place = page.log.scrollTop;
    await grow();
    expect(page.log.scrollTop).to.equal(place);
    await finish();
    expect(page.log.scrollTop).to.equal(place);
  });

  it('does not move under a reader who turned the wheel by a small step', async () => {
    const {page, grow} = await openLongChat();
    // No driver of ours turns a wheel: these are its two halves, in the order in which a browser brings them.
    page.log.dispatchEvent(new WheelEvent('wheel', {deltaY: -8, bubbles: true, composed: true}));
    page.log.scrollBy({top: -8, behavior: 'instant'});
    await calm(page);
    const place = page.log.scrollTop;
    expect(toTheEnd(page)).to.be.within(7, 9);
    await grow();
    expect(page.log.scrollTop).to.equal(place);
  });

  it('takes a wheel at its word, although text arrives before the browser has scrolled', async () => {
    const {page, grow} = await openLongChat();
    const place = page.log.scrollTop;
    page.log.dispatchEvent(new WheelEvent('wheel', {deltaY: -8, bubbles: true, composed: true}));
    await grow();
    expect(page.log.scrollTop).to.equal(place);
  });

  it('follows again when the reader has come back to its end', async () => {
    const {page, grow} = await openLongChat();
    page.log.scrollTop -= 200;
    await page.seen('button', 'Jump to the latest message');
    page.log.scrollTop += 200;
    await until(() => !page.find('button', 'Jump to the latest message'), 'the button is gone');
    await grow();
    await until(() => toTheEnd(page) <= 1, 'it is at its end');
  });

  it('offers a way back to its end, by mouse', async () => {
    const {page, grow} = await openLongChat();
    page.log.scrollTop -= 200;
    await page.click('Jump to the latest message');
    await until(() => toTheEnd(page) <= 1, 'it is at its end');
    expect(page.all('button', 'Jump to the latest message')).to.have.lengthOf(0);
    await grow();
    await until(() => toTheEnd(page) <= 1, 'it is at its end');
  });

  it('offers a way back to its end, by keyboard, and keeps the focus there', async () => {
    const {page} = await openLongChat();
    page.log.scrollTop -= 200;
    (await page.seen('button', 'Jump to the latest message')).focus();
    await sendKeys({press: 'Enter'});
    await until(() => toTheEnd(page) <= 1, 'it is at its end');
    await page.focused('log “Conversation”');
  });

  it('goes to its end when the visitor sends', async () => {
    const {page, finish} = await openLongChat();
    await finish();
    page.log.scrollTop = 0;
    await page.seen('button', 'Jump to the latest message');
    await page.talk(await registerPlay([says('Short.'), ends]));
    await painted();
    await until(() => toTheEnd(page) <= 1, 'it is at its end');
  });

  it('stays at its end when the panel is closed meanwhile and opened again', async () => {
    const {page, grow} = await openLongChat();
    page.element.hide();
    await until(() => !page.find('dialog'), 'it is closed');
    const [, answer] = page.element.messages;
    expect(answer!.status).to.equal('streaming');
    page.element.show();
    await page.seen('dialog');
    await grow();
    await until(() => toTheEnd(page) <= 1, 'it is at its end');
  });
});
