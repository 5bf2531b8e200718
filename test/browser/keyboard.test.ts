/** What the keys do that go round in a toolbar, and in a panel that covers the page. */
import {expect} from '@open-wc/testing';
import {resetMouse, sendKeys, sendMouse, setViewport} from '@web/test-runner-commands';
import type {ChatPage} from '../support/chat-page.js';
import {openChat, painted, placeChat, pressWith, readText, until} from '../support/chat-page.js';

const small = {width: 360, height: 640};
const usual = {width: 800, height: 600};

describe('a toolbar', () => {
  it('is one stop of the Tab key, and the arrow keys go round in it', async () => {
    const page = await openChat();
    await page.talk('Hello');
    await page.seen('button', 'Dislike');
    page.textBox.focus();
    await pressWith('Shift', 'Tab');
    await page.focused('button “Copy”');
    await sendKeys({press: 'ArrowRight'});
    await page.focused('button “Another answer”');
    await sendKeys({press: 'End'});
    await page.focused('button “Save conversation”');
    await sendKeys({press: 'ArrowRight'});
    await page.focused('button “Copy”');
    await sendKeys({press: 'ArrowLeft'});
    await page.focused('button “Save conversation”');
    await pressWith('Shift', 'Tab');
    await page.focused('button “Copy question”');
    await sendKeys({press: 'ArrowRight'});
    await page.focused('button “Edit question”');
    await sendKeys({press: 'Home'});
    await page.focused('button “Copy question”');
    await sendKeys({press: 'Tab'});
    await page.focused('button “Save conversation”'); // where the reader was
  });

  it('goes with the direction of the text', async () => {
    const page = await openChat({attributes: {dir: 'rtl'}});
    await page.talk('Hello');
    (await page.seen('button', 'Copy')).focus();
    await sendKeys({press: 'ArrowLeft'});
    await page.focused('button “Another answer”');
    await sendKeys({press: 'ArrowRight'});
    await page.focused('button “Copy”');
  });

  it('is seen where the mouse or the focus is, and under the last answer', async () => {
    const page = await openChat();
    await page.talk('Hello');
    await page.talk('Hello again');
    await until(() => page.all('toolbar').length === 4, 'each message has one');
    const tools = (): HTMLElement[] => page.all('toolbar');
    /** As it is seen: what stands around it may be what is not to be seen. */
    const isSeen = (at: number): boolean => {
      let opacity = 1;
      for (let each: Element | null = tools()[at]!; each; each = each.parentElement)
        opacity *= Number(getComputedStyle(each).opacity);
      return opacity === 1;
    };
    const seen = (...which: readonly boolean[]): Promise<void> =>
      until(() => which.every((is, at) => isSeen(at) === is), which.join());
    await resetMouse();
    page.textBox.focus();
    const hides = matchMedia('(hover: hover)').matches; // else there is no mouse here that could show it
    await seen(!hides, !hides, !hides, true);
    page.log.scrollTop = 0;
    await painted();
    const {left, top, width, height} = page.all('article', 'You said')[0]!.getBoundingClientRect();
    const position: [number, number] = [Math.round(left + width / 2), Math.round(top + height / 2)];
    await sendMouse({type: 'move', position});
    await seen(true, !hides, !hides, true);
    await resetMouse();
    await seen(!hides, !hides, !hides, true);
    tools()[1]!.querySelector('button')!.focus();
    await seen(!hides, true, !hides, true);
    tools()[2]!.querySelector('button')!.focus();
    await seen(!hides, !hides, true, true);
  });

  it('leaves keys alone that are for the browser', async () => {
    const page = await openChat();
    await page.talk('Hello');
    (await page.seen('button', 'Copy')).focus();
    const kept: string[] = [];
    const note = (event: KeyboardEvent): void => {
      if (event.defaultPrevented) kept.push(event.key);
    };
    document.addEventListener('keydown', note);
    await sendKeys({press: 'ArrowDown'});
    const alt = {altKey: true, bubbles: true, composed: true, cancelable: true};
    page.button('Copy').dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowRight', ...alt}));
    document.removeEventListener('keydown', note);
    expect(page.focus).to.equal('button “Copy”');
    expect(kept).to.deep.equal([]);
  });
});

