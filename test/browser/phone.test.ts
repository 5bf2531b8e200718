/** What touch screens need beside a narrower layout. */
import {expect} from '@open-wc/testing';
import {sendKeys, setViewport} from '@web/test-runner-commands';
import {feature as phone} from '../../src/features/phone/phone.js';
import {followViewport} from '../../src/features/phone/follow-viewport.js';
import type {Chat} from '../../src/features/feature.js';
import type {ChatPage} from '../support/chat-page.js';
import {atRest, openChat, pressWith, until} from '../support/chat-page.js';

/** A window with a keyboard over it, which no test can bring up. */
class Viewport extends EventTarget {
  height = innerHeight;
  offsetTop = 0;
  scale = 1;

  is(height: number, offsetTop: number, scale = 1): void {
    Object.assign(this, {height, offsetTop, scale});
    this.dispatchEvent(new Event('resize'));
  }
}

function frameOf(element: HTMLElement): HTMLElement {
  return element.shadowRoot!.querySelector<HTMLElement>('.frame')!;
}

const upright = {width: 360, height: 740};
const sideways = {width: 844, height: 390};

/** What the panel covers: left, top, width and height in pixels. */
async function boxOf(page: ChatPage): Promise<readonly number[]> {
  await atRest(page.root);
  const {x, y, width, height} = page.get('dialog').getBoundingClientRect();
  return [x, y, width, height].map(Math.round);
}

afterEach(() => setViewport({width: 800, height: 600}));

describe('a phone on its side', () => {
  it('gives the whole window to the panel, which is modal and leaves room for what is said', async () => {
    await setViewport(sideways);
    const page = await openChat();
    await until(() => page.get('dialog').ariaModal === 'true', 'it is modal');
    await page.seen('button', 'Conversations');
    await page.talk('Hello');
    await page.seen('button', 'Copy');
    expect(await boxOf(page)).to.deep.equal([0, 0, innerWidth, innerHeight]);
    expect(page.log.offsetHeight).to.be.greaterThan(innerHeight * 0.6);
    expect(page.find('button', 'Enlarge')).to.equal(null);
    expect(page.all('button', 'Close chat').length, 'in the header alone').to.equal(1);
    page.button('Send message').focus();
    await sendKeys({press: 'Tab'});
    await page.focused('button “Keyboard shortcuts”'); // where the pointer is a fine one
    await pressWith('Shift', 'Tab');
    await page.focused('button “Send message”');
  });

  it('has room for the list of conversations and for that of the keys', async () => {
    await setViewport(sideways);
    const page = await openChat();
    await page.click('Conversations');
    const list = await page.seen('dialog', 'Conversations');
    await atRest(page.root);
    expect(list.offsetHeight).to.equal(innerHeight);
    expect(list.offsetWidth, 'the chat is seen beside it').to.be.lessThan(innerWidth / 2);
    await sendKeys({press: 'Escape'});
    await page.click('Keyboard shortcuts');
    const keys = await page.seen('dialog', 'Keyboard shortcuts');
    await atRest(page.root);
    expect(keys.getBoundingClientRect().top).to.be.greaterThan(0);
    expect(keys.getBoundingClientRect().bottom).to.be.lessThan(innerHeight);
    await sendKeys({press: 'Escape'});
    await until(() => page.focus === 'button “Keyboard shortcuts”', 'the chat is still open');
  });

  it('is not what a low and wide window is, nor a page that is large enough', async () => {
    const page = await openChat();
    for (const window of [
      {width: 1280, height: 420},
      {width: 700, height: 560},
    ]) {
      await setViewport(window);
      await until(() => page.get('dialog').ariaModal === null, 'it is not modal');
      const [x = 0, y = 0] = await boxOf(page);
      expect([x > 0, y > 0]).to.deep.equal([true, true]);
    }
  });

  it('is what a page becomes that is zoomed to 400 %', async () => {
    const page = await openChat();
    await setViewport({width: 640, height: 335});
    await until(() => page.get('dialog').ariaModal === 'true', 'it is modal');
    expect(await boxOf(page)).to.deep.equal([0, 0, innerWidth, innerHeight]);
    expect(page.log.offsetHeight).to.be.greaterThan(innerHeight / 2);
  });
});

