import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {ChatPage} from '../support/chat-page.js';
import {openChat, readText, until} from '../support/chat-page.js';

const app = {
  parameters: {
    file_upload: {
      enabled: true,
      number_limits: 2,
      allowed_file_types: ['image'],
      allowed_file_upload_methods: ['remote_url'],
      image: {enabled: true, number_limits: 2, transfer_methods: ['remote_url']},
    },
  },
};

const tent = 'https://pinewake.example/gear/tent.png?size=2';

async function attach(page: ChatPage, url: string): Promise<void> {
  await page.click('Attach a picture');
  await page.focused('textbox “Address of the picture”');
  await sendKeys({type: url});
  await sendKeys({press: 'Enter'});
}

describe('a picture by its address', () => {
  it('is not offered where the app does not take any', async () => {
    const page = await openChat();
    expect(page.all('button', 'Attach a picture')).to.have.lengthOf(0);
  });

  it('is attached, sent, and shown in the message', async () => {
    const page = await openChat({app});
    await attach(page, tent);
    await until(() => page.find('list', 'Attached files'), 'it is attached');
    expect(readText(page.get('list', 'Attached files'))).to.equal('tent.png');
    await page.focused('textbox “Write a message…”');
    await page.talk('What is this?');
    const {body} = (await page.questions())[0]!;
    expect(body!['files']).to.deep.equal([{type: 'image', transfer_method: 'remote_url', url: tent}]);
    const picture = page.all('article', 'You said')[0]!.querySelector('img')!;
    expect(picture.src).to.equal(tent);
    expect(picture.alt).to.equal('tent.png');
    expect(page.all('list', 'Attached files')).to.have.lengthOf(0);
    expect(page.events('dify-message')[0]!.detail.message.files[0]).to.include({type: 'image', url: tent});
    await page.talk('And now?');
    expect((await page.questions())[1]!.body!['files'] ?? []).to.deep.equal([]);
  });

  it('can be taken away again, and the focus stays', async () => {
    const page = await openChat({app});
    await attach(page, tent);
    (await page.seen('button', 'Remove tent.png')).focus();
    await sendKeys({press: 'Enter'});
    await until(() => !page.find('list', 'Attached files'), 'it is gone');
    await page.focused('textbox “Write a message…”');
    await page.talk('Nothing attached');
    expect((await page.questions())[0]!.body!['files'] ?? []).to.deep.equal([]);
  });

  it('is not taken where it is no address', async () => {
    const page = await openChat({app});
    await attach(page, 'data:image/png,');
    expect(page.find('textbox', 'Address of the picture')).not.to.equal(null);
    expect(page.all('list', 'Attached files')).to.have.lengthOf(0);
  });

  it('is given up with Escape, which leaves the panel open', async () => {
    const page = await openChat({app});
    await page.click('Attach a picture');
    await page.focused('textbox “Address of the picture”');
    await sendKeys({press: 'Escape'});
    await page.focused('textbox “Write a message…”');
    expect(page.all('textbox', 'Address of the picture')).to.have.lengthOf(0);
    expect(page.element.open).to.equal(true);
  });

  it('is no longer offered when the app takes no more', async () => {
    const page = await openChat({app});
    await attach(page, tent);
    await until(() => page.find('button', 'Remove tent.png'), 'the first is attached');
    await attach(page, 'https://pinewake.example/stove.png');
    await until(() => page.find('button', 'Remove stove.png'), 'the second is attached');
    expect(page.button('Attach a picture').disabled).to.equal(true);
  });
});
