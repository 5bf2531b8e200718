/** The built files on a plain page with a strict Content-Security-Policy, in every way a page can load them. */
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {chromium} from 'playwright-core';
import {startStandIn} from '../../demo/stand-in/stand-in.mjs';
import {findChromium} from '../support/browsers.mjs';
import {chromiumArgs} from '../support/launchers/chromium.mjs';
import {servePages} from './page-server.mjs';

/** What the stand-in is asked, and a piece of its answer. */
const question = 'Where does this come from?';
const answer = 'water column';

/** Two copies are two Lits, each of which makes its policy. */
const twoCopies = "lit-html 'allow-duplicates'";

const waysToLoad = [
  {name: 'a module', scripts: '<script type="module" src="/dist/dify-chat.js"></script>'},
  {name: 'a module with a query', scripts: '<script type="module" src="/dist/dify-chat.js?v=1"></script>'},
  {
    name: 'a module behind a redirect',
    scripts: '<script type="module" src="/dify-chat@0/dist/dify-chat.js"></script>',
  },
  {name: 'a lean classic script', scripts: '<script src="/dist/dify-chat.classic.js"></script>'},
  {
    name: 'a lean classic script loaded twice',
    scripts: `
      <script src="/dist/dify-chat.classic.js"></script>
      <script defer src="/dist/dify-chat.classic.js"></script>`,
  },
  {name: 'a classic script', scripts: '<script src="/dist/dify-chat.iife.js"></script>'},
  {name: 'a script with everything', scripts: '<script src="/dist/dify-chat.all.js"></script>'},
  {name: 'a deferred classic script', scripts: '<script defer src="/dist/dify-chat.iife.js"></script>'},
  {
    name: 'a module loaded twice',
    scripts: `
      <script type="module" src="/dist/dify-chat.js"></script>
      <script type="module" src="/dist/dify-chat.js?v=2"></script>`,
  },
  {
    name: 'a classic script loaded twice',
    scripts: `
      <script src="/dist/dify-chat.iife.js"></script>
      <script src="/dist/dify-chat.iife.js"></script>`,
    trustedTypes: twoCopies,
  },
  {
    name: 'a module next to another copy and a classic script',
    scripts: `
      <script type="module" src="/copy/dist/dify-chat.js"></script>
      <script type="module" src="/dist/dify-chat.js"></script>
      <script src="/dist/dify-chat.iife.js"></script>`,
    trustedTypes: twoCopies,
  },
];

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
    startStandIn({port: 0, control: true, pace: 0}),
  ]);
});

after(async () => {
  await browser?.close();
  await Promise.all([site?.close(), dify?.close()]);
});

for (const [i, {name, scripts, trustedTypes = 'lit-html'}] of waysToLoad.entries()) {
  test(`${name} shows a launcher, opens and streams an answer`, {skip, timeout: 60_000}, async () => {
    const element = `<dify-chat base-url="${dify.url}/v1" api-key="app-demo-chat"></dify-chat>`;
    site.add(`/${i}`, {body: `${element}${scripts}`, connect: dify.url, trustedTypes});
    const {page, problems} = await open(`/${i}`);

    let failure;
    try {
      await askAndRead(page);
    } catch (error) {
      failure = error; // what the console said is the better news
    }
    assert.deepEqual(await problems(), []);
    if (failure) throw failure;
    await assert.rejects(
      page.evaluate("document.body.innerHTML = '<b>'"),
      /TrustedHTML/,
      'the policy was on',
    );
    await page.close();
  });
}

test(
  'a panel that cannot be loaded is said so once, and is there when it is asked for again',
  {skip},
  async () => {
    const element = `<dify-chat base-url="${dify.url}/v1" api-key="app-demo-chat"></dify-chat>`;
    site.add('/offline', {
      body: `${element}${waysToLoad[0]?.scripts}`,
      connect: dify.url,
      trustedTypes: 'lit-html',
    });
    const {page} = await open('/offline');
    let refused = 0;
    await page.route('**/chunks/**/chat-panel*', (route) => {
      refused += 1;
      return route.abort();
    });
    await page.evaluate(
      "window.codes = []; addEventListener('dify-error', (e) => codes.push(e.detail.error.code))",
    );
    await page.getByRole('button', {name: 'Open chat'}).click();
    const again = page.getByRole('button', {name: 'The chat could not be loaded. Try again'});
    await again.waitFor();
    await page.evaluate("document.querySelector('dify-chat').ready"); // settles, though nothing is there
    // What is asked for again by itself is asked for each frame, or more often.
    const frames =
      'new Promise((done) => { let left = 20; (function next() { left-- ? requestAnimationFrame(next) : done(); })(); })';
    await page.evaluate(frames);
    assert.ok(refused < 10, `asked for ${refused} times`);
    assert.deepEqual(new Set(/** @type {string[]} */ (await page.evaluate('codes'))), new Set(['network']));
    await page.unroute('**/chunks/**/chat-panel*');
    await again.click();
    await page.getByRole('dialog').getByRole('textbox').waitFor();
    await page.close();
  },
);

test('what says that there is no network is loaded before it is missed', {skip}, async () => {
  const element = `<dify-chat open base-url="${dify.url}/v1" api-key="app-demo-chat"></dify-chat>`;
  site.add('/no-network', {
    body: `${element}${waysToLoad[0]?.scripts}`,
    connect: dify.url,
    trustedTypes: 'lit-html',
  });
  const {page, problems} = await open('/no-network');
  const box = page.getByRole('textbox');
  await box.fill(question);
  await page.waitForLoadState('networkidle');
  await page.context().setOffline(true);
  const line = page.locator('.offline').getByText('You are offline.');
  await line.waitFor();
  const others = (await problems()).filter((each) => !each.includes('ERR_INTERNET_DISCONNECTED')); // the server is asked
  assert.deepEqual(others, []);
  await box.press('Enter');
  await page.locator('.offline[data-tried]').waitFor();
  assert.equal(await box.inputValue(), question);
  await page.context().setOffline(false);
  await line.waitFor({state: 'detached'});
  await box.press('Enter');
  await page.getByRole('article').filter({hasText: answer}).last().waitFor();
  await page.close();
});

