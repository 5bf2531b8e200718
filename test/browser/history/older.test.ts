/** Paging back in the thread. */
import {expect, fixtureSync, html} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {ChatPage, Visit} from '../../support/chat-page.js';
import {atRest, openChat, painted, readText, until} from '../../support/chat-page.js';
import type {AppFields, Failure} from '../../support/stand-in.js';
import {failFromNowOn, failNoMore, Gate, givePast, registerApp, word} from '../../support/stand-in.js';

const greeting = 'Good to see you again.';

/** A conversation of so many turns, shown at its end. */
async function openPast(turns: number, visit: Visit = {}, app: AppFields = {}): Promise<ChatPage> {
  const key = await registerApp({parameters: {opening_statement: greeting}, ...app});
  const user = word();
  const [conversation] = await givePast(key, user, {conversations: 1, messages: turns});
  const attributes = {user, 'conversation-id': conversation!.id, ...visit.attributes};
  const page = await openChat({...visit, key, attributes});
  await until(
    () =>
      questionsOf(page)
        .at(-1)
        ?.startsWith(`Day ${String(turns)}:`),
    'the newest page is shown',
  );
  await until(() => toTheEnd(page) <= 1, 'it is at its end');
  return page;
}

function questionsOf(page: ChatPage): readonly string[] {
  return page.all('article', 'You said').map((article) => readText(article));
}

function firstQuestion(page: ChatPage): string {
  return /^Day \d+/.exec(questionsOf(page)[0] ?? '')?.[0] ?? '';
}

function questionOfDay(page: ChatPage, day: number): HTMLElement {
  return page
    .all('article', 'You said')
    .find((article) => readText(article).startsWith(`Day ${String(day)}:`))!;
}

function toTheEnd({log}: ChatPage): number {
  return log.scrollHeight - log.clientHeight - log.scrollTop;
}

function showsGreeting(page: ChatPage): boolean {
  return page.all('article', 'The assistant said').some((article) => readText(article) === greeting);
}

/** Whether every day is there once and in order. */
function isWhole(page: ChatPage, turns: number): boolean {
  const days = questionsOf(page).map((text) => Number(/^Day (\d+)/.exec(text)?.[1]));
  return days.length === turns && days.every((day, at) => day === at + 1);
}

/** From where the reader is, without a scroll that would ask by itself. */
async function pageBack(page: ChatPage): Promise<void> {
  (await page.seen('button', 'Load earlier messages')).click();
}

