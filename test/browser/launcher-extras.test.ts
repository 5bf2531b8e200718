/** What a page may want of a closed bubble: a teaser, opening by itself, a launcher that can be moved, a badge. */
import {expect} from '@open-wc/testing';
import {sendKeys, sendMouse, setViewport} from '@web/test-runner-commands';
import {nameOf} from '../support/roles.js';
import type {ChatPage} from '../support/chat-page.js';
import {openChat, painted, placeChat, pressWith, until} from '../support/chat-page.js';

const desktop = {width: 1000, height: 800};

function forget(): void {
  for (const storage of [localStorage, sessionStorage])
    for (const key of Object.keys(storage)) if (key.startsWith('dify-chat:launcher')) storage.removeItem(key);
}

function launcherOf(page: ChatPage): HTMLElement {
  return page.root.querySelector<HTMLElement>('[part="launcher"]')!;
}

function boxOf(page: ChatPage): {x: number; y: number} {
  const {x, y} = launcherOf(page).getBoundingClientRect();
  return {x: Math.round(x), y: Math.round(y)};
}

beforeEach(async () => {
  forget();
  await setViewport(desktop);
});
afterEach(forget);

describe('a teaser', () => {
  const attributes = {teaser: 'Questions about an order?'};

  it('stands beside the launcher, and opens the chat when it is pressed', async () => {
    const page = await placeChat({attributes});
    await page.seen('button', 'Questions about an order?');
    await page.click('Questions about an order?');
    await page.seen('dialog');
    expect(page.element.open).to.equal(true);
    expect(page.find('button', attributes.teaser)).to.equal(null);
  });

  it('goes when it is dismissed, gives the focus to the launcher, and does not come again', async () => {
    const page = await placeChat({attributes});
    await page.seen('button', 'Dismiss');
    page.button('Dismiss').focus();
    await sendKeys({press: 'Enter'});
    await until(() => page.find('button', attributes.teaser) === null, 'the teaser is gone');
    expect(page.focus).to.equal('button “Open chat”');
    const next = await placeChat({attributes: {...attributes, 'drag-axis': 'x'}});
    await until(() => launcherOf(next).hasAttribute('data-drag'), 'the extras are there');
    expect(next.find('button', attributes.teaser)).to.equal(null);
    next.element.setAttribute('teaser', 'Something new!');
    await next.seen('button', 'Something new!');
  });

  it('stays away once it was dismissed, also where the page says it again later', async () => {
    const page = await placeChat({attributes: {...attributes, 'drag-axis': 'x'}});
    await page.seen('button', 'Dismiss');
    await page.click('Dismiss');
    page.element.teaser = null;
    page.element.show();
    await page.seen('dialog');
    page.element.hide();
    await page.element.updateComplete;
    page.element.teaser = attributes.teaser;
    await page.element.updateComplete;
    expect(page.find('button', attributes.teaser)).to.equal(null);
  });

  it('loads the panel only when it is asked for', async () => {
    const page = await placeChat({attributes});
    await page.seen('button', 'Dismiss');
    expect(await page.requests()).to.be.empty;
  });
});

describe('open-after', () => {
  const attributes = {'open-after': '1'};

  it('opens the panel by itself, and leaves the focus where it is', async () => {
    const field = document.body.appendChild(document.createElement('input'));
    field.focus();
    const page = await placeChat({attributes});
    await page.seen('dialog');
    expect(document.activeElement === field).to.equal(true);
    field.remove();
  });

  it('does so once in a visit', async () => {
    const first = await placeChat({attributes: {...attributes, persist: 'session'}});
    await first.seen('dialog');
    const second = await placeChat({attributes: {...attributes, persist: 'session', teaser: 'Hello?'}});
    await second.seen('button', 'Hello?');
    await painted();
    expect(second.element.open).to.equal(false);
  });

  it('does not for a reader who has closed it before', async () => {
    const first = await openChat({attributes: {teaser: 'Hello?'}});
    await until(() => first.root.querySelector('.unread'), 'the extras are there');
    first.element.hide();
    await until(() => first.heard.some(({type}) => type === 'dify-close'), 'it is closed');
    const second = await placeChat({attributes: {...attributes, teaser: 'Hello again?'}});
    await second.seen('button', 'Hello again?');
    await painted();
    expect(second.element.open).to.equal(false);
  });

  it('keeps its plan where the element is only moved', async () => {
    const page = await placeChat({attributes: {'open-after': '200'}});
    await until(() => page.root.querySelector('.unread'), 'the extras are there');
    const place = page.element.parentElement!;
    page.element.remove();
    place.append(page.element);
    await page.seen('dialog');
  });

  it('is for bubbles: a block of the page is open already', async () => {
    const page = await placeChat({attributes: {'open-after': '1', mode: 'inline'}});
    await page.element.ready;
    expect(page.element.open).to.equal(false);
    page.element.mode = 'bubble';
    await page.seen('dialog');
  });

  it('forgets its plan when the element goes', async () => {
    const page = await placeChat({attributes: {'open-after': '30'}});
    await until(() => page.root.querySelector('.unread'), 'the extras are there');
    page.element.remove();
    await new Promise((resolve) => setTimeout(resolve, 60)); // longer than the plan
    expect(page.element.open).to.equal(false);
  });
});

