import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {openAnswer} from '../../support/answers.js';
import type {ChatPage} from '../../support/chat-page.js';
import {openChat, readText, until} from '../../support/chat-page.js';
import {endsCiting} from '../../support/stand-in.js';

const end = endsCiting(
  {
    position: 1,
    document_name: 'handbook.pdf',
    dataset_name: 'Shop',
    document_id: 'd1',
    segment_id: 's1',
    score: 0.876,
    content: 'Tents dry\nin the sun. <b>no markup</b>',
  },
  {position: 2, document_name: 'returns.md', dataset_name: 'Shop', score: null, content: 'Thirty days.'},
);

function sources(page: ChatPage): HTMLDetailsElement[] {
  return page.all('group').filter((each) => each instanceof HTMLDetailsElement);
}

function summaries(page: ChatPage): HTMLElement[] {
  return sources(page).map((source) => source.querySelector('summary')!);
}

describe('the sources of an answer', () => {
  it('stand under it, numbered, by the name of the document', async () => {
    const page = await openAnswer('As written.', {end});
    expect(summaries(page).map(readText)).to.deep.equal(['1 handbook.pdf', '2 returns.md']);
    expect(sources(page).map(({open}) => open)).to.deep.equal([false, false]);
    expect(page.element.messages.at(-1)!.citations.map(({documentName}) => documentName)).to.deep.equal([
      'handbook.pdf',
      'returns.md',
    ]);
  });

  it('open by a click to the excerpt and its score', async () => {
    const page = await openAnswer('As written.', {end});
    summaries(page)[0]!.click();
    await page.reads('Tents dry in the sun. <b>no markup</b>');
    expect(page.lastAnswer).to.contain('Relevance 88%');
    expect(page.lastAnswer).not.to.contain('Thirty days.');
    const {messageId, citation} = page.events('dify-citation')[0]!.detail;
    expect(messageId).to.equal(page.element.messages.at(-1)!.id);
    expect(citation).to.deep.include({position: 1, documentId: 'd1', segmentId: 's1', score: 0.876});
    summaries(page)[0]!.click();
    await until(() => !sources(page)[0]!.open, 'it is closed');
    expect(page.events('dify-citation')).to.have.lengthOf(1);
  });

  for (const [name, key] of [
    ['Enter', 'Enter'],
    ['the space bar', ' '],
  ] as const) {
    it(`open by ${name}`, async () => {
      const page = await openAnswer('As written.', {end});
      summaries(page)[1]!.focus();
      await sendKeys({press: key});
      await page.reads('Thirty days.');
      expect(page.events('dify-citation')).to.have.lengthOf(1);
    });
  }

  it('are left to a page that opens them itself', async () => {
    const page = await openAnswer('As written.', {end});
    page.element.addEventListener('dify-citation', (event) => event.preventDefault());
    summaries(page)[0]!.click();
    expect(page.events('dify-citation')).to.have.lengthOf(1);
    expect(sources(page)[0]!.open).to.equal(false);
  });

  it('come with the history too', async () => {
    const attributes = {user: 'reader-of-sources', persist: 'none'};
    const page = await openAnswer('As written.', {end, attributes});
    const conversation = page.element.messages[0]!.conversationId!;
    const later = await openChat({
      key: page.key,
      attributes: {...attributes, 'conversation-id': conversation},
    });
    await until(() => sources(later).length === 2, 'they are shown');
    expect(summaries(later).map(readText)).to.deep.equal(['1 handbook.pdf', '2 returns.md']);
  });
});
