/** A chat on a page that has no key: the site's own proxy adds it, and says who the visitor is. */
import {expect} from '@open-wc/testing';
import type {ChatPage} from '../support/chat-page.js';
import {openChat, until} from '../support/chat-page.js';
import type {AppFields} from '../support/stand-in.js';
import {baseUrl, Gate, registerApp, registerPlay, says} from '../support/stand-in.js';
import {pdf} from '../support/test-files.js';

async function openThroughProxy(app: AppFields = {}): Promise<ChatPage> {
  const key = await registerApp(app);
  const proxy = `/chat-api/${new URL(baseUrl).port}/${key.replace('app-', '')}`;
  return openChat({key, attributes: {'base-url': proxy, 'api-key': '', user: 'whoever'}});
}

/** Everybody whom Dify was asked for. */
async function users(page: ChatPage): Promise<readonly (string | null)[]> {
  return [...new Set((await page.requests()).map(({user}) => user))];
}

describe('through a proxy', () => {
  it('a visitor asks and reads, and Dify hears of them what the site says', async () => {
    const page = await openThroughProxy({like: 'app-demo-chat'});
    await page.talk('Which tent for two?');
    expect(page.lastAnswer).to.contain('Drift 2');
    expect(page.element.site).to.include({title: 'Wren from Pinewake'});
    await until(() => page.events('dify-suggestions').length === 1, 'questions come too');
    expect(await users(page)).to.deep.equal(['visitor-of-the-site']);
  });

  it('an answer is read while it is written, and stopped', async () => {
    const page = await openThroughProxy();
    const gate = new Gate();
    void page.element
      .send(await registerPlay([says('So far'), gate.step, says(' and on')]))
      .catch(() => undefined);
    await until(() => page.lastAnswer.startsWith('So far'), 'the first words are there');
    await page.element.stop();
    const stops = (await page.requests()).filter(({path}) => path.endsWith('/stop'));
    expect(stops).to.have.lengthOf(1);
    expect(page.element.messages.at(-1)).to.include({content: 'So far', status: 'stopped'});
  });

  it('a file is uploaded, with its progress, and sent', async () => {
    const page = await openThroughProxy({like: 'app-demo-files'});
    const [file] = await page.element.attach([pdf('list.pdf', 300_000)]);
    expect(file?.size).to.equal(300_000);
    await page.talk('What is in it?');
    const [upload] = await page.requests('/v1/files/upload');
    expect(upload?.user).to.equal('visitor-of-the-site');
    expect(page.element.messages.at(-1)).to.include({status: 'complete'});
  });

  it('a refusal of the proxy’s is told like one of Dify’s', async () => {
    const page = await openThroughProxy();
    const tooLong = 'x'.repeat(64 * 1024);
    const code = await page.element.send(tooLong).then(
      () => 'sent',
      (error: unknown) => (error as {code: string}).code,
    );
    expect(code).to.equal('request_entity_too_large');
    expect(await page.questions()).to.have.lengthOf(0);
  });
});
