/** That the budget of the first answer counts what a browser really asks for on the way to it. */
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';
import {chromium} from 'playwright-core';
import {startStandIn} from '../../demo/stand-in/stand-in.mjs';
import {loadedBy} from '../../scripts/support/loaded-by.mjs';
import {findChromium} from '../support/browsers.mjs';
import {chromiumArgs} from '../support/launchers/chromium.mjs';
import {servePages} from './page-server.mjs';

const executablePath = findChromium();
const skip = !executablePath && process.env['CI'] !== 'true' && 'Chromium is not installed';

/**
 * What arrives meanwhile and nothing waits for: the keyboard's shortcuts, what is said without a network, other tabs, what
 * these share, why this app has no site (403).
 */
const beside = ['help.js', 'shared.js', 'offline.js', 'tabs.js', 'response-error.js'];

test('the budget of the first answer counts all that is loaded for it', {skip, timeout: 60_000}, async () => {
  assert.ok(executablePath, 'Chromium is needed: run `npm run setup`');
  const [browser, site, dify] = await Promise.all([
    chromium.launch({executablePath, args: chromiumArgs, chromiumSandbox: process.getuid?.() !== 0}),
    servePages(),
    startStandIn({port: 0, control: true, pace: 250}),
  ]);
  try {
    const element = `<dify-chat mode="inline" base-url="${dify.url}/v1" api-key="app-demo-plain"></dify-chat>`;
    const script = '<script type="module" src="/dist/dify-chat.js"></script>';
    site.add('/', {body: element + script, connect: dify.url});
    const page = await browser.newPage();
    const asked = new Set();
    page.on('request', (request) => {
      const [path] = /dist\/.*\.js$/.exec(request.url()) ?? [];
      if (path) asked.add(path);
    });
    await page.goto(`${site.url}/`);
    const textWriter = page.waitForRequest(/\/text-writer\.js$/);
    await page.getByRole('textbox').fill('Where does this come from?');
    await textWriter; // while the question is being written
    await page.keyboard.press('Enter');
    await page.locator('.markdown').getByText(/\w/).first().waitFor(); // the answer is still under way
    const budgets = JSON.parse(readFileSync('scripts/size-budgets.json', 'utf8'));
    const counted = loadedBy(
      budgets.find((/** @type {{what: string}} */ {what}) => what.startsWith('first')),
    );
    const isBeside = (/** @type {string} */ path) => beside.some((name) => path.endsWith(`/${name}`));
    assert.deepEqual([...asked].filter((path) => !isBeside(path)).sort(), counted.sort());
  } finally {
    await browser.close();
    await Promise.all([site.close(), dify.close()]);
  }
});
