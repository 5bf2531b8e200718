import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {ChatPage} from '../support/chat-page.js';
import {atRest, openChat, placeChat, pressWith, until} from '../support/chat-page.js';
import {ends, Gate, registerPlay, says} from '../support/stand-in.js';

const app = {
  parameters: {
    opening_statement: 'I am Wren.',
    suggested_questions: ['Which tent for two?', 'Where is my order?'],
    suggested_questions_after_answer: {enabled: true},
    file_upload: {
      enabled: true,
      allowed_file_types: ['image'],
      allowed_file_upload_methods: ['remote_url'],
      image: {enabled: true, number_limits: 2, transfer_methods: ['remote_url']},
    },
  },
};

async function expectAccessible(page: ChatPage): Promise<void> {
  await atRest(page.root);
  await expect(page.element).to.be.accessible();
}

describe('the chat is accessible', () => {
  it('while it is closed', async () => {
    await expectAccessible(await placeChat());
  });

  for (const theme of ['light', 'dark']) {
    const attributes = {theme};

    it(`while it is empty and ${theme}`, async () => {
      const page = await openChat({app, attributes});
      page.button('Which tent for two?');
      await expectAccessible(page);
    });

    it(`in a conversation that is ${theme}`, async () => {
      const page = await openChat({app, attributes});
      await page.talk('Which tent for two?');
      await page.seen('list', 'Suggested questions');
      await expectAccessible(page);
    });

    it(`after an error that is ${theme}`, async () => {
      const page = await openChat({app, attributes});
      await page.talk('error cut');
      await page.seen('button', 'Try again');
      await expectAccessible(page);
    });
  }

  it('while an answer is under way, and after it was stopped', async () => {
    const gate = new Gate();
    const page = await openChat({app});
    await page.ask(await registerPlay([says('Half'), gate.step, ends], {onStop: [ends]}));
    await page.reads('Half');
    await expectAccessible(page);
    await page.element.stop();
    await expectAccessible(page);
  });

  for (const theme of ['light', 'dark']) {
    it(`while files are attached, refused and asked for in a panel that is ${theme}`, async () => {
      const page = await openChat({app, attributes: {theme}});
      await page.click('Attach files');
      await page.seen('textbox', 'Address of the file');
      await sendKeys({type: 'https://pinewake.example/tent.png'});
      await sendKeys({press: 'Enter'});
      await page.seen('button', 'Remove tent.png');
      await page.click('Attach files');
      await page.focused('textbox “Address of the file”');
      await sendKeys({type: 'https://pinewake.example/list.pdf'});
      await sendKeys({press: 'Enter'});
      await page.seen('alert');
      await expectAccessible(page);
    });
  }

  it('while files are on their way, or did not get through', async () => {
    const gate = new Gate();
    const file_upload = {enabled: true, allowed_file_types: ['document']};
    const failing = {upload: {status: 500, hold: gate.name, body: {code: 'unknown', message: 'No.'}}};
    const page = await openChat({app: {parameters: {file_upload}, failing}});
    const attached = page.element.attach([new File(['x'], 'list.pdf')]).catch(() => undefined);
    await page.seen('progressbar', 'Uploading list.pdf');
    await page.click('Attach files');
    await page.seen('menu', 'Attach files');
    await expectAccessible(page);
    await gate.open();
    await attached;
    await page.seen('button', 'Try list.pdf again');
    await expectAccessible(page);
  });

  for (const mode of ['inline', 'fullscreen']) {
    it(`in mode ${mode}`, async () => {
      const page = await openChat({app, attributes: {mode}});
      await page.talk('Hello');
      await page.seen('list', 'Suggested questions'); // they come in by a movement of their own
      await expectAccessible(page);
    });
  }
});

describe('with the keyboard alone', () => {
  it('one opens, asks, reads, goes on and closes', async () => {
    const page = await placeChat({app});
    page.element.focus();
    await sendKeys({press: 'Enter'});
    await page.focused('textbox “Write a message…”');
    await page.seen('button', 'Which tent for two?');
    await pressWith('Shift', 'Tab');
    await page.focused('button “Where is my order?”');
    await pressWith('Shift', 'Tab');
    await page.focused('button “Which tent for two?”');
    await pressWith('Shift', 'Tab');
    await page.focused('log “Conversation”');
    await sendKeys({press: 'Tab'});
    await sendKeys({press: 'Enter'});
    await page.answered();
    await page.focused('textbox “Write a message…”');
    expect(page.lastQuestion).to.equal('Which tent for two?');
    await sendKeys({press: 'Tab'});
    await page.focused('button “Attach files”');
    await sendKeys({press: 'Tab'});
    await page.focused('button “Send message”');
    await sendKeys({press: 'Tab'});
    await page.focused('button “Close chat”');
    await sendKeys({press: 'Enter'});
    await until(() => !page.find('dialog'), 'the panel is closed');
    expect(page.focus).to.equal('button “Open chat”');
  });

  it('one does not lose the focus by stopping, nor by asking again', async () => {
    const gate = new Gate();
    const page = await openChat();
    await page.ask(await registerPlay([says('Half'), gate.step, ends], {onStop: [ends]}));
    await page.reads('Half');
    await sendKeys({press: 'Tab'});
    await page.focused('button “Stop answering”');
    await sendKeys({press: 'Enter'});
    await page.focused('textbox “Write a message…”');
    await until(() => page.element.status === 'idle', 'it has stopped');
    (await page.seen('button', 'Try again')).focus();
    await gate.open();
    await sendKeys({press: 'Enter'});
    await page.answered();
    await page.focused('textbox “Write a message…”');
  });

  it('one does not lose the focus by going to another version', async () => {
    const page = await openChat();
    await page.talk('error cut');
    await page.click('Try again');
    await page.answered();
    (await page.seen('button', 'Previous version')).focus();
    await sendKeys({press: 'Enter'});
    await until(() => page.lastAnswer.includes('1 / 2'), 'the first version is shown');
    await page.focused('log “Conversation”');
  });
});
