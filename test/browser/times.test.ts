/** When it was said. */
import {expect} from '@open-wc/testing';
import type {ChatPage} from '../support/chat-page.js';
import {openChat, readText, until} from '../support/chat-page.js';
import {PageClock} from '../support/page-clock.js';
import {ends, givePast, registerApp, registerPlay, says, word} from '../support/stand-in.js';

const HOUR = 3_600_000;

/** A conversation whose turns lie so many hours apart, the last of them just now. */
async function openPast(turns: number, hoursApart: number, attributes = {}): Promise<ChatPage> {
  const key = await registerApp();
  const user = word();
  const [past] = await givePast(key, user, {messages: turns, minutesApart: hoursApart * 60});
  return openChat({key, attributes: {user, 'conversation-id': past!.id, ...attributes}});
}

function days({root}: ChatPage): readonly string[] {
  return [...root.querySelectorAll<HTMLElement>('.day')].map((line) => readText(line));
}

function times({root}: ChatPage): readonly HTMLTimeElement[] {
  return [...root.querySelectorAll<HTMLTimeElement>('article time')];
}

describe('the time of a message', () => {
  it('stands beside what can be done with it, and is no part of its text', async () => {
    const page = await openChat({attributes: {lang: 'en-GB'}});
    const before = Date.now();
    await page.talk('Hello');
    await until(() => times(page).length === 2, 'both have theirs');
    for (const time of times(page)) {
      expect(Date.parse(time.dateTime)).to.be.within(before - 2_000, Date.now() + 2_000); // Dify counts in seconds
      expect(time.dataset['time']).to.match(/^\d\d:\d\d$/);
      expect(time.title).to.contain(String(new Date(before).getFullYear()));
    }
    expect(page.lastQuestion).to.equal('Hello');
    expect(page.lastAnswer).to.not.match(/\d:\d\d/);
    expect(days(page)).to.deep.equal([]);
  });

  it('is not told where a server keeps none', async () => {
    const page = await openChat({
      properties: {
        fetch: async (...asked: Parameters<typeof fetch>) => {
          const response = await fetch(...asked);
          if (!response.body) return response;
          const text = (await response.text()).replace(/"created_at": ?\d+/g, '"created_at":0');
          return new Response(text, response);
        },
      },
    });
    await page.talk(await registerPlay([says('Forty-two.'), ends]));
    await until(() => times(page).length === 1, 'the question has its own');
    await page.seen('button', 'Copy');
    expect(times(page)).to.have.lengthOf(1);
  });
});

describe('days', () => {
  it('are told where they begin, and today only after another one', async () => {
    const page = await openPast(3, 24);
    await until(() => days(page).length === 3, 'there are three');
    expect(days(page).slice(1)).to.deep.equal(['Yesterday', 'Today']);
    const line = page.root.querySelector('.day time');
    expect(line!.getAttribute('datetime')).to.match(/^\d{4}-\d\d-\d\d$/);
    expect(line!.closest('article')).to.equal(null);
  });

  it('stay right when earlier messages come before them, and what is read stays where it is', async () => {
    const page = await openPast(10, 24);
    await until(() => days(page).length === 5, 'the newest page is there');
    const [first] = days(page);
    (await page.seen('button', 'Load earlier messages')).click();
    await until(() => days(page).length === 10, 'all are there');
    expect(days(page)[5]).to.equal(first);
    expect(days(page).at(-1)).to.equal('Today');
  });

  it('change their names at midnight', async () => {
    const clock = new PageClock();
    try {
      const page = await openPast(2, 24, {lang: 'de'});
      await until(() => days(page).join() === 'Gestern,Heute', 'today is today');
      clock.pass(24 * HOUR);
      await until(() => days(page).at(-1) === 'Gestern', 'today has become yesterday');
    } finally {
      clock.restore();
    }
  });
});
