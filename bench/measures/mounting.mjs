// @ts-check
/** What is left of a widget that has come and gone. */

import {setTimeout as delay} from 'node:timers/promises';

const TIMES = 20;

/** What has not ended so long after, in milliseconds, nobody ends. */
const SETTLED_MS = 1_000;

/**
 * @param {import('../contest.mjs').Contest} contest
 * @param {() => number} requestsUnderWay
 */
export async function measureMounting(contest, requestsUnderWay) {
  await contest.take(
    'mounting',
    async (page) => {
      await page.run(`bench.mount(${TIMES})`); // what is compiled and kept for good is no leak
      const before = await page.held();
      await page.run('bench.countTimers()');
      await page.run(`bench.mount(${TIMES})`);
      const after = await page.held();
      await delay(SETTLED_MS);
      return {
        'mounting: heap left, kB each': (after.bytes - before.bytes) / TIMES / 1000,
        'mounting: nodes left, each': (after.nodes - before.nodes) / TIMES,
        'mounting: listeners left, each': (after.listeners - before.listeners) / TIMES,
        'mounting: timers left, each': (await page.run('timers.size')) / TIMES,
        'mounting: requests left, each': requestsUnderWay() / TIMES,
      };
    },
    {rows: ['mounting: heap left, kB each'], who: ({isFloor}) => !isFloor},
  );
}