test('a script with everything in it asks for no other', {skip}, async () => {
  const element = `<dify-chat open lang="de" greeting="$a^2$" base-url="${dify.url}/v1" api-key="app-demo-site"></dify-chat>`;
  const body = `${element}<script src="/dist/dify-chat.all.js"></script>`;
  site.add('/all', {body, connect: dify.url, trustedTypes: 'lit-html'});
  const page = await browser.newPage();
  /** @type {string[]} */
  const scripts = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.push(new URL(request.url()).pathname);
  });
  await page.goto(`${site.url}/all`);
  await page.locator('dify-chat math').waitFor();
  await page.locator('dify-chat .introduction').waitFor();
  await page.getByRole('button', {name: 'Nachricht senden'}).waitFor();
  assert.deepEqual(scripts, ['/dist/dify-chat.all.js']);
  await page.close();
});

test('a math formula comes from beside the classic script', {skip}, async () => {
  const element = `<dify-chat open greeting="$a^2$" base-url="${dify.url}/v1" api-key="app-demo-chat"></dify-chat>`;
  site.add('/math', {
    body: `${element}<script src="/dist/dify-chat.iife.js"></script>`,
    connect: dify.url,
    trustedTypes: 'lit-html',
  });
  const {page, problems} = await open('/math');
  await page.locator('dify-chat math').waitFor();
  assert.deepEqual(await problems(), []);
  await page.close();
});

test('a feature that only some apps have comes from beside the classic script', {skip}, async () => {
  const element = `<dify-chat open base-url="${dify.url}/v1" api-key="app-demo-site"></dify-chat>`;
  site.add('/feature', {
    body: `${element}<script src="/dist/dify-chat.iife.js"></script>`,
    connect: dify.url,
    trustedTypes: 'lit-html',
  });
  const {page, problems} = await open('/feature');
  await page.locator('dify-chat .introduction').waitFor();
  assert.deepEqual(await problems(), []);
  await page.close();
});

test('a frame that may not send forms can send messages', {skip}, async () => {
  const element = `<dify-chat open base-url="${dify.url}/v1" api-key="app-demo-chat"></dify-chat>`;
  site.add('/framed', {
    body: `${element}${waysToLoad.find(({name}) => name === 'a classic script')?.scripts}`,
    connect: dify.url,
    trustedTypes: 'lit-html',
  });
  const page = await browser.newPage();
  const sandbox = 'allow-scripts allow-same-origin';
  await page.setContent(`<iframe name="framed" sandbox="${sandbox}" src="${site.url}/framed"></iframe>`);
  const frame = page.frameLocator('iframe[name=framed]');
  await frame.getByRole('textbox').fill(question);
  await frame.getByRole('textbox').press('Enter');
  await frame.getByRole('article').filter({hasText: answer}).last().waitFor();
  await page.close();
});

/**
 * Does what a visitor does.
 *
 * @param {import('playwright-core').Page} page
 */
async function askAndRead(page) {
  await page.locator('dify-chat').getByRole('button').first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill(question);
  await dialog.getByRole('textbox').press('Enter');
  await dialog.getByRole('article').filter({hasText: answer}).last().waitFor();
}

/**
 * A page that notes what goes wrong in it.
 *
 * @param {string} path
 */
async function open(path) {
  const page = await browser.newPage();
  page.setDefaultTimeout(10_000);
  /** @type {string[]} */
  const errors = [];
  page.on('pageerror', (error) => errors.push(`uncaught: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(`console: ${message.text()} (${message.location().url})`);
  });
  await page.addInitScript(noteViolations);
  await page.goto(site.url + path);
  const problems = async () => [
    ...errors,
    .../** @type {string[]} */ (await page.evaluate('window.violations')),
  ];
  return {page, problems};
}

/** Runs in the page. */
function noteViolations() {
  /** @type {string[]} */
  const violations = [];
  Object.assign(window, {violations});
  document.addEventListener('securitypolicyviolation', (event) => {
    violations.push(`${event.effectiveDirective} refused ${event.blockedURI} (${event.sourceFile})`);
  });
}

test('what can be done with a message is in sight where there is no mouse', {skip}, async () => {
  const body = `<dify-chat mode="inline" base-url="${dify.url}/v1" api-key="app-demo-chat"></dify-chat>`;
  const script = '<script type="module" src="/dist/dify-chat.js"></script>';
  site.add('/', {body: body + script, connect: dify.url, trustedTypes: 'lit-html'});
  const context = await browser.newContext({hasTouch: true, isMobile: true});
  const page = await context.newPage();
  await page.goto(`${site.url}/`);
  for (const text of [question, `${question} Again.`]) {
    await page.getByRole('textbox').fill(text);
    await page.getByRole('button', {name: 'Send message'}).tap();
    await page.getByRole('button', {name: 'Save conversation'}).waitFor();
  }
  const tools = page.getByRole('toolbar');
  await tools.nth(3).waitFor();
  const opacities = await tools.evaluateAll((all) =>
    all.map((each) => [each, each.parentElement ?? each].map((one) => getComputedStyle(one).opacity).join()),
  );
  assert.deepEqual(opacities, ['1,1', '1,1', '1,1', '1,1']);
  await context.close();
});