describe('the on-screen keyboard', () => {
  it('leaves the panel in sight, composer and all, and gives its room back', async () => {
    await setViewport(upright);
    const {element, get} = await openPhone();
    const viewport = new Viewport();
    const end = followViewport(viewport, frameOf(element), {isWhole: () => true, isWriting: () => false});
    expect(Math.round(get().height)).to.equal(innerHeight);
    viewport.is(innerHeight - 300, 40);
    expect([Math.round(get().top), Math.round(get().height)]).to.deep.equal([40, innerHeight - 300]);
    viewport.is(innerHeight - 300, 0, 2);
    expect(Math.round(get().height), 'zoomed in').to.equal(innerHeight);
    viewport.is(innerHeight - 300, 0);
    end();
    expect(Math.round(get().height)).to.equal(innerHeight);
  });
});

describe('the on-screen keyboard of a phone on its side', () => {
  it('takes the header’s room while somebody writes, and leaves some to the thread', async () => {
    await setViewport(sideways);
    const {element, page} = await openPhone();
    const viewport = new Viewport();
    let isWriting = false;
    const end = followViewport(viewport, frameOf(element), {isWhole: () => true, isWriting: () => isWriting});
    viewport.is(200, 0);
    expect(page.find('heading') === null, 'nobody writes').to.equal(false);
    isWriting = true;
    viewport.is(160, 0);
    expect(page.find('heading') === null, 'in a low window').to.equal(true);
    expect(page.log.offsetHeight).to.be.greaterThan(80);
    viewport.is(innerHeight, 0);
    expect(page.find('heading') === null, 'the keyboard has gone').to.equal(false);
    end();
  });

  it('moves nothing of a panel that floats', async () => {
    const {element, get} = await openPhone();
    const before = get().height;
    const viewport = new Viewport();
    const end = followViewport(viewport, frameOf(element), {isWhole: () => false, isWriting: () => true});
    viewport.is(200, 0);
    expect(get().height).to.equal(before);
    end();
  });
});

describe('the system’s way back', () => {
  const original = Reflect.get(globalThis, 'CloseWatcher') as unknown;
  afterEach(() => Reflect.set(globalThis, 'CloseWatcher', original));

  it('closes a panel over the whole screen, and is let go of with it', async () => {
    await setViewport(sideways);
    const watchers = new Set<EventTarget>();
    class Watcher extends EventTarget {
      constructor() {
        super();
        watchers.add(this);
      }
      destroy(): void {
        watchers.delete(this);
      }
    }
    Reflect.set(globalThis, 'CloseWatcher', Watcher);
    /** As the system does: the watcher is used up by it. */
    const goBack = (): void => {
      const [watcher] = watchers;
      watchers.clear();
      watcher!.dispatchEvent(new Event('close'));
    };
    const {element, feature, page} = await openPhone();
    await page.click('Conversations');
    await page.seen('dialog', 'Conversations');
    goBack();
    await until(() => !page.find('dialog', 'Conversations'), 'the list over it closes first');
    expect([element.open, watchers.size]).to.deep.equal([true, 1]);
    goBack();
    await element.updateComplete;
    expect([element.open, watchers.size]).to.deep.equal([false, 0]);
    element.show();
    await element.updateComplete;
    expect(watchers.size).to.equal(1);
    feature.suspend!();
    expect(watchers.size).to.equal(0);
  });
});

/** A chat with the feature on, though the pointer of this machine is a fine one. */
async function openPhone() {
  const page = await openChat();
  const {element, root} = page;
  const feature = phone({host: element} as unknown as Chat);
  element.adopt([feature.styles!]);
  await element.updateComplete;
  // Past the movement with which it comes in.
  const panel = root.querySelector<HTMLElement>('[part="panel"]')!;
  await until(() => panel.getBoundingClientRect().width === panel.offsetWidth, 'the panel stands still');
  const get = (): DOMRect => panel.getBoundingClientRect();
  return {element, feature, get, page};
}