describe('a launcher that can be dragged', () => {
  async function draggable(axis: string): Promise<ChatPage> {
    const page = await placeChat({attributes: {'drag-axis': axis}});
    await until(() => launcherOf(page).hasAttribute('data-drag'), 'it can be dragged');
    return page;
  }

  async function drag(page: ChatPage, right: number, below: number): Promise<void> {
    const {x, y} = boxOf(page);
    await sendMouse({type: 'move', position: [x + 28, y + 28]});
    await sendMouse({type: 'down'});
    await sendMouse({type: 'move', position: [x + 28 + right / 2, y + 28 + below / 2]});
    await sendMouse({type: 'move', position: [x + 28 + right, y + 28 + below]});
    await sendMouse({type: 'up'});
    await painted();
  }

  it('goes where the pointer takes it, and is not pressed by that', async () => {
    const page = await draggable('both');
    const before = boxOf(page);
    await drag(page, -300, -200);
    expect(boxOf(page)).to.deep.equal({x: before.x - 300, y: before.y - 200});
    expect(page.element.open).to.equal(false);
    await page.click('Open chat');
    await page.seen('dialog');
  });

  for (const [axis, right, below] of [
    ['x', -300, 0],
    ['y', 0, -200],
  ] as const) {
    it(`goes along ${axis} alone`, async () => {
      const page = await draggable(axis);
      const before = boxOf(page);
      await drag(page, -300, -200);
      expect(boxOf(page)).to.deep.equal({x: before.x + right, y: before.y + below});
    });
  }

  it('snaps to an edge, stays in the window, and takes the panel along', async () => {
    const page = await draggable('both');
    const {x, y} = boxOf(page);
    await drag(page, -x - 20, -y - 20);
    expect(boxOf(page)).to.deep.equal({x: 20, y: 20});
    await page.click('Open chat');
    await page.seen('dialog');
    await until(() => Math.round(page.get('dialog').getBoundingClientRect().left) === 20, 'it has moved in');
    const panel = page.get('dialog').getBoundingClientRect();
    expect(panel.top).to.be.greaterThan(76);
    expect(panel.bottom).to.be.at.most(desktop.height);
  });

  it('moves with the arrow keys, and says so', async () => {
    const page = await draggable('x');
    const before = boxOf(page);
    const button = launcherOf(page);
    expect(button.getAttribute('aria-description')).to.equal('Can be moved with the arrow keys');
    button.focus();
    await sendKeys({press: 'ArrowLeft'});
    await sendKeys({press: 'ArrowLeft'});
    await sendKeys({press: 'ArrowUp'});
    await painted();
    expect(boxOf(page)).to.deep.equal({x: before.x - 32, y: before.y});
    await sendKeys({press: 'Enter'});
    await page.seen('dialog');
  });

  it('is where it was left on the next page, and where it belongs without the attribute', async () => {
    const page = await draggable('both');
    const natural = boxOf(page);
    await drag(page, -300, -200);
    const left = boxOf(page);
    const next = await draggable('both');
    await until(() => boxOf(next).x === left.x, 'it is where it was left');
    next.element.removeAttribute('drag-axis');
    await until(() => boxOf(next).x === natural.x, 'it is back');
    expect(boxOf(next)).to.deep.equal(natural);
  });

  it('shrugs at a position that somebody else has written', async () => {
    localStorage.setItem('dify-chat:launcher:position', '{"placement":"<b>","inline":1e99}');
    const page = await draggable('both');
    const {x} = boxOf(page);
    expect(x).to.equal(desktop.width - 76);
  });
});

describe('an answer behind a closed panel', () => {
  it('is counted on the launcher, and said; opening the panel clears it', async () => {
    const page = await openChat();
    await page.click('Close chat');
    await until(() => page.find('dialog') === null, 'the panel is closed');
    await page.element.send('Hello');
    await until(() => nameOf(launcherOf(page)) === 'Open chat, 1 new answer', 'the launcher says so');
    await page.element.send('Hello again');
    await until(() => nameOf(launcherOf(page)) === 'Open chat, 2 new answers', 'the launcher says so');
    expect(page.root.querySelector('.badge')?.textContent).to.equal('2');
    page.element.show();
    await page.seen('dialog');
    expect(page.root.querySelector('.badge')).to.equal(null);
    expect(nameOf(launcherOf(page))).to.equal('Close chat');
  });
});

describe('send-on="mod-enter"', () => {
  it('breaks the line with Enter, and sends with Ctrl and Enter', async () => {
    const page = await openChat({attributes: {'send-on': 'mod-enter'}});
    await page.type('Hello');
    await sendKeys({press: 'Enter'});
    await sendKeys({type: 'there'});
    expect(page.textBox.value).to.equal('Hello\nthere');
    await pressWith('Control', 'Enter');
    await until(() => page.element.messages.length === 2, 'it is sent');
    expect(page.element.messages[0]?.content).to.equal('Hello\nthere');
  });
});
