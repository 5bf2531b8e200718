// @ts-check
/** A tab that the browser really freezes in the midst of an answer, and a page that it really keeps for the way back. */
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
  // The end may be in the next piece.
  await page.waitForFunction("document.querySelector('dify-chat').messages.at(-1).status === 'complete'");
});

test(
  'a page that comes back from the back/forward cache has its answer whole, and goes on',
  {skip},
  async (t) => {
    assert.ok(executablePath, 'Chromium is needed: run `npm run setup`');
    const [browser, site, dify] = await Promise.all([
      chromium.launch({
        executablePath,
        // With a stream still open a page is kept only for tests that ask for it.
        args: [
          ...chromiumArgs,
          '--enable-features=BackForwardCache:ignore_outstanding_network_request_for_testing/true',
        ],
        ignoreDefaultArgs: ['--disable-back-forward-cache'],
        chromiumSandbox: process.getuid?.() !== 0,
      }),
      servePages(),
      startStandIn({port: 0, control: true, pace: 0}),
    ]);
    t.after(() => Promise.all([browser.close(), site.close(), dify.close()]));
    /** @param {string} method @param {string} path @param {unknown} [body] */
    const control = (method, path, body) =>
      fetch(`${dify.url}/_control/${path}`, {
        method,
        ...(body !== undefined && {body: JSON.stringify(body)}),
      });
    const end = {event: {event: 'message_end', ...ids, metadata: {}}};
    await control('PUT', 'plays/left', {steps: [says('One'), {hold: 'back'}, says(' two'), end]});
    const element = `<dify-chat open mode="inline" base-url="${dify.url}/v1" api-key="app-demo-chat"></dify-chat>`;
    const body = `${element}<script type="module" src="/dist/dify-chat.js"></script>`;
    site.add('/chat', {body, connect: dify.url, trustedTypes: 'lit-html'});
    site.add('/elsewhere', {body: 'Another page', connect: dify.url});
    const page = await browser.newPage();
    page.setDefaultTimeout(15_000);
    await page.addInitScript(() => {
      const problems = /** @type {string[]} */ ([]);
      Object.assign(window, {problems, isKept: false});
      addEventListener('error', ({message}) => problems.push(message));
      addEventListener('unhandledrejection', ({reason}) => problems.push(String(reason)));
      addEventListener('pageshow', ({persisted}) => Object.assign(window, {isKept: persisted}));
    });
    await page.goto(`${site.url}/chat`);
    const box = page.getByRole('textbox');
    await box.fill('play:left');
    await box.press('Enter');
    await page.getByText('One', {exact: true}).first().waitFor();
    await box.fill('draft');
    await page.goto(`${site.url}/elsewhere`);
    await control('POST', 'gates/back');
    await page.goBack({waitUntil: 'commit'});
    await page.waitForFunction("document.querySelector('dify-chat').messages.at(-1).status === 'complete'");
    assert.equal(await page.evaluate('isKept'), true, 'the page was kept');
    assert.equal(
      await page.evaluate("document.querySelector('dify-chat').messages.at(-1).content"),
      'One two',
    );
    assert.equal(await box.inputValue(), 'draft');
    await box.fill('Where does this come from?');
    await box.press('Enter');
    await page.getByRole('article').filter({hasText: 'water column'}).last().waitFor();
    assert.deepEqual(await page.evaluate('problems'), []);
  },
);