describe('a long thread', () => {
  it('shows its newest messages, and offers the earlier ones', async () => {
    const page = await openPast(120);
    await page.seen('button', 'Load earlier messages');
    expect(firstQuestion(page)).to.equal('Day 116');
    expect(showsGreeting(page)).to.equal(false);
    expect(page.log.scrollTop).to.be.greaterThan(600); // so far from the beginning it waits for the reader
  });

  it('pages back through all messages, and what the reader looks at stays where it is', async () => {
    const page = await openPast(120);
    for (const [first, next] of [
      [116, 76],
      [76, 36],
      [36, 1],
    ] as const) {
      await page.seen('button', 'Load earlier messages');
      page.log.scrollTop = 0;
      await until(() => questionOfDay(page, first), 'it is still there');
      const known = questionOfDay(page, first);
      await atRest(page.root, known);
      const place = known.getBoundingClientRect().top;
      await until(() => firstQuestion(page) === `Day ${String(next)}`, 'the page before is shown');
      // The same element, at the same place: a selection in it would have survived.
      expect(questionOfDay(page, first) === known).to.equal(true);
      expect(known.getBoundingClientRect().top).to.be.closeTo(place, 1);
      await painted();
      await painted();
      expect(known.getBoundingClientRect().top).to.be.closeTo(place, 1);
    }
    expect(isWhole(page, 120)).to.equal(true);
    expect(showsGreeting(page)).to.equal(true);
    expect(page.find('button', 'Load earlier messages')).to.equal(null);
    const pages = await page.requests('/v1/messages');
    expect(pages).to.have.lengthOf(4);
    expect(pages.map(({query}) => 'first_id' in query)).to.deep.equal([false, true, true, true]);
    expect(page.element.messages).to.have.lengthOf(240);
  });

  it('fills a window that its newest messages leave empty', async () => {
    const into = fixtureSync<HTMLElement>(html`<div></div>`);
    into.style.height = '3000px';
    const page = await openPast(20, {attributes: {mode: 'inline'}, into});
    await until(() => isWhole(page, 20), 'all is shown');
    expect(toTheEnd(page)).to.be.at.most(1);
  });

  it('pages back by keyboard, and the focus is not lost at the beginning', async () => {
    const page = await openPast(40);
    (await page.seen('button', 'Load earlier messages')).focus();
    await sendKeys({press: 'Enter'});
    await until(() => isWhole(page, 40), 'all is shown');
    await page.focused('log “Conversation”');
    await page.tells('beginning');
  });

  it('asks for a page once, however often it is asked to', async () => {
    const gate = new Gate();
    const page = await openPast(40);
    await failFromNowOn(page.key, {messages: {hold: gate.name}});
    const button = await page.seen('button', 'Load earlier messages');
    button.click();
    button.click();
    page.log.scrollTop = 0;
    await page.seen('button', 'Loading earlier messages');
    await painted();
    page.button('Loading earlier messages').click();
    await gate.open();
    await until(() => isWhole(page, 40), 'all is shown');
    expect(await page.requests('/v1/messages')).to.have.lengthOf(2);
  });

  it('keeps everything when a page cannot be had, and tries again when asked to', async () => {
    const page = await openPast(40);
    const refusal: Failure = {
      status: 500,
      body: {code: 'internal_server_error', message: 'No.', status: 500},
    };
    await failFromNowOn(page.key, {messages: refusal});
    await pageBack(page);
    await until(() => page.alert.includes('Earlier messages could not be loaded.'), 'it says so');
    expect(firstQuestion(page)).to.equal('Day 36');
    expect(page.events('dify-error')).to.have.lengthOf(1);
    await failNoMore(page.key);
    page.log.scrollTop = 0; // after a failure, coming near does not ask again by itself
    await page.click('Try again');
    await until(() => isWhole(page, 40), 'all is shown');
    expect(page.find('alert')).to.equal(null);
  });

  it('gives up a page that is on its way when the visitor goes on', async () => {
    const gate = new Gate();
    const page = await openPast(40);
    await failFromNowOn(page.key, {messages: {hold: gate.name}});
    await pageBack(page);
    await page.seen('button', 'Loading earlier messages');
    await until(async () => (await page.openRequests()) === 1, 'the server was asked');
    page.element.newConversation();
    await until(() => questionsOf(page).length === 0, 'it is empty');
    await until(async () => (await page.openRequests()) === 0, 'nobody waits for the page');
    expect((await page.requests('/v1/messages')).at(-1)!.closedByClient).to.equal(true);
    await gate.open();
    await painted();
    expect(questionsOf(page)).to.have.lengthOf(0);
    expect(page.events('dify-error')).to.have.lengthOf(0);
  });

  it('takes further questions while earlier messages come', async () => {
    const gate = new Gate();
    const page = await openPast(40);
    await failFromNowOn(page.key, {messages: {hold: gate.name}});
    await pageBack(page);
    await page.seen('button', 'Loading earlier messages');
    await page.talk('And the last day?');
    await gate.open();
    await until(() => firstQuestion(page) === 'Day 1', 'all is shown');
    expect(questionsOf(page).at(-1)).to.equal('And the last day?');
    expect(questionsOf(page)).to.have.lengthOf(41);
    expect(page.events('dify-message').map(({detail}) => detail.message.role)).to.deep.equal([
      'user',
      'assistant',
    ]);
  });

  it('can be read to its beginning also where the page wants no list of conversations', async () => {
    const page = await openPast(40, {attributes: {hide: 'history'}});
    await pageBack(page);
    await until(() => isWhole(page, 40), 'all is shown');
  });
});
