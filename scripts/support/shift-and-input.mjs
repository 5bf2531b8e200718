/**
 * What a visit feels like: how far things jump (cumulative layout shift), and how long an input waits for its paint
 * (interaction to next paint), from opening over an answer of 50 kB to closing. Chromium alone can tell.
 *
 * @see https://web.dev/articles/cls and https://web.dev/articles/inp
 */

/** Bytes of the answer, and into how many pieces it is cut. */
const ANSWER_BYTES = 50_000;
const PIECES = 125;

/** Milliseconds before the first piece: what moves within half a second of a press does not count. */
const AFTER_PRESS_MS = 600;

const chapter = (/** @type {number} */ number) => `## Day ${number}

The path leaves the village by the mill and climbs at once. *Take water here*: the next spring is **four hours** on, and in
August it is dry. See [the map](https://pinewake.example/map/${number}) for the way round.

- Pitch low, vents open
- Boots under the fly
  1. laces out
  2. insoles in the sleeping bag

| Hour | Height | Weather |
| ---: | ---: | --- |
| 6 | 1 204 m | mist |
| 9 | 1 810 m | clear |

\`\`\`js
const left = stages.filter(({day}) => day > ${number}).map(({km}) => km);
console.log(left.reduce((sum, km) => sum + km, 0));
\`\`\`

> Whoever walks slowly sees more, and whoever sits down sees all of it.

`;

/** @typedef {{shift: number, inputs: readonly number[]}} Feel Inputs in milliseconds, the longest last. */

/**
 * @param {import('playwright-core').Page} page A page of its own, with a closed `<dify-chat>` in it.
 * @param {string} standIn Address of a stand-in with `control`.
 * @param {{waitMs: number, throttle?: number, isTyping?: boolean}} options Between two pieces; how much slower the
 *   processor is while the answer comes in; whether the visitor goes on typing and pressing meanwhile.
 * @returns {Promise<Feel>}
 */
export async function feelOf(page, standIn, {waitMs, throttle = 1, isTyping = false}) {
  await fetch(`${standIn}/_control/plays/feel`, {
    method: 'PUT',
    body: JSON.stringify({steps: stepsOf(waitMs)}),
  });
  await page.evaluate(observe);
  await page.getByRole('button', {name: 'Open chat'}).click();
  const box = page.getByRole('textbox');
  await box.waitFor();
  await page.waitForTimeout(600); // what comes after the panel has come
  await box.fill('play:feel');
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('Emulation.setCPUThrottlingRate', {rate: throttle});
  await box.press('Enter');
  await page.getByRole('heading', {name: 'Day 1', exact: true}).waitFor();
  const over = page.evaluate(
    "new Promise((over) => addEventListener('dify-message', ({detail}) => detail.message.role === 'assistant' && over()))",
  );
  let isOver = false;
  over.then(
    () => (isOver = true),
    () => (isOver = true),
  );
  while (isTyping && !isOver) {
    await box.press('a');
    await page.getByRole('log').click({position: {x: 4, y: 4}});
    await box.click();
  }
  await over;
  await devTools.send('Emulation.setCPUThrottlingRate', {rate: 1});
  await page.getByRole('button', {name: 'Copy', exact: true}).last().waitFor();
  await page.waitForTimeout(300);
  await page.getByRole('textbox').press('Escape');
  await page.getByRole('button', {name: 'Open chat'}).waitFor();
  await page.waitForTimeout(300);
  return page.evaluate(() => /** @type {any} */ (globalThis).feel());
}

function stepsOf(/** @type {number} */ waitMs) {
  let story = '';
  for (let day = 1; story.length < ANSWER_BYTES; day++) story += chapter(day);
  const size = Math.ceil(story.length / PIECES);
  const ids = {task_id: '$task', message_id: '$message', conversation_id: '$conversation'};
  return [
    {wait: AFTER_PRESS_MS},
    ...Array.from({length: PIECES}, (_, at) => [
      {event: {event: 'message', ...ids, answer: story.slice(at * size, (at + 1) * size)}},
      {wait: waitMs},
    ]).flat(),
    {event: {event: 'message_end', ...ids, metadata: {}}},
  ];
}

/** Runs in the page. What moves within half a second of an input is the visitor's doing, as the figure is defined. */
export function observe() {
  let shift = 0;
  /** @type {number[]} */
  const inputs = [];
  new PerformanceObserver((list) => {
    for (const {hadRecentInput, value} of /** @type {any[]} */ (list.getEntries()))
      if (!hadRecentInput) shift += value;
  }).observe({type: 'layout-shift', buffered: true});
  new PerformanceObserver((list) => {
    for (const {interactionId, duration} of /** @type {any[]} */ (list.getEntries()))
      if (interactionId) inputs.push(duration);
  }).observe(/** @type {any} */ ({type: 'event', durationThreshold: 16, buffered: true}));
  /** @type {any} */ (globalThis).feel = () => ({shift, inputs: inputs.toSorted((a, b) => a - b)});
}
