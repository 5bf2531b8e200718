/** The size of a bubble's panel, in the reader's hands. */
import {expect} from '@open-wc/testing';
import {sendKeys, sendMouse, setViewport} from '@web/test-runner-commands';
import type {ChatPage} from '../support/chat-page.js';
import {openChat, painted, until} from '../support/chat-page.js';

function sizeOf(page: ChatPage): {width: number; height: number} {
  const {offsetWidth, offsetHeight} = page.get('dialog');
  return {width: offsetWidth, height: offsetHeight};
}

/** Past the movement with which it comes in: where it is drawn is where it is laid out. */
function still(page: ChatPage): Promise<void> {
  const panel = page.get('dialog');
  return until(() => panel.getBoundingClientRect().width === panel.offsetWidth, 'the panel stands still');
}

beforeEach(() => setViewport({width: 1200, height: 900}));

describe('the size of the panel', () => {
  it('is enlarged by a button, which is kept, and back', async () => {
    const page = await openChat({attributes: {user: 'ann'}});
    await page.seen('button', 'Enlarge');
    const before = sizeOf(page);
    page.button('Enlarge').focus();
    await sendKeys({press: 'Enter'});
    await page.seen('button', 'Restore size');
    expect(page.focus).to.equal('button “Restore size”');
    expect(sizeOf(page).width).to.equal(560);
    expect(sizeOf(page).height).to.be.greaterThan(before.height);
    const again = await openChat({key: page.key, attributes: {user: 'ann'}});
    await again.seen('button', 'Restore size');
    expect(sizeOf(again)).to.deep.equal(sizeOf(page));
    await again.click('Restore size');
    expect(sizeOf(again)).to.deep.equal(before);
  });

  it('follows the free corner, by pointer', async () => {
    const page = await openChat();
    await page.seen('button', 'Enlarge');
    await still(page);
    const {x, y} = page.button('Size of the chat').getBoundingClientRect();
    await sendMouse({type: 'move', position: [Math.round(x) + 10, Math.round(y) + 10]});
    await sendMouse({type: 'down'});
    await sendMouse({type: 'move', position: [Math.round(x) - 110, Math.round(y) + 90]});
    await sendMouse({type: 'up'});
    await painted();
    expect(sizeOf(page)).to.deep.equal({width: 520, height: 600});
  });

  it('follows the arrow keys, down to what is usable, and is kept', async () => {
    const page = await openChat({attributes: {user: 'ann'}});
    await page.seen('button', 'Enlarge');
    page.button('Size of the chat').focus();
    await sendKeys({press: 'ArrowLeft'});
    await sendKeys({press: 'ArrowDown'});
    await painted();
    expect(sizeOf(page)).to.deep.equal({width: 424, height: 656});
    const again = await openChat({key: page.key, attributes: {user: 'ann'}});
    await until(() => sizeOf(again).width === 424, 'it is as large as it was');
    again.button('Size of the chat').focus();
    for (let at = 0; at < 8; at++) await sendKeys({press: 'ArrowRight'});
    expect(sizeOf(again).width).to.equal(320);
    await again.click('Restore size');
    await until(() => sizeOf(again).width === 400, 'it has its own size');
  });

  it('is nobody’s to choose on a phone, nor in a block of the page', async () => {
    const inline = await openChat({attributes: {mode: 'inline'}});
    await inline.talk('Hello');
    expect(inline.find('button', 'Enlarge')).to.equal(null);
    await setViewport({width: 360, height: 740});
    const phone = await openChat();
    await phone.talk('Hello');
    expect(phone.find('button', 'Enlarge')).to.equal(null);
  });
});
