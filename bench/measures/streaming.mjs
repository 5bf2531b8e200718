// @ts-check
/** What answers cost while they come. */
import {EVENT, TAIL, endedAt} from '../server/streaming.mjs';
import {answerOf} from '../server/texts.mjs';
import {ask, openChat, send} from './asking.mjs';

/** The floor that draws in as many flushes as the widget. */
const LINES = 'plain-lines';

/** An answer of 50 KB takes 21 seconds, one of 200 KB 82. */
const PACED_ENOUGH_MS = 60_000;

/**
 * @param {import('../contest.mjs').Contest} contest
 * @param {readonly number[]} sizes in KB
 */
export async function measureBursts(contest, sizes) {
  for (const [index, kb] of sizes.entries()) {
    const row = `burst: ${kb} KB, ms`;
    await contest.take(
      row,
      async (page, {server}) => {
        await openChat(page);
        if (server.name === LINES) await page.run(`pacing.share = ${shareOf(kb, contest)}`);
        const {total, layout, script, longest, over50} = await page.spentOn(() => ask(page, `${kb}`));
        // Once more: to look for the end at every frame costs something, too.
        const before = await send(page, `${kb}`);
        const wait = (await page.run(`bench.endSeen(${before})`)) - endedAt();
        const flushes = isOurs(server) || server.name === LINES ? await countFlushes(page, kb) : undefined;
        return {
          [row]: total,
          [`burst: ${kb} KB, ms of style and layout`]: layout,
          [`burst: ${kb} KB, last byte to its end, ms on the clock`]: wait,
          [`burst: ${kb} KB, longest task, ms`]: longest,
          [`burst: ${kb} KB, tasks over 50 ms`]: over50,
          ...(flushes !== undefined && {[flushesRow(kb)]: flushes}),
          // To be seen how it grows. Not beside others: Chromium counts no script of those who read a stream by promises.
          ...(isOurs(server) && {[`own script: ${kb} KB at once, ms`]: script}),
        };
      },
      {
        rows: [row, `burst: ${kb} KB, longest task, ms`, `burst: ${kb} KB, tasks over 50 ms`],
        who: ({label}) => finished(contest, label, sizes[index - 1] ?? 0),
      },
    );
  }
}

/**
 * 150 events a second, all of the answer.
 *
 * @param {import('../contest.mjs').Contest} contest
 * @param {readonly number[]} sizes in KB
 */
export async function measurePaced(contest, sizes) {
  for (const kb of sizes) {
    const row = `paced: ${kb} KB, ms`;
    await contest.take(
      row,
      async (page) => {
        await openChat(page);
        const {total} = await page.spentOn(() => ask(page, `${kb} paced`));
        return {[row]: total};
      },
      {
        rows: [row],
        who: ({server, label}) => server.name !== 'renders-once' && finished(contest, label, kb),
        enough: PACED_ENOUGH_MS,
      },
    );
  }
}

/**
 * What one more event costs an answer that is long already: its last 2 KB are paced.
 *
 * @param {import('../contest.mjs').Contest} contest
 * @param {string} url
 * @param {readonly number[]} sizes in KB
 */
export async function measureTails(contest, url, sizes) {
  for (const kb of sizes) {
    const row = `paced: one more event at ${kb} KB, ms`;
    await contest.take(
      row,
      async (page) => {
        await openChat(page);
        const before = await send(page, `${kb} tail`);
        await page.run(`bench.begun(${before}).then(bench.atRest)`);
        const {total} = await page.spentOn(async () => {
          await fetch(`${url}/go-on`);
          await page.run(`bench.answered(${before})`);
        });
        return {[row]: total / (TAIL / EVENT)};
      },
      {rows: [row], who: ({server, label}) => server.name !== 'renders-once' && finished(contest, label, kb)},
    );
  }
}

/** @param {import('../server/server.mjs').WidgetServer} server */
const isOurs = ({name}) => name === 'dify-chat';

/** @param {number} kb */
const flushesRow = (kb) => `burst: ${kb} KB, frames in which it grew`;

/** And a third time: to be told of each change costs something, too. @param {import('../browser.mjs').BenchPage} page @param {number} kb */
async function countFlushes(page, kb) {
  const before = await send(page, `${kb}`);
  return page.run(`bench.flushes(${before})`);
}

/** How many characters at once the floor may append, to do it as often as the widget did. @param {number} kb @param {import('../contest.mjs').Contest} contest */
function shareOf(kb, {rows}) {
  const flushes = rows[flushesRow(kb)]?.['dify-chat']?.value ?? 1;
  return Math.ceil(answerOf(kb).length / flushes);
}

/** Who has not come to the end of a shorter answer is not asked for a longer one. @param {import('../contest.mjs').Contest} contest @param {string} label @param {number} kb 0 for the first */
function finished(contest, label, kb) {
  const row = contest.rows[`burst: ${kb} KB, ms`];
  return !row || row[label]?.value !== undefined;
}
