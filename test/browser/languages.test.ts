/** The widget speaks the language of its page: each chat its own, and all of it; in English no file more. */
import {expect, fixtureSync, html} from '@open-wc/testing';
import {openChat, placeChat, until} from '../support/chat-page.js';

const loaded = (): readonly string[] =>
  performance.getEntriesByType('resource').flatMap(({name}) => name.match(/locales\/\w+\/\w+/g) ?? []);

describe('the language of a chat', () => {
  it('is English on a page in English, which loads no other', async () => {
    const before = loaded().length;
    const page = await openChat({into: fixtureSync(html`<div lang="en-GB"></div>`)});
    await page.seen('button', 'Send message');
    expect(loaded().length).to.equal(before);
    expect(page.root.querySelector('.words')!.getAttribute('lang')).to.equal('en');
  });

  it('is that of the page around it, and of each chat its own', async () => {
    const german = await openChat({into: fixtureSync(html`<div lang="de-AT"></div>`)});
    const english = await openChat({attributes: {lang: 'en'}});
    await german.seen('button', 'Nachricht senden');
    await english.seen('button', 'Send message');
    expect(german.root.querySelector('.words')!.getAttribute('lang')).to.equal('de');
  });

  it('changes with the page’s, and with the chat’s own', async () => {
    const around = fixtureSync<HTMLElement>(html`<div lang="de"></div>`);
    const page = await openChat({into: around});
    await page.seen('button', 'Nachricht senden');
    around.lang = 'en';
    page.element.toggle(); // seen with the next update
    page.element.toggle();
    await page.seen('button', 'Send message');
    around.lang = 'de';
    page.element.lang = 'en';
    await page.seen('button', 'Send message');
    expect(page.element.getAttribute('lang')).to.equal('en');
    page.element.removeAttribute('lang');
    await page.seen('button', 'Nachricht senden');
  });

  it('is spoken by the closed launcher, too', async () => {
    const page = await placeChat({attributes: {lang: 'de'}});
    await page.seen('button', 'Chat öffnen');
  });

  it('is heard as a property as it is as an attribute, and given back so', async () => {
    const page = await placeChat({into: fixtureSync(html`<div lang="en"></div>`)});
    await page.seen('button', 'Open chat');
    page.element.lang = 'de';
    await page.seen('button', 'Chat öffnen');
    page.element.lang = '';
    await page.seen('button', 'Open chat');
  });

  it('redraws what stands in the thread', async () => {
    const page = await openChat({attributes: {lang: 'en'}});
    await page.talk('Hello');
    await page.seen('button', 'Copy');
    page.element.lang = 'de';
    await page.seen('button', 'Kopieren');
    expect(page.all('article', 'Der Assistent schrieb').length).to.equal(1);
  });

  it('may be put in other words by the page', async () => {
    const page = await openChat({
      attributes: {lang: 'en'},
      properties: {strings: {send: 'Go', answers: {copy: 'Take'}, launcher: {close: 'Away with it'}}},
    });
    await page.seen('button', 'Go');
    await page.talk('Hello');
    await page.seen('button', 'Take');
    await page.seen('button', 'Away with it');
    page.element.strings = null;
    await page.seen('button', 'Send message');
  });

  it('is English where nobody knows better, and never an error', async () => {
    const page = await openChat({attributes: {lang: 'x-unheard-of'}});
    await until(() => page.find('button', 'Send message'), 'it speaks English');
    expect(page.events('dify-error').length).to.equal(0);
  });
});
