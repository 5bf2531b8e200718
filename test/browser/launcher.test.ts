import {expect, fixtureSync, html} from '@open-wc/testing';
import {sendKeys, sendMouse, setViewport} from '@web/test-runner-commands';
import {nameOf} from '../support/roles.js';
import {openChat, painted, placeChat, until} from '../support/chat-page.js';

const launcher = 'button “Open chat”';
const textBox = 'textbox “Write a message…”';

describe('the launcher', () => {
  it('is a button that says what it does', async () => {
    const page = await placeChat();
    expect(page.button('Open chat').getAttribute('aria-expanded')).to.equal('false');
    await page.click('Open chat');
    await page.seen('dialog');
    const button = page.root.querySelector('[part="launcher"]')!;
    expect(nameOf(button)).to.equal('Close chat');
    expect(button.getAttribute('aria-expanded')).to.equal('true');
  });

  for (const [name, key] of [
    ['Enter', 'Enter'],
    ['the space bar', ' '],
  ] as const) {
    it(`opens the panel with ${name}`, async () => {
      const page = await placeChat();
      page.button('Open chat').focus();
      await sendKeys({press: key});
      await page.seen('dialog');
      expect(page.element.open).to.equal(true);
    });
  }

  it('loads nothing and asks nothing before somebody comes near it', async () => {
    await sendMouse({type: 'move', position: [1, 1]});
    const page = await placeChat();
    await painted();
    expect(await page.requests()).to.be.empty;
    expect(page.all('dialog')).to.have.lengthOf(0);
  });

  it('opens, closes and opens the same panel', async () => {
    const page = await placeChat();
    await page.click('Open chat');
    await page.seen('dialog');
    await page.type('half a thought');
    page.element.toggle();
    await until(() => page.find('dialog') === null, 'the panel is closed');
    page.element.toggle();
    await page.seen('dialog');
    expect(page.textBox.value).to.equal('half a thought');
  });
});

describe('the panel of a bubble', () => {
  it('is a dialog named by the heading', async () => {
    const page = await openChat({attributes: {heading: 'Ask Wren'}});
    const dialog = page.get('dialog');
    expect(nameOf(dialog)).to.equal('Ask Wren');
    expect(page.get('heading').innerText).to.equal('Ask Wren');
  });

  it('closes on Escape and gives the focus back to the launcher', async () => {
    const page = await placeChat();
    await page.click('Open chat');
    await page.focused(textBox);
    await sendKeys({press: 'Escape'});
    await until(() => page.find('dialog') === null, 'the panel is closed');
    expect(page.element.open).to.equal(false);
    expect(page.focus).to.equal(launcher);
  });

  it('closes with its own button and gives the focus back to the launcher', async () => {
    // Only a small screen has this button: elsewhere the launcher stays beside the panel.
    const page = await openChat();
    const inHeader = (): HTMLElement | undefined =>
      page.all('button', 'Close chat').find((button) => button.closest('[part="header"]'));
    try {
      await setViewport({width: 400, height: 700});
      await until(inHeader, 'the button is there');
      inHeader()!.focus();
      await sendKeys({press: 'Enter'});
      await until(() => page.find('dialog') === null, 'the panel is closed');
      expect(page.focus).to.equal(launcher);
    } finally {
      await setViewport({width: 800, height: 600});
    }
  });

  it('gives the focus back to the launcher from a button of the page in its header', async () => {
    const page = await placeChat();
    const help = document.createElement('button');
    help.slot = 'header-actions';
    help.textContent = 'Help';
    page.element.append(help);
    page.element.show();
    await page.seen('dialog');
    help.focus();
    await sendKeys({press: 'Escape'});
    await until(() => page.find('dialog') === null, 'the panel is closed');
    await page.focused(launcher);
  });

  it('gives the focus back to the launcher from the panel itself, which has it on touch screens', async () => {
    const page = await placeChat();
    await page.click('Open chat');
    await page.focused(textBox);
    page.get('dialog').focus();
    await sendKeys({press: 'Escape'});
    await until(() => page.find('dialog') === null, 'the panel is closed');
    await page.focused(launcher);
  });

  it('gives the focus back to the launcher on a small screen, where it covers it', async () => {
    const page = await openChat();
    try {
      // Not before there is a chat: WebKitGTK reads media queries of a shared style sheet that nobody uses only once.
      await setViewport({width: 400, height: 600});
      await until(() => page.all('button', 'Close chat').length === 1, 'the launcher is covered');
      page.element.focus();
      await sendKeys({press: 'Escape'});
      await page.focused(launcher);
      expect(page.all('dialog')).to.have.lengthOf(0);
    } finally {
      await setViewport({width: 800, height: 600});
    }
  });

  it('leaves Escape to a dialog of the page when it is closed', async () => {
    const page = await placeChat();
    let wasPrevented: boolean | null = null;
    const listen = (event: KeyboardEvent): void => void (wasPrevented = event.defaultPrevented);
    document.addEventListener('keydown', listen);
    page.button('Open chat').focus();
    await sendKeys({press: 'Escape'});
    document.removeEventListener('keydown', listen);
    expect(wasPrevented).to.equal(false);
  });

  it('takes the focus into the text box on show()', async () => {
    const page = await placeChat();
    page.element.show();
    await page.focused(textBox);
  });

  it('leaves the focus alone when it is open in the HTML', async () => {
    const field = fixtureSync<HTMLInputElement>(html`<input aria-label="Search" />`);
    field.focus();
    const page = await openChat();
    await page.seen('dialog');
    await painted();
    expect(document.activeElement === field).to.equal(true);
  });

  it('does not take the focus later, when it was closed before it had loaded', async () => {
    const field = fixtureSync<HTMLInputElement>(html`<input aria-label="Search" />`);
    const page = await placeChat();
    page.element.show();
    page.element.hide();
    await page.element.ready;
    field.focus();
    page.element.open = true;
    await page.seen('dialog');
    await painted();
    expect(document.activeElement === field).to.equal(true);
  });

  it('reflects `open`, and tells the page once each time', async () => {
    const page = await placeChat();
    expect(page.element.hasAttribute('open')).to.equal(false);
    expect(page.heard).to.have.lengthOf(0);
    page.element.show();
    await page.seen('dialog');
    expect(page.element.hasAttribute('open')).to.equal(true);
    page.element.show();
    await painted();
    expect(page.events('dify-open')).to.have.lengthOf(1);
    expect(page.events('dify-close')).to.have.lengthOf(0);
    page.element.removeAttribute('open');
    await until(() => page.find('dialog') === null, 'the panel is closed');
    page.element.hide();
    await painted();
    expect(page.events('dify-open')).to.have.lengthOf(1);
    expect(page.events('dify-close')).to.have.lengthOf(1);
    expect(page.events('dify-close')[0]!.detail).to.deep.equal({});
  });

  it('shows in the state `open`, for the page to style by', async () => {
    const page = await placeChat();
    expect(page.element.matches(':state(open)')).to.equal(false);
    page.element.show();
    await until(() => page.element.matches(':state(open)'), 'the state is on');
    page.element.hide();
    await until(() => !page.element.matches(':state(open)'), 'the state is off');
  });

  it('focus() goes to the launcher while it is closed, to the text box while it is open', async () => {
    const page = await placeChat();
    page.element.focus();
    expect(page.focus).to.equal(launcher);
    page.element.show();
    await page.seen('dialog');
    page.button('Send message').focus();
    page.element.focus();
    expect(page.focus).to.equal(textBox);
  });
});
