/** The drop-in for Dify's own embed script, on pages as its users have them. */
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {chromium} from 'playwright-core';
import {startDemo} from '../../demo/server.mjs';
import {startStandIn} from '../../demo/stand-in/stand-in.mjs';
import {findChromium} from '../support/browsers.mjs';
import {chromiumArgs} from '../support/launchers/chromium.mjs';
import {servePages} from './page-server.mjs';

const executablePath = findChromium();
const skip = !executablePath && process.env['CI'] !== 'true' && 'Chromium is not installed';
const script = '<script src="/dist/embed.js" defer></script>';
const ID = '#dify-chatbot-bubble-button';

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
  site.add('/page', {body: script, connect: dify.url});
  const trustedTypes = "lit-html tag-manager 'allow-duplicates'";
  site.add('/bare', {body: '', connect: dify.url, trustedTypes});
  site.add('/twice', {body: script + script, connect: dify.url, trustedTypes});
});

after(async () => {
  await browser?.close();
  await Promise.all([site?.close(), dify?.close()]);
});

test('a token and a base URL are enough for a conversation, on a strict page', {skip}, async () => {
  const {page, problems} = await open('/page', {});
  const requests = /** @type {string[]} */ ([]);
  page.on('request', (request) => requests.push(request.url()));
  await page.getByRole('button', {name: 'Open chat'}).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill('Where does this come from?');
  await dialog.getByRole('textbox').press('Enter');
  await dialog.getByRole('article').filter({hasText: 'water column'}).last().waitFor();
  assert.deepEqual(problems, []);
  const api = requests.filter((url) => url.startsWith(dify.url));
  assert.ok(api.length > 0 && api.every((url) => url.startsWith(`${dify.url}/api/`)), api.join('\n'));
  await page.close();
});

test('every key that is documented is taken', {skip}, async () => {
  const inputs = {topic: 'x'.repeat(5000), count: 3, isMember: true, tags: ['a', {b: null}]};
  const {page} = await open('/page', {
    inputs,
    systemVariables: {user_id: 42, conversation_id: 'c0ffee00-0000-4000-8000-000000000000', locale: 'de'},
    userVariables: {name: 'Ann', avatar_url: 'https://example.com/ann.png?s=48'},
    draggable: true,
    dragAxis: 'y',
    sendOnEnter: false,
  });
  const said = await page.evaluate(() => {
    const chat = /** @type {any} */ (document.querySelector('dify-chat'));
    const names = ['app-token', 'base-url', 'user', 'conversation-id', 'lang', 'drag-axis', 'send-on'];
    return {
      ...Object.fromEntries(names.map((name) => [name, chat.getAttribute(name)])),
      name: chat.userName,
      avatar: chat.userAvatar,
      inputs: chat.inputs,
    };
  });
  assert.deepEqual(said, {
    'app-token': 'demo-chat',
    'base-url': `${dify.url}/api`,
    user: '42',
    'conversation-id': 'c0ffee00-0000-4000-8000-000000000000',
    lang: 'de',
    'drag-axis': 'y',
    'send-on': 'mod-enter',
    name: 'Ann',
    avatar: 'https://example.com/ann.png?s=48',
    inputs,
  });
  await page.close();
});

for (const [what, config, url] of /** @type {const} */ ([
  ['without a base URL', {baseUrl: undefined}, 'https://udify.app/api'],
  ['for developers of Dify', {baseUrl: undefined, isDev: true}, 'https://dev.udify.app/api'],
  ['with a prefix', {baseUrl: 'https://example.com/dify//'}, 'https://example.com/dify/api'],
  ['with an API elsewhere', {apiBaseUrl: 'https://api.example.com/web'}, 'https://api.example.com/web'],
])) {
  test(`the server is found ${what}`, {skip}, async () => {
    const {page} = await open('/page', config);
    assert.equal(await page.locator('dify-chat').getAttribute('base-url'), url);
    await page.close();
  });
}

