import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {ChatPage, Visit} from '../support/chat-page.js';
import {atRest, openChat, until} from '../support/chat-page.js';
import type {Json} from '../support/stand-in.js';
import {Gate} from '../support/stand-in.js';

async function answered(visit: Visit = {}): Promise<ChatPage> {
  const page = await openChat(visit);
  await page.talk('Which tent for two?');
  await page.seen('button', 'Like');
  return page;
}

function isPressed(page: ChatPage, name: string): boolean {
  return page.button(name).getAttribute('aria-pressed') === 'true';
}

async function pressed(page: ChatPage, name: string, isIt = true): Promise<void> {
  await until(() => isPressed(page, name) === isIt, `${name} is ${isIt ? '' : 'not '}pressed`);
}

/** What the server was sent, in order: the rating, and the reason if there was one. */
async function ratings(page: ChatPage): Promise<readonly unknown[]> {
  const {id} = page.element.messages.at(-1)!;
  const requests = await page.requests(`/v1/messages/${id}/feedbacks`);
  return requests.map(({body}) => (body?.['content'] ? [body['rating'], body['content']] : body?.['rating']));
}

async function rated(page: ChatPage, ...expected: readonly unknown[]): Promise<void> {
  let seen: readonly unknown[] = [];
  for (let tries = 0; tries < 200; tries += 1) {
    seen = await ratings(page);
    if (seen.length >= expected.length) break;
  }
  expect(seen).to.deep.equal(expected);
}

function details(page: ChatPage): Json[] {
  return page.events('dify-feedback').map(({detail}) => ({...detail}));
}

describe('an answer', () => {
  it('is liked by a press, and not by a second one', async () => {
    const page = await answered();
    const messageId = page.element.messages.at(-1)!.id;
    await page.click('Like');
    await pressed(page, 'Like');
    await until(() => page.element.messages.at(-1)!.feedback === 'like', 'the page sees it');
    await page.click('Like');
    await pressed(page, 'Like', false);
    await rated(page, 'like', null);
    expect(details(page)).to.deep.equal([
      {messageId, rating: 'like', content: null},
      {messageId, rating: null, content: null},
    ]);
  });

  it('is disliked at once, and may be told why', async () => {
    const page = await answered();
    await page.click('Dislike');
    await pressed(page, 'Dislike');
    await page.focused('textbox “What was wrong with this answer?”');
    await rated(page, 'dislike');
    await atRest(page.root);
    await expect(page.element).to.be.accessible();
    await sendKeys({type: 'Too short.'});
    await page.click('Send feedback');
    await until(() => page.find('button', 'Send feedback') === null, 'the form is gone');
    await page.focused('button “Dislike”');
    await rated(page, 'dislike', ['dislike', 'Too short.']);
    expect(isPressed(page, 'Dislike')).to.equal(true);
  });

  it('keeps a dislike without a reason, and Escape closes the form alone', async () => {
    const page = await answered();
    page.button('Dislike').focus();
    await sendKeys({press: 'Enter'});
    await page.focused('textbox “What was wrong with this answer?”');
    await sendKeys({press: 'Escape'});
    await page.focused('button “Dislike”');
    expect(page.find('textbox', /wrong/)).to.equal(null);
    expect(page.element.open).to.equal(true);
    expect(isPressed(page, 'Dislike')).to.equal(true);
    await rated(page, 'dislike');
  });

  it('that is disliked and then liked has lost its form, and has the newer rating', async () => {
    const page = await answered();
    await page.click('Dislike');
    await page.seen('textbox', /wrong/);
    await page.click('Like');
    await until(() => page.find('textbox', /wrong/) === null, 'the form is gone');
    expect([isPressed(page, 'Like'), isPressed(page, 'Dislike')]).to.deep.equal([true, false]);
    await rated(page, 'dislike', 'like');
  });

  it('shows its rating again when it is read from history, where it can be taken back', async () => {
    const seen = await answered();
    await seen.click('Dislike');
    await pressed(seen, 'Dislike');
    await rated(seen, 'dislike');
    const {conversationId} = seen.element.messages.at(-1)!;
    const again = await openChat({key: seen.key, attributes: {'conversation-id': conversationId!}});
    await again.seen('button', 'Dislike');
    expect(isPressed(again, 'Dislike')).to.equal(true);
    expect(again.find('textbox', /wrong/)).to.equal(null);
    await again.click('Dislike');
    await pressed(again, 'Dislike', false);
  });
});

describe('a rating', () => {
  it('that the server refuses is taken back, and said', async () => {
    const page = await answered({
      app: {failing: {feedback: {status: 500, body: {code: 'internal', status: 500}}}},
    });
    const failed = page.next('dify-error');
    await page.click('Dislike');
    expect((await failed).detail.error.status).to.equal(500);
    await until(() => page.alert.includes('could not be saved'), 'the failure is said');
    expect(isPressed(page, 'Dislike')).to.equal(false);
    expect(page.find('textbox', /wrong/)).to.equal(null);
    expect(page.element.messages.at(-1)!.feedback).to.equal(null);
  });

  it('that is refused after another one gives way to that one', async () => {
    const gate = new Gate();
    const failing = {feedback: {on: 2, status: 500, body: '', hold: gate.name}};
    const page = await answered({app: {failing}});
    await page.click('Like');
    await rated(page, 'like');
    await page.click('Like');
    await pressed(page, 'Like', false);
    await gate.open();
    await pressed(page, 'Like');
    expect(page.alert).to.contain('could not be saved');
  });

  it('whose reason is refused keeps what was written, to be sent once more', async () => {
    const page = await answered({app: {failing: {feedback: {on: 2, status: 500, body: ''}}}});
    await page.click('Dislike');
    await page.focused('textbox “What was wrong with this answer?”');
    await sendKeys({type: 'Too short.'});
    await page.click('Send feedback');
    await until(() => page.alert.includes('could not be saved'), 'the failure is said');
    expect((page.get('textbox', /wrong/) as HTMLTextAreaElement).value).to.equal('Too short.');
    expect(isPressed(page, 'Dislike')).to.equal(true);
    await page.click('Send feedback');
    await until(() => page.find('textbox', /wrong/) === null, 'the form is gone');
    await rated(page, 'dislike', ['dislike', 'Too short.'], ['dislike', 'Too short.']);
  });

  it('that the server no longer has counts as taken back', async () => {
    const gone = {
      code: 'invalid_param',
      message: 'rating cannot be None when feedback not exists',
      status: 400,
    };
    const page = await answered({app: {failing: {feedback: {on: 2, status: 400, body: gone}}}});
    await page.click('Like');
    await rated(page, 'like');
    await page.click('Like');
    await rated(page, 'like', null);
    await pressed(page, 'Like', false);
    expect(page.alert).to.equal('');
    expect(page.events('dify-error')).to.have.lengthOf(0);
  });

  it('that the page keeps back reaches nobody, and shows nowhere', async () => {
    const page = await answered();
    page.element.addEventListener('dify-feedback', (event) => event.preventDefault());
    const heard = page.next('dify-feedback');
    await page.click('Dislike');
    await heard;
    await page.element.updateComplete;
    expect(isPressed(page, 'Dislike')).to.equal(false);
    expect(page.find('textbox', /wrong/)).to.equal(null);
    expect(await ratings(page)).to.deep.equal([]);
  });
});
