import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {ChatPage} from '../../support/chat-page.js';
import {openChat, readText, until} from '../../support/chat-page.js';
import type {Json} from '../../support/stand-in.js';
import {baseUrl, ends, registerPlay, says, sendsFile} from '../../support/stand-in.js';

const {origin} = new URL(baseUrl);

async function openFiles(...files: readonly Json[]): Promise<ChatPage> {
  const page = await openChat();
  await page.talk(await registerPlay([says('Here.'), ...files.map(sendsFile), ends]));
  await page.seen('list', 'Files');
  return page;
}

describe('a picture that the app made', () => {
  it('opens large by a click, and closes by one', async () => {
    const page = await openFiles({type: 'image', url: '/files/tools/tent.png?sign=1'});
    expect((page.get('img', 'tent.png') as HTMLImageElement).src).to.equal(
      `${origin}/files/tools/tent.png?sign=1`,
    );
    await page.click('Enlarge tent.png');
    const dialog = (await page.seen('dialog', 'tent.png')) as HTMLDialogElement;
    expect(dialog.matches(':modal')).to.equal(true);
    expect(dialog.querySelector('img')!.src).to.equal(`${origin}/files/tools/tent.png?sign=1`);
    await page.click('Close picture');
    await page.focused('button “Enlarge tent.png”');
    expect(page.all('dialog', 'tent.png')).to.have.lengthOf(0);
  });

  it('closes with Escape, which leaves the panel open and the focus where it was', async () => {
    const page = await openFiles({type: 'image', url: '/files/tools/tent.png'});
    page.button('Enlarge tent.png').focus();
    await sendKeys({press: 'Enter'});
    await page.seen('dialog', 'tent.png');
    await page.focused('button “Close picture”');
    await sendKeys({press: 'Escape'});
    await page.focused('button “Enlarge tent.png”');
    expect(page.all('dialog', 'tent.png')).to.have.lengthOf(0);
    expect(page.element.open).to.equal(true);
  });
});

describe('a picture that is larger than its place', () => {
  it('fills its frame', async () => {
    const page = await openChat({key: 'app-demo-workflow'});
    await page.talk('Plan the whole expedition');
    const image = (await page.seen('img', /\.png$/)) as HTMLImageElement;
    await until(() => image.naturalWidth > 280, 'it is loaded');
    const frame = image.closest('button')!;
    expect(Math.abs(frame.clientWidth - image.getBoundingClientRect().width)).to.be.lessThan(1);
  });
});

describe('a document that the app made', () => {
  it('is a link that downloads it, with its name and size', async () => {
    const page = await openFiles({
      type: 'document',
      url: '/files/tools/d1.pdf?timestamp=1&nonce=2&sign=3',
      filename: 'price list.pdf',
      size: 123_456,
    });
    const link = page.get('link', /price list\.pdf/) as HTMLAnchorElement;
    const url = new URL(link.href);
    expect(url.origin + url.pathname).to.equal(`${origin}/files/tools/d1.pdf`);
    expect(Object.fromEntries(url.searchParams)).to.deep.equal({
      timestamp: '1',
      nonce: '2',
      sign: '3',
      as_attachment: 'true',
    });
    expect(link.download).to.equal('price list.pdf');
    expect(link.rel).to.equal('noopener noreferrer nofollow');
    expect(readText(link)).to.match(/^price list\.pdf 120\.6 kB$/);
  });

  it('of no known size is named alone', async () => {
    const page = await openFiles({type: 'custom', url: 'https://pinewake.example/a.zip', size: -1});
    expect(readText(page.get('link', /a\.zip/))).to.equal('a.zip');
  });

  it('with an address that must not be followed is named, with no link', async () => {
    const page = await openFiles({type: 'document', url: 'data:text/html,trap', filename: 'trap.pdf'});
    await page.reads('trap.pdf');
    expect(page.all('link')).to.have.lengthOf(0);
  });
});

describe('a file', () => {
  it('is shown while the answer goes on, and once', async () => {
    const page = await openChat();
    const file = sendsFile({type: 'image', url: '/files/tools/tent.png'});
    await page.talk(await registerPlay([file, file, says('Here.'), ends]));
    await until(() => page.all('button', 'Enlarge tent.png').length === 1, 'it is shown');
  });
});