test('what a page wants of the button is done to the launcher', {skip}, async () => {
  const {page, problems} = await open(
    '/page',
    `{
    containerProps: {
      id: 'mine', className: 'one  two', title: 'Ask us', innerHTML: '<b>no</b>',
      style: {backgroundColor: 'rgb(1, 2, 3)', width: 60, opacity: 0.9, zIndex: 9, '--own': '7px'},
      onClick() { window.clicks = (window.clicks ?? 0) + 1; },
    },
  }`,
  );
  const element = page.locator('dify-chat');
  assert.equal(await element.getAttribute('id'), ID.slice(1));
  assert.equal(await element.getAttribute('class'), 'one two');
  const launcher = page.locator('dify-chat [part=launcher]');
  assert.equal(await launcher.getAttribute('title'), 'Ask us');
  assert.equal(await launcher.locator('b').count(), 0);
  const style = await launcher.evaluate((button) => {
    const {backgroundColor, width, opacity, zIndex} = getComputedStyle(button);
    const own = getComputedStyle(button).getPropertyValue('--own');
    return {backgroundColor, width, opacity, zIndex, own};
  });
  assert.deepEqual(style, {
    backgroundColor: 'rgb(1, 2, 3)',
    width: '60px',
    opacity: '0.9',
    zIndex: '9',
    own: '7px',
  });
  await launcher.click();
  await page.getByRole('dialog').getByRole('textbox').waitFor();
  assert.equal(await page.evaluate('clicks'), 1, 'and only by a press of the button');
  await page.getByRole('dialog').getByRole('textbox').click();
  assert.equal(await page.evaluate('clicks'), 1);
  assert.deepEqual(problems, []);
  await page.close();
});

test('CSS text is a style, too', {skip}, async () => {
  const {page, problems} = await open('/page', {
    containerProps: {style: '--brand: rgb(9, 8, 7); background: var(--brand); width: 50px !important'},
  });
  const launcher = page.locator('dify-chat [part=launcher]');
  assert.deepEqual(
    await launcher.evaluate((button) => [
      getComputedStyle(button).backgroundColor,
      button.getBoundingClientRect().width,
    ]),
    ['rgb(9, 8, 7)', 50],
  );
  assert.deepEqual(problems, []);
  await page.close();
});

test(
  'the variables and ids that pages style the official button by mean what they meant',
  {skip},
  async () => {
    const {page} = await open('/page', {}, (sheet) => {
      sheet.replaceSync(`
      :root { --dify-chatbot-bubble-button-bottom: 3rem; --dify-chatbot-bubble-button-border-radius: 6px; }
      #dify-chatbot-bubble-button { background-color: #1C64F2 !important; right: 50px; }
      #dify-chatbot-bubble-window { width: 24rem !important; height: 30rem !important; }
    `);
    });
    const launcher = page.locator('dify-chat [part=launcher]');
    const looks = await launcher.evaluate((button) => {
      const {backgroundColor, borderRadius} = getComputedStyle(button);
      const {right, bottom, width} = button.getBoundingClientRect();
      return {backgroundColor, borderRadius, right: innerWidth - right, bottom: innerHeight - bottom, width};
    });
    assert.deepEqual(looks, {
      backgroundColor: 'rgb(28, 100, 242)',
      borderRadius: '6px',
      right: 50,
      bottom: 48,
      width: 48,
    });
    await launcher.click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').waitFor();
    assert.deepEqual(
      await dialog.evaluate(({clientWidth, clientHeight}) => [clientWidth, clientHeight]),
      [384, 480],
    );
    await page.close();
  },
);

test('it looks as the official button does where a page says nothing', {skip}, async () => {
  const {page} = await open('/page', {});
  const looks = await page.locator('dify-chat [part=launcher]').evaluate((button) => {
    const {backgroundColor, borderRadius} = getComputedStyle(button);
    const {right, bottom, width, height} = button.getBoundingClientRect();
    return {
      backgroundColor,
      borderRadius,
      right: innerWidth - right,
      bottom: innerHeight - bottom,
      width,
      height,
    };
  });
  assert.deepEqual(looks, {
    backgroundColor: 'rgb(21, 94, 239)',
    borderRadius: '25px',
    right: 16,
    bottom: 16,
    width: 48,
    height: 48,
  });
  await page.close();
});

