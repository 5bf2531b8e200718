import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {drawn, inPieces} from '../../support/answers.js';
import type {ChatPage} from '../../support/chat-page.js';
import {openChat, readText, until} from '../../support/chat-page.js';
import {ends, Gate, registerPlay, says, thinks} from '../../support/stand-in.js';

function thought(page: ChatPage): HTMLDetailsElement | null {
  return page.find('group') as HTMLDetailsElement | null;
}

function summaryOf(page: ChatPage): HTMLElement {
  return thought(page)!.querySelector('summary')!;
}

describe('what the model thinks aloud', () => {
  it('as <think> is open while it comes, and closes when the answer begins', async () => {
    const [first, second] = [new Gate(), new Gate()];
    const page = await openChat();
    await page.ask(
      await registerPlay([
        ...inPieces('<think>\nA **tent**', 2),
        first.step,
        ...inPieces(' for two.\n</think>\n\nThe ', 2),
        second.step,
        says('Lark.'),
        ends,
      ]),
    );
    await until(() => thought(page), 'a thought is shown');
    await page.reads('A tent');
    expect(thought(page)!.open).to.equal(true);
    expect(readText(summaryOf(page))).to.equal('Thinking…');
    await first.open();
    await until(() => !thought(page)!.open, 'it is closed');
    await page.reads('The');
    expect(readText(summaryOf(page))).to.match(/^Thought for \d+ s$/);
    expect(page.lastAnswer).to.match(/^Thought for \d+ s The$/);
    await second.open();
    await page.answered();
    expect(page.lastAnswer).to.contain('The Lark.');
    summaryOf(page).focus();
    await sendKeys({press: 'Enter'});
    await page.reads('A tent for two.');
  });

  it('as <think> from history tells no time, since nobody measured it', async () => {
    const attributes = {user: 'a-thinker', persist: 'none'};
    const page = await openChat({attributes});
    await page.talk(await registerPlay([says('<think>\nA tent\n</think>\n\nThe Lark.'), ends]));
    await drawn(page);
    const {conversationId} = page.element.messages[0]!;
    const later = await openChat({
      key: page.key,
      attributes: {...attributes, 'conversation-id': conversationId!},
    });
    await drawn(later);
    expect(readText(summaryOf(later))).to.equal('Thought');
  });

  it('as <think> stays as the reader has put it', async () => {
    const [first, second] = [new Gate(), new Gate()];
    const page = await openChat();
    const steps = [
      says('<think>\nA tent'),
      first.step,
      says(' for two'),
      second.step,
      says('</think>\n\nLark.'),
      ends,
    ];
    await page.ask(await registerPlay(steps));
    await until(() => thought(page), 'a thought is shown');
    await page.reads('A tent');
    summaryOf(page).click();
    await first.open();
    await until(() => thought(page)!.textContent.includes('for two'), 'it goes on');
    expect(thought(page)!.open).to.equal(false);
    await second.open();
    await page.answered();
    expect(thought(page)!.open).to.equal(false);
  });

  it('as events of its own is open while it comes, and tells how long it took', async () => {
    const [first, second] = [new Gate(), new Gate()];
    const page = await openChat({app: {mode: 'advanced-chat'}});
    await page.ask(
      await registerPlay([
        thinks('They want '),
        thinks('a tent.'),
        first.step,
        says('The '),
        second.step,
        says('Lark.'),
        ends,
      ]),
    );
    await page.reads('They want a tent.');
    expect(thought(page)!.open).to.equal(true);
    expect(readText(summaryOf(page))).to.equal('Thinking…');
    await first.open();
    await page.reads('Thought for');
    await until(() => !thought(page)!.open, 'it is closed');
    expect(readText(summaryOf(page))).to.match(/^Thought for \d+ s$/);
    await second.open();
    await page.answered();
    await drawn(page);
    expect(page.lastAnswer).to.match(/^Thought for \d+ s The Lark\.$/);
    expect(page.element.messages.at(-1)).to.include({content: 'The Lark.', reasoning: 'They want a tent.'});
    summaryOf(page).focus();
    await sendKeys({press: 'Enter'});
    await page.reads('They want a tent.');
  });

  it('without end is drawn as far as anybody reads, and to its end when the reader asks', async () => {
    const page = await openChat({app: {mode: 'advanced-chat'}});
    const words = 'On and on. '.repeat(6_000);
    await page.talk(await registerPlay([thinks(words), says('The Lark.'), ends]));
    await until(() => thought(page), 'a thought is shown');
    summaryOf(page).click();
    const shown = (): string => thought(page)!.querySelector('.think-text')!.textContent;
    expect(shown().length).to.equal(50_001);
    const button = page.get('button', 'Show all');
    button.focus();
    await sendKeys({press: 'Enter'});
    await until(() => shown() === words, 'all of it is shown');
    expect(page.find('button', 'Show all')).to.equal(null);
    expect(page.root.activeElement?.className).to.equal('think-text');
  });

  it('is no part of what is read out', async () => {
    const page = await openChat();
    await page.talk(await registerPlay([says('<think>\nSecret\n</think>\n\nThe **Lark**.'), ends]));
    await page.tells('The Lark.');
    expect(page.told.join()).not.to.include('Secret');
  });

  it('as <details> opens and closes', async () => {
    const page = await openChat();
    await page.talk(
      await registerPlay([
        says('<details>\n<summary>Why</summary>\n\nIt is **light**.\n\n</details>\n\nEnd'),
        ends,
      ]),
    );
    await drawn(page);
    expect(page.lastAnswer).to.equal('Why End');
    summaryOf(page).focus();
    await sendKeys({press: ' '});
    await page.reads('It is light.');
  });
});
