import {expect, fixtureSync, html} from '@open-wc/testing';
import {nameOf} from '../support/roles.js';
import type {ChatPage} from '../support/chat-page.js';
import {atRest, openChat, placeChat, until} from '../support/chat-page.js';

const surface = ({root}: ChatPage): string =>
  getComputedStyle(root.querySelector('[part="panel"]')!).backgroundColor;

const find = ({root}: ChatPage, selector: string): Element | null => root.querySelector(selector);

const styleOf = (page: ChatPage, selector: string): CSSStyleDeclaration =>
  getComputedStyle(find(page, selector)!);

const white = 'rgb(255, 255, 255)';

describe('mode', () => {
  it('inline fills its container with a region, without a launcher', async () => {
    const box = fixtureSync(html`<div style="inline-size: 360px; block-size: 420px"></div>`);
    const page = await placeChat({attributes: {mode: 'inline', heading: 'Ask Wren'}, into: box});
    await page.element.ready;
    expect(nameOf(await page.seen('region'))).to.equal('Ask Wren');
    expect(page.find('button', /^(?:Open|Close) chat$/) === null).to.equal(true);
    const panel = page.get('region').getBoundingClientRect();
    const place = box.getBoundingClientRect();
    expect([panel.left, panel.top, panel.width, panel.height]).to.deep.equal([
      place.left,
      place.top,
      place.width,
      place.height,
    ]);
    expect(page.element.matches(':state(open)')).to.equal(true);
    expect(page.events('dify-open')).to.have.lengthOf(0);
  });

  it('fullscreen covers the viewport with a region, without a launcher', async () => {
    const page = await placeChat({attributes: {mode: 'fullscreen'}});
    await page.element.ready;
    const {left, top, width, height} = (await page.seen('region')).getBoundingClientRect();
    expect([left, top, width, height]).to.deep.equal([0, 0, innerWidth, innerHeight]);
    expect(page.find('button', /^(?:Open|Close) chat$/) === null).to.equal(true);
  });

  it('can change while a conversation is shown', async () => {
    const page = await openChat();
    await page.talk('Hello');
    page.element.mode = 'inline';
    await page.seen('region');
    expect(page.lastQuestion).to.equal('Hello');
    page.element.mode = 'bubble';
    await page.seen('dialog');
    expect(page.lastQuestion).to.equal('Hello');
  });
});

describe('placement', () => {
  for (const dir of ['ltr', 'rtl']) {
    for (const placement of ['bottom-end', 'bottom-start', 'top-end', 'top-start'] as const) {
      it(`${placement} on a page that reads ${dir} puts launcher and panel into that corner`, async () => {
        const page = await openChat({
          attributes: {placement},
          into: fixtureSync(html`<div dir=${dir}></div>`),
        });
        const isRight = placement.endsWith('end') === (dir === 'ltr');
        for (const part of ['launcher', 'panel']) {
          const {left, right} = page.root.querySelector(`[part="${part}"]`)!.getBoundingClientRect();
          expect(isRight ? left : innerWidth - right).to.be.greaterThan(innerWidth / 2 - 220);
          expect(isRight ? right : innerWidth - left).to.be.greaterThan(innerWidth - 40);
        }
        const {top, bottom} = page.root.querySelector('[part="launcher"]')!.getBoundingClientRect();
        if (placement.startsWith('top')) expect(bottom).to.be.lessThan(innerHeight / 2);
        else expect(top).to.be.greaterThan(innerHeight / 2);
      });
    }
  }
});

describe('a page that reads from right to left', () => {
  it("has the visitor's messages on the left and the assistant's on the right", async () => {
    const page = await openChat({into: fixtureSync(html`<div dir="rtl"></div>`)});
    await page.talk('שלום');
    const log = page.log.getBoundingClientRect();
    const bubble = page.root.querySelector('[part~="message-user"] > div')!.getBoundingClientRect();
    expect(bubble.left - log.left).to.be.lessThan(40);
    expect(log.right - bubble.right).to.be.greaterThan(100);
    const send = page.button('Send message').getBoundingClientRect();
    expect(send.right).to.be.lessThan(page.textBox.getBoundingClientRect().left + 1);
  });

  it('mirrors nothing of a page that reads from left to right', async () => {
    const page = await openChat();
    await page.talk('Hello');
    const log = page.log.getBoundingClientRect();
    const bubble = page.root.querySelector('[part~="message-user"] > div')!.getBoundingClientRect();
    expect(log.right - bubble.right).to.be.lessThan(40);
    expect(bubble.left - log.left).to.be.greaterThan(100);
  });
});

