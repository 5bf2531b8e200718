/** On a phone whose screen has a camera and a home bar: nothing to read or press lies under them. */
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {chromium} from 'playwright-core';
import {startDemo} from '../../demo/server.mjs';
import {findChromium} from '../support/browsers.mjs';
import {chromiumArgs} from '../support/launchers/chromium.mjs';

const executablePath = findChromium();
/** On a machine of somebody's own a missing browser is said aloud (by `npm run setup`); in CI it fails. */
const skip = !executablePath && process.env['CI'] !== 'true' && 'Chromium is not installed';
const window = {width: 844, height: 390};
const insets = {left: 47, right: 0, top: 0, bottom: 21};

/** @type {import('playwright-core').Browser} */
let browser;
/** @type {Awaited<ReturnType<typeof startDemo>>} */
let demo;

before(async () => {
  if (skip) return;
  assert.ok(executablePath, 'Chromium is needed: run `npm run setup`');
  [browser, demo] = await Promise.all([
    chromium.launch({executablePath, args: chromiumArgs, chromiumSandbox: process.getuid?.() !== 0}),
    startDemo({port: 0, pace: 0}),
  ]);
});

after(async () => {
  await browser?.close();
  await demo?.close();
});

for (const dir of ['ltr', 'rtl']) {
  test(`a phone on its side keeps clear of the edges, ${dir}`, {skip}, async () => {
    const page = await browser.newPage({
      viewport: window,
      hasTouch: true,
      isMobile: true,
      reducedMotion: 'reduce',
    });
    const devTools = await page.context().newCDPSession(page);
    await devTools.send('Emulation.setSafeAreaInsetsOverride', {insets});
    await page.goto(demo.url);
    await page.evaluate((dir) => document.documentElement.setAttribute('dir', dir), dir);
    await page.locator('[part="launcher"]').click();
    await page.getByRole('dialog').getByRole('textbox').waitFor();
    const header = await page.locator('[part="header"]').boundingBox();
    assert.deepEqual([header?.x, header?.width], [0, window.width], 'the background goes to the edges');
    for (const each of await page.locator('[part="header"] button, [part="composer"], .heading').all()) {
      if (!(await each.isVisible())) continue;
      const {x, y, width, height} = (await each.boundingBox()) ?? assert.fail();
      assert.ok(x >= insets.left && x + width <= window.width, `${await each.innerHTML()}: ${x}`);
      assert.ok(y + height <= window.height - insets.bottom, `${y + height}`);
    }
    await page.close();
  });
}
