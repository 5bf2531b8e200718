// @ts-check
/** What drawing costs by itself, without network, panel and protocol, in each of the ways that are compared. */
import {BenchPage} from '../browser.mjs';
import {progress} from '../contest.mjs';
import {median} from '../median.mjs';

export const ways = /** @type {const} */ (['once', 'burst', 'lines', 'groupedLines', 'paced']);

/**
 * @typedef {Record<string, {total: number, layout: number, longest: number}>} Ways
 *
 * @param {import('../contest.mjs').Contest} contest
 * @param {string} url
 * @param {readonly number[]} sizes in KB
 * @returns {Promise<Record<string, Ways>>} by KB, then by way
 */
export async function measureRenderer(contest, url, sizes) {
  const page = await BenchPage.open(await contest.browser(), `${url}/page/renderer`);
  /** @type {Record<string, Ways>} */
  const bySize = {};
  for (const kb of [20, 20, ...sizes]) {
    await page.run(`globalThis.text = renderer.answer(${kb}); void 0`);
    /** @type {Map<string, import('../browser.mjs').Spent[]>} */
    const spent = new Map(ways.map((way) => [way, []]));
    for (let round = 0; round < contest.rounds; round++) {
      progress(`drawing ${kb} KB, ${round + 1} of ${contest.rounds}`);
      for (const way of ways) {
        await page.run('void renderer.clear()');
        spent.get(way)?.push(await page.spentOn(() => page.run(`renderer.${way}(text)`)));
      }
    }
    // The first size only warms up.
    if (sizes.includes(kb))
      bySize[kb] = Object.fromEntries([...spent].map(([way, runs]) => [way, typical(runs)]));
  }
  await page.close();
  return bySize;
}

/** @param {readonly import('../browser.mjs').Spent[]} runs */
function typical(runs) {
  const of = (/** @type {'total' | 'layout' | 'longest'} */ what) => median(runs.map((run) => run[what]));
  return {total: of('total'), layout: of('layout'), longest: of('longest')};
}
