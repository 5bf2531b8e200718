/** Beside whatever else is in a page. */
import {expect, fixtureSync, html} from '@open-wc/testing';
import {emulateMedia, sendKeys, setViewport} from '@web/test-runner-commands';
import type {ChatPage} from '../support/chat-page.js';
import {openChat, placeChat, until} from '../support/chat-page.js';

const desktop = {width: 1000, height: 800};

function withSheet(css: string): () => void {
  const sheet = document.createElement('style');
  sheet.textContent = css;
  document.head.append(sheet);
  return () => {
    sheet.remove();
  };
}

function launcherOf(page: ChatPage): HTMLElement {
  return page.root.querySelector<HTMLElement>('[part="launcher"]')!;
}

/** What a reader sees of it: where, how large, how written. */
async function looksOf(page: ChatPage): Promise<unknown> {
  await page.talk('Hello');
  await page.seen('button', 'Enlarge');
  await page.seen('button', 'Conversations');
  await until(() => page.root.querySelector('.header-icon'), 'the app’s icon is there');
  const panel = page.get('dialog');
  await until(() => panel.getBoundingClientRect().width === panel.offsetWidth, 'the panel stands still');
  // The last hundredths of a movement, and half pixels, fall either way.
  const rounded = (length: number): number => 2 * Math.round(length / 2);
  const of = (element: Element): unknown => {
    const {x, width, height} = element.getBoundingClientRect();
    const {color, backgroundColor, fontFamily, fontSize, lineHeight, letterSpacing, textAlign} =
      getComputedStyle(element);
    const box = [x, width, height].map(rounded);
    return {box, color, backgroundColor, fontFamily, fontSize, lineHeight, letterSpacing, textAlign};
  };
  return {
    launcher: [of(launcherOf(page)), rounded(launcherOf(page).getBoundingClientRect().y)],
    panel: [of(panel), rounded(panel.getBoundingClientRect().y)],
    heading: of(page.get('heading')),
    box: of(page.textBox),
    question: of(page.root.querySelector('[part~="message-user"]')!),
  };
}

beforeEach(() => setViewport(desktop));

describe('style sheets of the page', () => {
  const sheets: readonly (readonly [string, string])[] = [
    ['that unset everything', 'body, body * { all: unset; }'],
    ['that insist on it', 'body, body * { all: unset !important; }'],
    [
      'that reset everything',
      '*, *::before, *::after { margin: 0; padding: 0; border: 0; box-sizing: content-box; font: inherit; }',
    ],
    [
      'with a huge type',
      'html { font-size: 40px !important; } body { font: 60px/3 cursive !important; letter-spacing: 9px; text-align: center; }',
    ],
    [
      'that are for every element',
      '* { color: red !important; font-size: 50px !important; background: yellow !important; line-height: 4 !important; border-radius: 0 !important; }',
    ],
    [
      'about buttons, fields and headings',
      'button, textarea, h2, p, form, article, section, header { display: none !important; all: initial !important; transform: rotate(9deg) !important; }',
    ],
    [
      'about unknown elements',
      ':not(:defined), dify-chat:not(.x) { opacity: 1; font-size: 99px; text-transform: uppercase; white-space: pre; visibility: visible; }',
    ],
  ];
  for (const [what, css] of sheets) {
    it(`${what} change nothing`, async () => {
      const plain = await openChat();
      const expected = await looksOf(plain);
      plain.element.remove();
      const remove = withSheet(css);
      try {
        const page = await openChat();
        expect(await looksOf(page)).to.deep.equal(expected);
      } finally {
        remove();
      }
    });
  }

  it('may hide it', async () => {
    const remove = withSheet('dify-chat { display: none; }');
    const page = await placeChat();
    expect(launcherOf(page).checkVisibility()).to.equal(false);
    remove();
    expect(launcherOf(page).checkVisibility()).to.equal(true);
  });

  it('may put something over it', async () => {
    const banner = document.createElement('div');
    const page = await placeChat();
    const {x, y} = launcherOf(page).getBoundingClientRect();
    const top = (): Element | null => document.elementFromPoint(x + 28, y + 28);
    banner.style.cssText = 'position: fixed; inset: 0; z-index: 5000';
    document.body.append(banner);
    expect(top() === page.element).to.equal(true);
    page.element.style.setProperty('--dify-chat-z-index', '4999');
    expect(top() === banner).to.equal(true);
    banner.remove();
  });
});

