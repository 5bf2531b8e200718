// @ts-check
/** Conversations with a past: what it costs to open them, to keep them open, and to go on with them. */
import {ask, openChat} from './asking.mjs';
import {open} from './loading.mjs';

/** @param {import('../contest.mjs').Contest} contest @param {readonly number[]} sizes in messages */
export async function measurePast(contest, sizes) {
  const who = (/** @type {import('../contest.mjs').Contestant} */ {isFloor}) => !isFloor;
  for (const messages of sizes) {
    const of = (/** @type {string} */ what) => `past: ${messages} messages, ${what}`;
    await contest.take(
      of('opened'),
      async (page, {server}) => {
        const empty = await page.held();
        const place = () => page.run(`bench.place(${messages})`);
        if (!server.isAlwaysOpen) await place();
        const start = performance.now();
        const {total, longest} = await page.spentOn(async () => {
          if (server.isAlwaysOpen) await place();
          await open(page);
          await page.run('bench.pastShown()');
        });
        const clock = performance.now() - start;
        await page.run('bench.atRest()');
        const {bytes, nodes} = await page.held();
        return {
          [of('opened, ms')]: total,
          [of('opened, ms on the clock')]: clock,
          [of('opened, longest task, ms')]: longest,
          [of('heap, MB')]: (bytes - empty.bytes) / 1e6,
          [of('DOM nodes')]: nodes - empty.nodes,
        };
      },
      {who, rows: ['opened, ms', 'heap, MB', 'DOM nodes'].map(of)},
    );
  }
}

/** What an exchange costs after so many messages. @param {import('../contest.mjs').Contest} contest @param {readonly number[]} sizes in messages */
export async function measureExchanges(contest, sizes) {
  for (const messages of sizes) {
    for (const isWhole of messages ? [false, true] : [false]) {
      const row = `exchange: after ${messages} messages${isWhole ? ', all of them shown' : ''}, ms`;
      await contest.take(
        row,
        async (page) => {
          await openChat(page, messages);
          if (isWhole) await page.run('bench.wholePast()');
          await ask(page, '2');
          const {total} = await page.spentOn(() => ask(page, '2'));
          return {[row]: total};
        },
        {
          rows: [row],
          // All others always show all.
          who: ({server, isFloor}) => !isFloor && (!isWhole || server.name === 'dify-chat'),
        },
      );
    }
  }
}
