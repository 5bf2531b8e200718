/** Nothing jumps, by Chromium's own measure, in a visit that opens the chat, reads a long answer and closes it. */
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {chromium} from 'playwright-core';
import {startStandIn} from '../../demo/stand-in/stand-in.mjs';
import {feelOf, observe} from '../../scripts/support/shift-and-input.mjs';
import {findChromium} from '../support/browsers.mjs';
import {chromiumArgs} from '../support/launchers/chromium.mjs';
import {servePages} from './page-server.mjs';

const MAX_SHIFT = 0.05;

const executablePath = findChromium();
/** On a machine of somebody's own a missing browser is said aloud (by `npm run setup`); in CI it fails. */
const skip = !executablePath && process.env['CI'] !== 'true' && 'Chromium is not installed';

/** @type {import('playwright-core').Browser} */
let browser;
/** @type {Awaited<ReturnType<typeof servePages>>} */
let site;
/** @type {Awaited<ReturnType<typeof startStandIn>>} */
let dify;

before(async () => {
  if (skip) return;
  assert.ok(executablePath, 'Chromium is needed: run `npm run setup`');
  [browser, site, dify] = await Promise.all([
    chromium.launch({executablePath, args: chromiumArgs, chromiumSandbox: process.getuid?.() !== 0}),
    servePages(),
    startStandIn({port: 0, control: true}),
  ]);
});

after(async () => {
  await browser?.close();
  await Promise.all([site?.close(), dify?.close()]);
});

/** @param {string} attributes @param {{width: number, height: number}} viewport */
async function placed(attributes, viewport) {
  const element = `<dify-chat base-url="${dify.url}/v1" ${attributes}></dify-chat>`;
  const body = `${element}<script type="module" src="/dist/dify-chat.js"></script>`;
  site.add('/', {body, connect: dify.url, trustedTypes: 'lit-html'});
  const page = await browser.newPage({viewport});
  return page;
}

for (const viewport of [
  {width: 1280, height: 800},
  {width: 360, height: 740},
]) {
  test(`an answer of 50 kB moves nothing at ${viewport.width} pixels`, {skip, timeout: 60_000}, async () => {
    const page = await placed('api-key="app-demo-chat" persist="none"', viewport);
    await page.goto(`${site.url}/`);
    const {shift} = await feelOf(page, dify.url, {waitMs: 4});
    assert.ok(shift <= MAX_SHIFT, `${shift}`);
    await page.close();
  });

  test(`a past is drawn once, however late its parts come, at ${viewport.width} pixels`, {skip}, async () => {
    const past = await fetch(`${dify.url}/_control/past/app-demo-history`, {
      method: 'POST',
      body: JSON.stringify({user: 'back', messages: 30, minutesApart: 600}),
    });
    const {data} = /** @type {{data: {id: string}[]}} */ (await past.json());
    const page = await placed(
      `api-key="app-demo-history" user="back" conversation-id="${data[0]?.id}"`,
      viewport,
    );
    await page.route('**/chunks/**', async (route) => {
      await new Promise((later) => setTimeout(later, 150)); // the server of the page is further away than Dify's
      await route.continue();
    });
    await page.goto(`${site.url}/`);
    await page.evaluate(observe);
    await page.getByRole('button', {name: 'Open chat'}).click();
    await page.getByRole('button', {name: 'Copy', exact: true}).last().waitFor();
    await page.waitForTimeout(300); // what is late is to be seen
    const {shift} = await page.evaluate(() => /** @type {any} */ (globalThis).feel());
    assert.ok(shift <= MAX_SHIFT, `${shift}`);
    await page.close();
  });
}