describe('theme', () => {
  it('is light, dark, or what the page says', async () => {
    const page = await openChat({attributes: {theme: 'light'}});
    expect(surface(page)).to.equal(white);
    const light = getComputedStyle(page.get('heading')).color;
    page.element.theme = 'dark';
    await until(() => surface(page) !== white, 'the panel is dark');
    expect(getComputedStyle(page.get('heading')).color).not.to.equal(light);
    page.element.theme = 'light';
    await until(() => surface(page) === white, 'the panel is light');
  });

  for (const [scheme, isLight] of [
    ['dark', false],
    ['light', true],
  ] as const) {
    it(`auto follows a page that is ${scheme}`, async () => {
      const page = await openChat({
        into: fixtureSync(html`<div style="color-scheme: ${scheme}"></div>`),
      });
      expect(surface(page) === white).to.equal(isLight);
    });
  }

  it('takes the colours of the page', async () => {
    const page = await openChat({
      attributes: {style: '--dify-chat-accent: rgb(1, 2, 3); --dify-chat-surface: rgb(250, 240, 230)'},
    });
    expect(surface(page)).to.equal('rgb(250, 240, 230)');
    const launcher = page.root.querySelector('[part="launcher"]')!;
    expect(getComputedStyle(launcher).backgroundColor).to.equal('rgb(1, 2, 3)');
  });

  it('keeps everything apart by one unit', async () => {
    const page = await openChat({attributes: {style: '--dify-chat-space: 6px'}});
    await page.talk('Hello');
    const {paddingLeft, rowGap} = styleOf(page, '.messages');
    const {paddingTop, paddingRight} = styleOf(page, '.bubble');
    expect([paddingLeft, rowGap, paddingTop, paddingRight]).to.deep.equal(['30px', '30px', '15px', '24px']);
    // What is pressed stays as large.
    expect(styleOf(page, '.send-button').blockSize).to.equal('36px');
  });

  it('has the shadows and the motion that the page wants', async () => {
    const style = '--dify-chat-shadow: none; --dify-chat-shadow-small: 0 0 2px red; --dify-chat-duration: 0s';
    const page = await openChat({attributes: {style}});
    await page.talk('Hello');
    expect(styleOf(page, '.panel').boxShadow).to.equal('none');
    expect(styleOf(page, '.launcher').boxShadow).to.equal('rgb(255, 0, 0) 0px 0px 2px 0px');
    expect(styleOf(page, '.launcher').transitionDuration).to.equal('0s');
    expect(styleOf(page, '.message').animationDuration).to.equal('0s');
    page.element.style.setProperty('--dify-chat-duration', 'soon');
    expect(styleOf(page, '.message').animationName, 'no time at all').to.equal('none');
  });

  it('sets all type in proportion to one size', async () => {
    const page = await openChat({attributes: {style: '--dify-chat-font-size: 30px'}});
    await page.talk('Hello');
    await until(() => find(page, '.time') && find(page, '.markdown'), 'the time and the text are drawn');
    const sizes = (): number[] =>
      ['.markdown', '.time', '.heading', '.input'].map((each) => parseFloat(styleOf(page, each).fontSize));
    expect(sizes()).to.deep.equal([30, 24, 32, 32]);
    page.element.style.setProperty('--dify-chat-font-size', '10px');
    // Into a smaller box iOS would zoom.
    expect(sizes().map((size) => size.toFixed(1))).to.deep.equal(['10.0', '8.0', '10.7', '16.0']);
  });
});

describe('a block with every feature', () => {
  it('stays in its place, and so does what lies over it', async () => {
    const page = await openChat({key: 'app-demo-everything', attributes: {mode: 'inline'}});
    const place = (element: Element): string => {
      const {x, y, width, height} = element.getBoundingClientRect();
      return [x, y, width, height].map(Math.round).join();
    };
    await page.seen('form');
    await page.seen('button', 'Attach files');
    const panel = page.root.querySelector('.panel')!;
    expect(place(panel)).to.equal(place(page.element));
    await page.click('Conversations');
    await atRest(page.root, await page.seen('dialog', 'Conversations'));
    expect(place(panel)).to.equal(place(page.element));
    const {left, right} = page.get('dialog', 'Conversations').getBoundingClientRect();
    expect(left).to.be.at.least(panel.getBoundingClientRect().left);
    expect(right).to.be.at.most(panel.getBoundingClientRect().right);
  });
});

describe('slots', () => {
  it("show the page's own icon, welcome, buttons and footer", async () => {
    const page = await placeChat();
    const own = ['launcher-icon', 'header-actions', 'welcome', 'footer'].map((slot) => {
      const element = document.createElement('span');
      element.slot = slot;
      element.textContent = slot;
      return element;
    });
    page.element.append(...own);
    page.element.open = true;
    await page.seen('dialog');
    await until(() => own.every((element) => element.assignedSlot), 'each has its place');
    expect(own.every((element) => element.checkVisibility())).to.equal(true);
  });
});