test(
  'a script that runs twice makes one chat, and one that runs again takes the new settings',
  {skip},
  async () => {
    const {page} = await open('/twice', {});
    assert.equal(await page.locator('dify-chat').count(), 1);
    await page.evaluate(() => {
      Object.assign(window, {
        difyChatbotConfig: {.../** @type {any} */ (window).difyChatbotConfig, token: 'other'},
      });
    });
    await inject(page);
    assert.equal(await page.locator('dify-chat').count(), 1);
    assert.equal(await page.locator('dify-chat').getAttribute('app-token'), 'other');
    await page.close();
  },
);

test(
  'it may come late, leaves the page’s own onload alone, and comes back after a page swap',
  {skip},
  async () => {
    const {page} = await open('/bare', {dynamicScript: true});
    const handler = await page.evaluate(() => {
      document.body.onload = () => 'mine';
      return String(document.body.onload);
    });
    await inject(page);
    await page.locator('dify-chat [part=launcher]').waitFor();
    assert.equal(await page.evaluate(() => String(document.body.onload)), handler);
    await page.evaluate(() => {
      document.body.replaceChildren();
    });
    await inject(page);
    await page.getByRole('button', {name: 'Open chat'}).click();
    await page.getByRole('dialog').getByRole('textbox').waitFor();
    await page.close();
  },
);

test('without a token it says so once, and draws nothing', {skip}, async () => {
  const {page, problems} = await open('/page', {token: ''});
  assert.equal(problems.length, 1);
  assert.match(problems[0] ?? '', /no token/);
  assert.equal(await page.locator('dify-chat').count(), 0);
  await page.close();
});

test('the demo’s page, made as a user of the official embed would, has a chat', {skip}, async () => {
  const demo = await startDemo({port: 0, pace: 0});
  const page = await browser.newPage();
  /** @type {string[]} */
  const problems = [];
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  try {
    await page.goto(`${demo.url}/official.html`);
    await page.getByRole('button', {name: 'Open chat'}).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('Where does this come from?');
    await dialog.getByRole('textbox').press('Enter');
    await dialog.getByRole('article').filter({hasText: 'water column'}).last().waitFor();
    assert.deepEqual(problems, []);
  } finally {
    await page.close();
    await demo.close();
  }
});

/**
 * Adds the script as a tag manager would.
 *
 * @param {import('playwright-core').Page} page
 */
async function inject(page) {
  await page.evaluate(
    () =>
      new Promise((done, failed) => {
        const element = document.createElement('script');
        const {trustedTypes} = /** @type {any} */ (window);
        const policy = trustedTypes.createPolicy('tag-manager', {createScriptURL: String});
        element.src = policy.createScriptURL(`/dist/embed.js?${Math.random()}`);
        element.onload = done;
        element.onerror = failed;
        document.head.append(element);
      }),
  );
  await page.evaluate("customElements.whenDefined('dify-chat')");
}

/**
 * A page with `difyChatbotConfig`, as an object or as source text, and with a style sheet of its own.
 *
 * @param {string} path
 * @param {object | string} config
 * @param {(sheet: CSSStyleSheet) => void} [dress]
 */
async function open(path, config, dress) {
  const page = await browser.newPage({viewport: {width: 1200, height: 800}});
  page.setDefaultTimeout(10_000);
  /** @type {string[]} */
  const problems = [];
  page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()}`);
  });
  const known = JSON.stringify({token: 'demo-chat', baseUrl: dify.url});
  const own = typeof config === 'string' ? config : JSON.stringify(config, (_, value) => value ?? null);
  await page.addInitScript({content: `window.difyChatbotConfig = {...${known}, ...(${own})};`});
  if (dress)
    await page.addInitScript({
      content: `{ const sheet = new CSSStyleSheet(); (${String(dress)})(sheet); document.adoptedStyleSheets.push(sheet); }`,
    });
  await page.goto(site.url + path);
  if (path !== '/bare' && !(typeof config === 'object' && 'token' in config))
    await page.locator('dify-chat [part=launcher]').waitFor({state: 'attached'});
  return {page, problems};
}