describe('a page that is zoomed', () => {
  for (const zoom of ['0.5', '1.5', '2']) {
    it(`${zoom} times keeps launcher and panel in the window`, async () => {
      document.body.style.setProperty('zoom', zoom);
      try {
        const page = await openChat();
        await page.talk('Hello');
        for (const element of [page.get('dialog'), page.textBox]) {
          const {left, top, right, bottom} = element.getBoundingClientRect();
          // Engines without the standard's zoom measure in the element's own pixels.
          const scale = 'currentCSSZoom' in element ? 1 : Number(zoom);
          expect(left, 'left').to.be.at.least(0);
          expect(top, 'top').to.be.at.least(0);
          expect(right * scale, 'right').to.be.at.most(innerWidth);
          expect(bottom * scale, 'bottom').to.be.at.most(innerHeight);
        }
      } finally {
        document.body.style.removeProperty('zoom');
      }
    });
  }
});

describe('on paper', () => {
  before(async function () {
    // WebKitGTK cannot change media while it runs.
    await emulateMedia({media: 'print'}).catch(() => {
      this.skip();
    });
  });
  after(() => emulateMedia({media: 'screen'}).catch(() => undefined));

  it('a bubble is not there', async () => {
    const page = await openChat();
    expect(launcherOf(page).checkVisibility()).to.equal(false);
    expect(page.root.querySelector('[part="panel"]')!.checkVisibility()).to.equal(false);
  });

  it('a block of the page has its whole conversation, and nothing to press', async () => {
    const page = await openChat({attributes: {mode: 'inline'}});
    for (const question of ['Hello', 'Tell me a long story', 'Hello again'])
      await page.element.send(question);
    await until(() => page.root.querySelector('.below'), 'the answers are drawn');
    const thread = page.root.querySelector<HTMLElement>('[part="thread"]')!;
    expect(thread.scrollHeight - thread.clientHeight).to.be.at.most(1);
    expect(page.element.getBoundingClientRect().height).to.be.greaterThan(thread.clientHeight);
    expect(page.root.querySelector('[part="composer"]')!.checkVisibility()).to.equal(false);
    expect(page.root.querySelector('.below')!.checkVisibility()).to.equal(false);
  });
});

describe('in a dialog of the page', () => {
  it('it can be used, and Escape closes the chat before the dialog', async () => {
    const dialog = fixtureSync<HTMLDialogElement>(html`<dialog></dialog>`);
    dialog.showModal();
    const page = await openChat({into: dialog});
    await page.talk('Hello');
    page.textBox.focus();
    await sendKeys({press: 'Escape'});
    await until(() => !page.element.open, 'the chat is closed');
    expect(dialog.open).to.equal(true);
    await sendKeys({press: 'Escape'});
    await until(() => !dialog.open, 'the dialog is closed');
  });
});

describe('page swaps', () => {
  it('a copy that takes the element’s place goes on with its conversation', async () => {
    const page = await openChat({attributes: {user: 'ann'}});
    await page.talk('Hello');
    const conversation = page.element.messages[0]!.conversationId;
    const copy = document.importNode(page.element, true);
    page.element.replaceWith(copy);
    await copy.ready;
    await until(() => copy.messages.length === 2, 'the conversation is there');
    expect(copy.messages[1]?.conversationId).to.equal(conversation);
  });

  it('an element that a swap keeps goes on where it was', async () => {
    const page = await openChat();
    await page.talk('Hello');
    await page.type('half a thought');
    const [before, after] = [fixtureSync(html`<main></main>`), fixtureSync(html`<main></main>`)];
    before.append(page.element);
    await page.element.updateComplete;
    before.replaceWith(after);
    after.append(page.element);
    await page.element.updateComplete;
    expect(page.element.messages.length).to.equal(2);
    expect(page.textBox.value).to.equal('half a thought');
    await page.talk('And again');
    expect(page.element.messages.length).to.equal(4);
  });
});
