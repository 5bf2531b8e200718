// @ts-check
/** How long a key takes to be seen while an answer comes. On the clock: that is what a visitor waits. */
import {setTimeout as delay} from 'node:timers/promises';
import {percentile} from '../median.mjs';
import {openChat, send} from './asking.mjs';

/** A fast typist. */
const KEYS_PER_SECOND = 10;
const KEYS = 40;

/** A round takes five seconds, and ten on a slower CPU. */
const ENOUGH_MS = 60_000;

/** @param {import('../contest.mjs').Contest} contest @param {number} kb */
export async function measureTyping(contest, kb) {
  for (const slowdown of [1, 4]) {
    const at = slowdown > 1 ? ` at ${slowdown}× slower CPU` : '';
    const rows = [
      `typing: key to paint, median ms${at}`,
      `typing: key to paint, p95 ms${at}`,
      `typing: frames over 50 ms${at}`,
    ];
    const [middle = '', late = '', frames = ''] = rows;
    await contest.take(
      `typing${at}`,
      async (page) => {
        await openChat(page);
        const before = await send(page, `${kb} paced`);
        await page.run(`bench.begun(${before})`);
        await page.run('void bench.watch(); bench.focus()');
        for (let key = 0; key < KEYS; key++) {
          const start = performance.now();
          await page.press('x');
          await delay(Math.max(0, 1000 / KEYS_PER_SECOND - (performance.now() - start)));
        }
        const typed = await page.run('bench.typed()');
        if (!typed.includes('x')) return Object.fromEntries(rows.map((row) => [row, 'takes no text']));
        const seen = await page.run('seen');
        return {
          [middle]: percentile(seen.keys, 50),
          [late]: percentile(seen.keys, 95),
          [frames]: seen.frames.filter((/** @type {number} */ ms) => ms > 50).length,
        };
      },
      {slowdown, rows, enough: ENOUGH_MS, who: ({server}) => server.name !== 'renders-once'},
    );
  }
}
