import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {ChatPage} from '../support/chat-page.js';
import {openChat, readText, until} from '../support/chat-page.js';

function questionShown(page: ChatPage, text: string): Promise<void> {
  return until(
    () => page.all('article', 'You said').some((article) => readText(article).includes(text)),
    `“${text}” is asked`,
  );
}

async function versionIs(page: ChatPage, version: string): Promise<void> {
  await until(() => readText(page.log).includes(version), `version ${version} is shown`);
}

/** Answers as long as one that was just asked for. */
function idle(page: ChatPage): Promise<void> {
  return until(() => page.element.status === 'idle', 'the answer is over');
}

describe('another answer', () => {
  it('is asked for from the toolbar; the reader walks between the two', async () => {
    const page = await openChat();
    await page.talk('Which tent?');
    (await page.seen('button', 'Another answer')).focus();
    await sendKeys({press: 'Enter'});
    await versionIs(page, '2 / 2');
    await idle(page);
    expect((await page.questions()).map(({body}) => body!['query'])).to.deep.equal([
      'Which tent?',
      'Which tent?',
    ]);
    expect(page.all('article', 'You said')).to.have.lengthOf(1);
    await page.click('Previous version');
    await versionIs(page, '1 / 2');
    await page.click('Next version');
    await versionIs(page, '2 / 2');
  });

  it('says plainly that this server remembers the other versions as well', async () => {
    const page = await openChat();
    await page.talk('Which tent?');
    await page.click('Another answer');
    await versionIs(page, '2 / 2');
    expect(readText(page.log)).to.include('also remembers the other versions');
  });

  it('is asked for by regenerate(), and not for a message that is not shown', async () => {
    const page = await openChat();
    await page.talk('Which tent?');
    const first = page.element.messages.at(-1)!;
    const second = await page.element.regenerate(first.id);
    expect(second.role).to.equal('assistant');
    expect(second.id).not.to.equal(first.id);
    const refused = await page.element.regenerate('nobody').catch((error: unknown) => error);
    expect((refused as {code: string}).code).to.equal('invalid_config');
  });

  it('stands beside the first one after a reload, too', async () => {
    const page = await openChat({attributes: {user: 'branches-1'}});
    await page.talk('Which tent?');
    await page.click('Another answer');
    await versionIs(page, '2 / 2');
    await idle(page);
    await page.talk('And for three?');
    const again = await openChat({key: page.key, attributes: {user: 'branches-1'}});
    await versionIs(again, '2 / 2');
    expect(again.all('article', 'You said')).to.have.lengthOf(2);
  });
});

describe('a question in other words', () => {
  it('is written by keyboard, asked, and stands beside the first wording', async () => {
    const page = await openChat();
    await page.talk('Which tent?');
    (await page.seen('button', 'Edit question')).focus();
    await sendKeys({press: 'Enter'});
    await page.focused('textbox “Edit question”');
    await sendKeys({type: ' For two.'});
    await sendKeys({press: 'Enter'});
    await questionShown(page, 'Which tent? For two.');
    await page.focused('textbox “Write a message…”');
    await idle(page);
    expect((await page.questions())[1]!.body!['query']).to.equal('Which tent? For two.');
    await versionIs(page, '2 / 2');
    await page.click('Previous version');
    await questionShown(page, 'Which tent?');
    expect(page.events('dify-message').filter(({detail}) => detail.message.role === 'user')).to.have.lengthOf(
      2,
    );
  });

  it('is left as it was by Escape, with the panel open and the focus where it was', async () => {
    const page = await openChat();
    await page.talk('Which tent?');
    await page.click('Edit question');
    await page.focused('textbox “Edit question”');
    await sendKeys({press: 'Escape'});
    await page.focused('button “Edit question”');
    expect(page.element.open).to.equal(true);
    expect(await page.questions()).to.have.lengthOf(1);
  });

  it('stays in its box where the page keeps it back', async () => {
    const page = await openChat();
    await page.talk('Which tent?');
    page.element.addEventListener('dify-send', (event) => {
      event.preventDefault();
    });
    await page.click('Edit question');
    await page.focused('textbox “Edit question”');
    await sendKeys({press: 'Enter'});
    expect(await page.questions()).to.have.lengthOf(1);
    expect(page.focus).to.equal('textbox “Edit question”');
  });
});
