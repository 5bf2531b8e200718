/** A visitor who meets a fault in the midst of writing, and what must be so afterwards, whatever the fault was. */
import {expect} from '@open-wc/testing';
import type {ChatPage, Visit} from './chat-page.js';
import {openChat, until} from './chat-page.js';
import {FaultWatch} from './fault-watch.js';

// What they go through is read by the same code in every engine, and two of them go through it side by side.
before(function () {
  if (navigator.vendor.startsWith('Apple')) this.skip();
});

/** What the visitor has begun to write when the fault comes. */
const DRAFT = 'and another thing';

export interface FaultRow {
  /** What the stand-in is asked (see `demo/stand-in/faults.mjs`). */
  readonly say: string;
  /** What the reader finds written as the failure; `null` where nothing has failed. */
  readonly alert: RegExp | null;
  /** Of the `dify-error` that is heard, and of the answer. */
  readonly code?: string | readonly string[];
  readonly status?: number;
  /** What the reader finds of the answer. */
  readonly answer?: RegExp;
  readonly visit?: Visit;
  /** It happens again when it is tried again: browsers themselves repeat a request that met it. */
  readonly isLasting?: true;
}

/** Runs a test's steps under watch: nothing reaches the page, no stranger is asked, nothing is left over. */
export async function watched(visit: Visit, steps: (page: ChatPage) => Promise<void>): Promise<void> {
  const watch = new FaultWatch();
  try {
    const page = await openChat(visit);
    await steps(page);
    page.element.remove();
    await new Promise((resolve) => setTimeout(resolve)); // until then it may be on its way to another place
    expect(watch.leftovers).to.deep.equal([]);
    await until(async () => (await page.openRequests()) === 0, 'no request is left');
    expect(watch.leftovers).to.deep.equal([]);
    expect(watch.problems).to.deep.equal([]);
    expect(watch.strangers).to.deep.equal([]);
  } finally {
    watch.end();
  }
}

/** Asks, goes on writing, reads what comes of it, and tries again. */
export async function survives(row: FaultRow): Promise<void> {
  await watched(row.visit ?? {}, async (page) => {
    const query = row.isLasting ? row.say : `${row.say} once`;
    await page.ask(query);
    await page.type(DRAFT);
    await page.answered();
    expect(page.lastQuestion).to.equal(query);
    if (row.answer) await drawn(page, row.answer);
    if (row.alert) {
      expect(page.alert).to.match(row.alert);
      const errors = page.events('dify-error').map(({detail}) => detail.error);
      expect(errors).to.have.lengthOf(1);
      expect(errors[0]!.code).to.be.oneOf([row.code].flat());
      if (row.status !== undefined) expect(errors[0]!.status).to.equal(row.status);
      expect(page.events('dify-message').at(-1)!.detail.message.status).to.equal('error');
    } else {
      expect(page.alert).to.equal('');
      expect(page.events('dify-error')).to.have.lengthOf(0);
      expect(page.events('dify-message').at(-1)!.detail.message.status).to.equal('complete');
    }
    const heard = page.events('dify-chunk').at(-1)?.detail.content ?? '';
    expect(page.element.messages.at(-1)!.content).to.equal(heard);
    expect(page.textBox.value).to.equal(DRAFT);
    if (row.alert) {
      await page.click('Try again');
      if (row.isLasting) {
        await until(() => page.events('dify-error').length === 2, 'it fails again');
        await page.element.send('Hello');
      }
      await page.answered();
      expect(page.element.messages.at(-1)!.status).to.equal('complete');
      expect(page.lastAnswer).to.contain('“');
      if (row.isLasting) return;
      expect(page.textBox.value).to.equal(DRAFT);
      const sent = (await page.questions()).map(({body}) => body!['query']);
      expect(sent).to.deep.equal([query, query]);
    }
  });
}

/** Markdown is drawn a little after it has come. */
async function drawn(page: ChatPage, answer: RegExp): Promise<void> {
  await until(() => answer.test(page.lastAnswer), '').catch(() => undefined); // what is read instead says more
  expect(page.lastAnswer).to.match(answer);
}