describe('the dialog of a bubble', () => {
  afterEach(async () => {
    await setViewport(usual);
  });

  it('lets the focus go on into the page that stands beside it', async () => {
    const page = await openChat();
    page.element.focus();
    expect(page.get('dialog').getAttribute('aria-modal')).to.equal(null);
    await sendKeys({press: 'Tab'});
    await page.focused('button “Send message”');
    await sendKeys({press: 'Tab'});
    await page.focused('button “Close chat”');
    const after = document.createElement('button');
    page.element.after(after);
    await sendKeys({press: 'Tab'});
    await until(() => document.activeElement === after, 'the focus is in the page');
  });

  it('keeps the focus where it covers the whole page, what the page has put into it included', async () => {
    const page = await placeChat();
    const own = Object.assign(document.createElement('button'), {slot: 'footer', textContent: 'Call us'});
    page.element.append(own);
    await setViewport(small);
    page.element.show();
    await until(() => page.find('dialog')?.getAttribute('aria-modal') === 'true', 'it is modal');
    await page.element.ready;
    await page.seen('button', 'Conversations');
    page.textBox.focus();
    await sendKeys({press: 'Tab'});
    await page.focused('button “Send message”');
    await sendKeys({press: 'Tab'});
    await until(() => document.activeElement === own, 'the button of the page’s own has the focus');
    await sendKeys({press: 'Tab'});
    await page.focused('button “Conversations”');
    await pressWith('Shift', 'Tab');
    await until(() => document.activeElement === own, 'the focus went round');
    await sendKeys({press: 'Escape'});
    await page.focused('button “Open chat”');
  });

  it('becomes modal, and is not any more, as the window changes', async () => {
    const page = await openChat();
    await setViewport(small);
    await until(() => page.get('dialog').hasAttribute('aria-modal'), 'it is modal');
    await setViewport(usual);
    await until(() => !page.get('dialog').hasAttribute('aria-modal'), 'it is not any more');
  });
});

describe('the list of shortcuts', () => {
  const list = (page: ChatPage): HTMLElement | null => page.find('dialog', 'Keyboard shortcuts');

  it('opens by its button, and gives the focus back when it closes', async () => {
    const page = await openChat();
    (await page.seen('button', 'Keyboard shortcuts')).focus();
    await sendKeys({press: 'Enter'});
    await page.focused('button “Close”');
    expect(readText(list(page)!)).to.contain('Send message Enter New line Shift Enter');
    await sendKeys({press: 'Escape'});
    await page.focused('button “Keyboard shortcuts”');
    expect(list(page)).to.equal(null);
    expect(page.element.open).to.equal(true);
  });

  it('opens and closes by keys, also from the text box, where a question mark is one', async () => {
    const page = await openChat({attributes: {'send-on': 'mod-enter'}});
    await page.seen('button', 'Keyboard shortcuts');
    await page.type('Why?');
    expect(list(page)).to.equal(null);
    await pressWith('Control', '/');
    await page.focused('button “Close”');
    expect(readText(list(page)!)).to.match(/Send message (Ctrl|⌘) Enter New line Enter/);
    await pressWith('Control', '/');
    await page.focused('textbox “Write a message…”');
    expect(page.textBox.value).to.equal('Why?');
    page.log.focus();
    await sendKeys({type: '?'});
    await page.focused('button “Close”');
    await sendKeys({press: 'Enter'});
    await page.focused('log “Conversation”');
  });

  it('does not open under what is up already, nor for a closed panel', async () => {
    const page = await openChat();
    await page.seen('button', 'Keyboard shortcuts');
    await page.click('Conversations');
    const conversations = await page.seen('dialog', 'Conversations');
    conversations.focus();
    await sendKeys({type: '?'});
    await sendKeys({press: 'Escape'});
    await until(() => !page.find('dialog', 'Conversations'), 'the list of conversations is closed');
    page.element.hide();
    await page.focused('button “Open chat”');
    await pressWith('Control', '/');
    await painted();
    expect(list(page)).to.equal(null);
  });
});

describe('what happens', () => {
  it('is told at once where it is a failure, and in turn where it is a wait', async () => {
    const page = await openChat();
    await page.ask('error 429 wait');
    await until(() => page.all('status').some((each) => each.textContent.includes('is busy')), 'it is told');
    await page.element.stop();
    await page.talk('error provider_quota_exceeded');
    expect((await page.seen('alert')).textContent).to.include('used up its quota');
  });
});
