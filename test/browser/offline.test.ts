import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {ChatPage} from '../support/chat-page.js';
import {atRest, openChat, painted, placeChat, readText, until} from '../support/chat-page.js';
import {registerPlay, ends, says} from '../support/stand-in.js';

const LINE = 'You are offline. You can send again when the connection is back.';

/** What the browser says of its network, and whether anything really gets through. */
const network = {isSaid: true, isThere: true};

function become(isOnline: boolean): void {
  network.isSaid = isOnline;
  network.isThere = isOnline;
  window.dispatchEvent(new Event(isOnline ? 'online' : 'offline'));
}

const properties = {
  fetch: (...request: Parameters<typeof fetch>): Promise<Response> =>
    network.isThere ? fetch(...request) : Promise.reject(new TypeError('There is no network.')),
};

function line(page: ChatPage): string {
  return readText(page.root.querySelector<HTMLElement>('.offline') ?? undefined);
}

function isLineShown(page: ChatPage): Promise<void> {
  return until(() => line(page) === LINE, 'the line is shown');
}

/** Nothing is said to screen readers at the moment: the same words would not be heard twice. */
function silence(page: ChatPage): Promise<void> {
  const region = page.root.querySelector('p.visually-hidden[role="status"]')!;
  return until(() => region.textContent === '', 'nothing is said');
}

