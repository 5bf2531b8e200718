/** Who the visitor is, where the page knows it. */
import {expect} from '@open-wc/testing';
import {openChat, until} from '../support/chat-page.js';
import {baseUrl} from '../support/stand-in.js';

describe('the visitor’s name and picture', () => {
  it('stand over each of their messages', async () => {
    const url = new URL('/web-test-runner-favicon.gif?for=ann', location.href).href;
    const page = await openChat({attributes: {'user-name': '<b>Ann</b>', 'user-avatar': url}});
    await page.talk('Hello');
    await until(() => page.root.querySelector('.visitor'), 'they are shown');
    const shown = page.root.querySelector('.visitor')!;
    expect(shown.textContent.trim()).to.equal('<b>Ann</b>');
    expect(shown.querySelector('img')?.src).to.equal(url);
  });

  it('leave no broken picture behind', async () => {
    const page = await openChat({attributes: {'user-avatar': `${baseUrl}/no-such-picture.png`}});
    await page.talk('Hello');
    await until(() => page.root.querySelector<HTMLElement>('.visitor img')?.hidden, 'the picture is hidden');
    expect(page.root.querySelector<HTMLElement>('.visitor img')!.offsetWidth).to.equal(0);
  });

  it('are nowhere where nobody knows them', async () => {
    const page = await openChat();
    await page.talk('Hello');
    expect(page.root.querySelector('.visitor')).to.equal(null);
  });
});
