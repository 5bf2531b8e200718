import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {openChat, painted, pressWith, until} from '../support/chat-page.js';

describe('the text box', () => {
  it('sends on Enter and on the button', async () => {
    const page = await openChat();
    await page.talk('one');
    await page.type('two');
    await page.click('Send message');
    await page.answered();
    expect((await page.questions()).map(({body}) => body!['query'])).to.deep.equal(['one', 'two']);
  });

  it('breaks the line on Shift+Enter', async () => {
    const page = await openChat();
    await page.type('one');
    await pressWith('Shift', 'Enter');
    await sendKeys({type: 'two'});
    expect(page.textBox.value).to.equal('one\ntwo');
    await sendKeys({press: 'Enter'});
    await page.answered();
    expect((await page.questions())[0]!.body!['query']).to.equal('one\ntwo');
    expect(page.all('article', 'You said')[0]!.innerText.trim()).to.equal('one\ntwo');
  });

  it('grows with the text, up to a point', async () => {
    const page = await openChat();
    await page.type('one');
    const one = page.textBox.offsetHeight;
    await pressWith('Shift', 'Enter');
    await sendKeys({type: 'two'});
    expect(page.textBox.offsetHeight).to.be.greaterThan(one + 10);
    for (let line = 0; line < 12; line += 1) await pressWith('Shift', 'Enter');
    expect(page.textBox.offsetHeight).to.be.lessThan(200);
    await sendKeys({press: 'Enter'});
    await page.answered();
    expect(page.textBox.offsetHeight).to.equal(one);
  });

  it('sends nothing where there is nothing to send', async () => {
    const page = await openChat();
    await page.click('Send message');
    await page.type('   ');
    await sendKeys({press: 'Enter'});
    await painted();
    expect(page.events('dify-send')).to.have.lengthOf(0);
    expect(page.textBox.value).to.equal('   ');
  });

  // Chromium and Firefox say so in `isComposing`; Safari ends the composition first and says it with key code 229.
  const enters: readonly (readonly [string, KeyboardEventInit])[] = [
    ['during a composition', {isComposing: true}],
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- it is what the widget has to look at
    ['that ends a composition in Safari', {isComposing: false, keyCode: 229}],
  ];
  for (const [which, init] of enters) {
    it(`does not send on an Enter ${which}`, async () => {
      const page = await openChat();
      await page.type('にほ');
      const {textBox} = page;
      textBox.dispatchEvent(new CompositionEvent('compositionstart', {bubbles: true, composed: true}));
      const enter = {key: 'Enter', bubbles: true, composed: true, cancelable: true};
      const wasTaken = !textBox.dispatchEvent(new KeyboardEvent('keydown', {...enter, ...init}));
      textBox.dispatchEvent(new CompositionEvent('compositionend', {data: '日本', composed: true}));
      await painted();
      expect(wasTaken).to.equal(false);
      expect(page.events('dify-send')).to.have.lengthOf(0);
      expect(textBox.value).to.equal('にほ');
      // The same event without a composition does send: it is the composition that held it back.
      textBox.dispatchEvent(new KeyboardEvent('keydown', enter));
      await page.answered();
      expect(page.lastQuestion).to.equal('にほ');
    });
  }

  it('does not close the panel on the Escape that leaves a composition', async () => {
    const page = await openChat();
    const escape = {key: 'Escape', bubbles: true, composed: true, cancelable: true};
    page.textBox.dispatchEvent(new KeyboardEvent('keydown', {...escape, isComposing: true}));
    await painted();
    expect(page.element.open).to.equal(true);
    const inSafari: KeyboardEventInit = {...escape, ...enters[1]![1]};
    page.textBox.dispatchEvent(new KeyboardEvent('keydown', inSafari));
    await painted();
    expect(page.element.open).to.equal(true);
  });

  it('is named and hinted by the page, or else by the app, or else by the widget', async () => {
    const own = await openChat({
      app: {site: {input_placeholder: 'Ask about gear'}},
      attributes: {placeholder: 'Ask away'},
    });
    own.get('textbox', 'Ask away');
    expect(own.textBox.placeholder).to.equal('Ask away');
    own.element.removeAttribute('placeholder');
    await until(() => own.find('textbox', 'Ask about gear'), 'the app names it');
    own.element.remove();
    const plain = await openChat();
    plain.get('textbox', 'Write a message…');
  });
});
