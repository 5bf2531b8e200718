// @ts-check
/** What a page pays before anybody opens the chat, and until somebody can write in it. */
import {setTimeout as delay} from 'node:timers/promises';

/** What a widget loads by itself after its launcher is there belongs to it. */
const IDLE_MS = 1_000;

/**
 * @param {import('../contest.mjs').Contest} contest
 * @param {() => {requests: number, bytes: number}} takeTraffic
 * @param {boolean} isQuick
 */
export async function measureLoading(contest, takeTraffic, isQuick) {
  for (const slowdown of isQuick ? [1] : [1, 4]) {
    const at = slowdown > 1 ? ` at ${slowdown}× slower CPU` : '';
    const rows = [`load: ms to launcher${at}`, `load: ms to usable panel${at}`];
    await contest.take(
      `loading${at}`,
      async (page) => {
        takeTraffic();
        const launched = await page.spentOn(async () => {
          await page.run('bench.place()');
          await delay(IDLE_MS);
        });
        const before = takeTraffic();
        let after = before;
        const opened = await page.spentOn(async () => {
          await open(page);
          after = takeTraffic(); // at once: what is loaded ahead for the first answer comes right after
        });
        await delay(IDLE_MS);
        const later = takeTraffic();
        return {
          [`load: ms to launcher${at}`]: launched.total,
          [`load: ms to usable panel${at}`]: launched.total + opened.total,
          [`load: longest task, ms${at}`]: Math.max(launched.longest, opened.longest),
          ...(slowdown === 1 && {
            'load: requests before open': before.requests,
            'load: kB before open': before.bytes / 1000,
            'load: requests until usable': before.requests + after.requests,
            'load: kB until usable': (before.bytes + after.bytes) / 1000,
            'load: kB a second later': (before.bytes + after.bytes + later.bytes) / 1000,
          }),
        };
      },
      {slowdown, rows, who: ({isFloor}) => !isFloor},
    );
  }
}

/** With the mouse, as a visitor does. @param {import('../browser.mjs').BenchPage} page */
export async function open(page) {
  const at = await page.run('bench.launcherAt()');
  if (at) await page.click(at);
  await page.run('bench.usable()');
}
