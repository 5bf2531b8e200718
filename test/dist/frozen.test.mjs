// @ts-check
/** A tab that the browser really freezes in the midst of an answer. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {chromium} from 'playwright-core';
import {startStandIn} from '../../demo/stand-in/stand-in.mjs';
import {findChromium} from '../support/browsers.mjs';
import {chromiumArgs} from '../support/launchers/chromium.mjs';
import {servePages} from './page-server.mjs';

const executablePath = findChromium();
const skip = !executablePath && process.env['CI'] !== 'true' && 'Chromium is not installed';

const ids = {conversation_id: '$conversation', message_id: '$message', id: '$message', task_id: '$task'};
/** @param {string} answer */
const says = (answer) => ({event: {event: 'message', ...ids, answer}});

test('an answer that comes while the tab is frozen is whole when it is thawed', {skip}, async (t) => {
  assert.ok(executablePath, 'Chromium is needed: run `npm run setup`');
  const [browser, site, dify] = await Promise.all([
    chromium.launch({executablePath, args: chromiumArgs, chromiumSandbox: process.getuid?.() !== 0}),
    servePages(),
    startStandIn({port: 0, control: true, pace: 0}),
  ]);
  t.after(() => Promise.all([browser.close(), site.close(), dify.close()]));
  /** @param {string} method @param {string} path @param {unknown} [body] */
  const control = (method, path, body) =>
    fetch(`${dify.url}/_control/${path}`, {method, ...(body !== undefined && {body: JSON.stringify(body)})});
  const end = {event: {event: 'message_end', ...ids, metadata: {}}};
  await control('PUT', 'plays/frozen', {steps: [says('One'), {hold: 'thaw'}, says(' two'), end]});
  const element = `<dify-chat open mode="inline" base-url="${dify.url}/v1" api-key="app-demo-chat"></dify-chat>`;
  const body = `${element}<script type="module" src="/dist/dify-chat.js"></script>`;
  site.add('/frozen', {body, connect: dify.url, trustedTypes: 'lit-html'});
  const page = await browser.newPage();
  await page.goto(`${site.url}/frozen`);
  const box = page.getByRole('textbox');
  await box.fill('play:frozen');
  await box.press('Enter');
  await page.getByText('One', {exact: true}).first().waitFor();
  await box.fill('draft');
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('Page.setWebLifecycleState', {state: 'frozen'});
  await control('POST', 'gates/thaw');
  await devTools.send('Page.setWebLifecycleState', {state: 'active'});
  await page.getByText('One two', {exact: true}).first().waitFor(); // it is told to screen readers, too
  assert.equal(await box.inputValue(), 'draft');
  assert.equal(await page.evaluate("document.querySelector('dify-chat').messages.at(-1).status"), 'complete');
});