describe('without a network', () => {
  beforeEach(() => {
    Object.defineProperty(navigator, 'onLine', {configurable: true, get: () => network.isSaid});
  });

  afterEach(() => {
    become(true);
    Reflect.deleteProperty(navigator, 'onLine');
  });

  it('a line says so as long as it lasts, and the end of it is told', async () => {
    const page = await openChat({properties});
    await page.type('draft');
    become(false);
    await page.tells(LINE);
    await isLineShown(page);
    await atRest(page.root);
    await expect(page.element).to.be.accessible();
    become(true);
    await page.tells('Back online.');
    expect(line(page)).to.equal('');
    expect(page.textBox.value).to.equal('draft');
    expect(page.events('dify-error')).to.be.empty;
  });

  it('a question stays where it was written, and is sent by the next press when there is one', async () => {
    const page = await openChat({properties});
    const question = await registerPlay([says('At last.'), ends]);
    become(false);
    await isLineShown(page);
    await page.type(question);
    await sendKeys({press: 'Enter'});
    await until(() => page.root.querySelector('.offline[data-tried]'), 'the line is put in mind');
    expect(page.textBox.value).to.equal(question);
    expect(page.all('article')).to.be.empty;
    expect(page.events('dify-send')).to.be.empty;
    expect(page.button('Send message').getAttribute('aria-disabled')).to.equal('true');
    await atRest(page.root);
    await expect(page.element).to.be.accessible();
    become(true);
    await until(() => line(page) === '', 'the line is gone');
    expect(await page.questions(), 'nothing is sent by itself').to.be.empty;
    await sendKeys({press: 'Enter'});
    await page.reads('At last.');
    expect(page.textBox.value).to.equal('');
    expect(await page.questions()).to.have.lengthOf(1);
  });

  it('an offered question is not asked', async () => {
    const page = await openChat({properties, attributes: {suggestions: '["Which tent?"]'}});
    become(false);
    await isLineShown(page);
    await page.click('Which tent?');
    await until(() => page.root.querySelector('.offline[data-tried]'), 'the line is put in mind');
    expect(page.events('dify-suggestion')).to.be.empty;
  });

  it('what stands in the thread is asked again, or in other words, only when there is one', async () => {
    const page = await openChat({properties});
    await page.talk('Which tent?');
    await page.tells('Answer finished.');
    become(false);
    await isLineShown(page);
    /** Presses it in vain: it is told why, and the focus stays. */
    const tries = async (press: () => Promise<void>, focus: string): Promise<void> => {
      await silence(page);
      const told = page.told.length;
      await press();
      await until(() => page.told.slice(told).includes(LINE), 'it is told why not');
      await page.focused(focus);
      expect(page.events('dify-send')).to.have.lengthOf(1);
      expect(page.all('article', 'You said')).to.have.lengthOf(1);
    };
    (await page.seen('button', 'Another answer')).focus();
    await tries(() => sendKeys({press: 'Enter'}), 'button “Another answer”');
    await page.click('Edit question');
    await page.focused('textbox “Edit question”');
    await sendKeys({type: ' For two.'});
    await tries(() => sendKeys({press: 'Enter'}), 'textbox “Edit question”');
    become(true);
    await until(() => line(page) === '', 'the line is gone');
    await sendKeys({press: 'Enter'});
    await until(() => page.lastQuestion === 'Which tent? For two.', 'it is asked');
  });

  it('a failed answer keeps its way to try again, and the focus there, also as the settings come', async () => {
    become(false);
    const page = await placeChat({properties, attributes: {open: ''}});
    await isLineShown(page);
    page.listen();
    await page.element.send('Hello').catch(() => undefined);
    const again = (): HTMLElement | undefined =>
      page.all('button', 'Try again').find((button) => button.closest('article'));
    await until(again, 'it failed');
    again()!.focus();
    await silence(page);
    await sendKeys({press: 'Enter'});
    await page.tells(LINE);
    await page.focused('button “Try again”');
    become(true);
    await until(() => page.all('button', 'Try again').length === 1, 'the settings are there');
    expect(page.root.activeElement === again()).to.equal(true);
    await sendKeys({press: 'Enter'});
    await page.answered();
    expect(await page.questions()).to.have.lengthOf(1);
  });

  it('a form in an answer is sent by the next press when there is one', async () => {
    const page = await openChat({properties});
    await page.talk(
      await registerPlay([says('<form><input name="tent"><button>Order</button></form>'), ends]),
    );
    await page.seen('button', 'Order');
    become(false);
    await isLineShown(page);
    await page.click('Order');
    await until(() => page.root.querySelector('.offline[data-tried]'), 'the line is put in mind');
    expect(page.events('dify-action')).to.be.empty;
    become(true);
    await until(() => line(page) === '', 'the line is gone');
    await page.click('Order');
    await page.answered();
    expect(page.events('dify-action')).to.have.lengthOf(1);
    expect(await page.questions()).to.have.lengthOf(2);
  });

  it('send() fails as it does with a server that cannot be reached', async () => {
    const page = await openChat({properties});
    become(false);
    await isLineShown(page);
    const error = await page.element.send('Hello').catch((reason: unknown) => reason);
    expect(error).to.include({name: 'DifyError', code: 'network'});
    expect(page.lastQuestion).to.equal('Hello');
    expect(page.events('dify-error')).to.have.lengthOf(1);
  });

  it('a server that answers is believed before the browser', async () => {
    const page = await openChat({properties});
    const asked = (await page.requests('/v1/parameters')).length;
    network.isSaid = false;
    window.dispatchEvent(new Event('offline'));
    await until(async () => (await page.requests('/v1/parameters')).length > asked, 'it is asked');
    await page.talk('Hello');
    expect(line(page)).to.equal('');
    expect(await page.questions()).to.have.lengthOf(1);
  });

  it('a press asks the server again, and the next one sends if it answers', async () => {
    const page = await openChat({properties});
    become(false);
    await isLineShown(page);
    network.isThere = true;
    await page.type('Hello');
    await sendKeys({press: 'Enter'});
    await until(() => line(page) === '', 'the line is gone');
    expect(page.textBox.value).to.equal('Hello');
    await sendKeys({press: 'Enter'});
    await page.answered();
    expect(await page.questions()).to.have.lengthOf(1);
  });

  it('what could not be loaded is loaded once there is one, and the focus is not lost', async () => {
    become(false);
    const app = {parameters: {opening_statement: 'I am Wren.'}};
    const page = await placeChat({app, properties, attributes: {open: ''}});
    await isLineShown(page);
    (await page.seen('button', 'Try again')).focus();
    become(true);
    await page.reads('I am Wren.');
    expect(page.find('alert')).to.equal(null);
    await page.focused('textbox “Write a message…”');
  });

  it('a chat that has left the page hears of it only when it is back', async () => {
    const page = await openChat({properties});
    become(false);
    await isLineShown(page);
    const parent = page.element.parentElement!;
    page.element.remove();
    await painted();
    become(true);
    await painted();
    expect(line(page), 'nothing was heard of it').to.equal(LINE);
    parent.append(page.element);
    await until(() => line(page) === '', 'the line is gone');
  });
});
