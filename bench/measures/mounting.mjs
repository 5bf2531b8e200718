// @ts-check
/** What is left of a widget that has come and gone. */

const TIMES = 20;

/** @param {import('../contest.mjs').Contest} contest */
export async function measureMounting(contest) {
  await contest.take(
    'mounting',
    async (page) => {
      await page.run(`bench.mount(${TIMES})`); // what is compiled and kept for good is no leak
      const before = await page.held();
      await page.run(`bench.mount(${TIMES})`);
      const after = await page.held();
      return {
        'mounting: heap left, kB each': (after.bytes - before.bytes) / TIMES / 1000,
        'mounting: nodes left, each': (after.nodes - before.nodes) / TIMES,
        'mounting: listeners left, each': (after.listeners - before.listeners) / TIMES,
      };
    },
    {rows: ['mounting: heap left, kB each'], who: ({isFloor}) => !isFloor},
  );
}
