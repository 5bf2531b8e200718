/**
 * Pictures of the main states, for the README: docs/images/*.png. Needs a build, and Chromium.
 * The stand-in's answers are the same each time; a picture changes only where the widget's looks do.
 */
import {mkdirSync} from 'node:fs';
import {chromium} from 'playwright-core';
import {startDemo} from '../demo/server.mjs';
import {findChromium} from '../test/support/browsers.mjs';
import {chromiumArgs} from '../test/support/launchers/chromium.mjs';

const folder = 'docs/images';
const desktop = {width: 540, height: 820};
const phone = {width: 360, height: 740};

/**
 * @typedef {object} Shot
 * @property {string} name
 * @property {{width: number, height: number}} viewport
 * @property {'light' | 'dark'} [scheme]
 * @property {string} [dir]
 * @property {string} [lang]
 * @property {string} [app] of the stand-in
 * @property {(chat: any) => Promise<unknown>} [act] runs in the page
 */

/** @type {readonly Shot[]} */
const shots = [
  {name: 'welcome-light', viewport: desktop},
  {name: 'answer-light', viewport: desktop, act: (chat) => chat.send('Where does this come from?')},
  {
    name: 'answer-dark',
    viewport: desktop,
    scheme: 'dark',
    act: (chat) => chat.send('Show me what you can write'),
  },
  {
    name: 'workflow-dark',
    viewport: desktop,
    scheme: 'dark',
    app: 'app-demo-workflow',
    act: (chat) => chat.send('Plan the whole expedition'),
  },
  {name: 'form-light', viewport: desktop, app: 'app-demo-form'},
  {name: 'phone-light', viewport: phone, act: (chat) => chat.send('Which tent for two?')},
  {
    name: 'phone-dark-error',
    viewport: phone,
    scheme: 'dark',
    act: (chat) => chat.send('error 500').catch(() => undefined),
  },
  {
    name: 'phone-rtl',
    viewport: phone,
    dir: 'rtl',
    lang: 'ar',
    act: (chat) => chat.send('Which tent for two?'),
  },
];

const executablePath = findChromium();
if (!executablePath) throw new Error('Chromium is needed: run `npm run setup`');
mkdirSync(folder, {recursive: true});
/** The page is made up here, which the browser takes for a foreign network. */
const args = [...chromiumArgs, '--disable-features=LocalNetworkAccessChecks'];
const [demo, browser] = await Promise.all([
  startDemo({port: 0}),
  chromium.launch({executablePath, args, chromiumSandbox: process.getuid?.() !== 0}),
]);
try {
  await takeShop('light', 'Which tent for two?');
  await takeShop('dark', 'Where does this come from?');
  for (const shot of shots) await take(shot);
} finally {
  await Promise.all([browser.close(), demo.close()]);
}

/**
 * The first page of the demo, as a visitor finds it who has asked something.
 *
 * @param {'light' | 'dark'} colorScheme
 * @param {string} question
 */
async function takeShop(colorScheme, question) {
  const viewport = {width: 1280, height: 860};
  const page = await browser.newPage({viewport, colorScheme, reducedMotion: 'reduce'});
  await page.goto(demo.url);
  await page.evaluate(async (question) => {
    const chat = /** @type {any} */ (document.querySelector('dify-chat'));
    chat.show();
    await chat.ready;
    await chat.send(question);
  }, question);
  await keep(page, `desktop-${colorScheme}`, 'en');
}

/** @param {Shot} shot */
async function take({
  name,
  viewport,
  scheme = 'light',
  dir = 'ltr',
  lang = 'en',
  app = 'app-demo-chat',
  act,
}) {
  const page = await browser.newPage({
    viewport,
    colorScheme: scheme,
    reducedMotion: 'reduce',
    deviceScaleFactor: 1.5,
  });
  await page.route('**/picture.html', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><html lang="${lang}" dir="${dir}"><meta name="viewport" content="width=device-width">
        <meta name="color-scheme" content="light dark"><title>A page</title>
        <body><script type="module" src="/dist/dify-chat.js"></script></body></html>`,
    }),
  );
  await page.goto(`${demo.url}/picture.html`);
  const settings = {
    'base-url': `${demo.standInUrl}/v1`,
    'api-key': app,
    persist: 'none',
    open: '',
  };
  await page.evaluate(async (settings) => {
    const chat = /** @type {any} */ (document.createElement('dify-chat'));
    for (const [key, value] of Object.entries(settings)) chat.setAttribute(key, value);
    document.body.append(chat);
    await chat.ready;
  }, settings);
  await page.waitForLoadState('networkidle');
  if (act) await page.evaluate(`(${String(act)})(document.querySelector('dify-chat'))`);
  await keep(page, name, lang);
}

/**
 * @param {import('playwright-core').Page} page
 * @param {string} name of the picture
 * @param {string} lang
 */
async function keep(page, name, lang) {
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(500); // what moves in has arrived
  await page.evaluate(sayTheSameTime, lang);
  await page.screenshot({path: `${folder}/${name}.png`});
  await page.close();
  console.log(`${folder}/${name}.png`);
}

/** Runs in the page. The clock alone is to change no picture. @param {string} lang */
function sayTheSameTime(lang) {
  const time = new Intl.DateTimeFormat(lang, {timeStyle: 'short', timeZone: 'UTC'});
  for (const each of document.querySelector('dify-chat')?.shadowRoot?.querySelectorAll('.time') ?? [])
    each.setAttribute('data-time', time.format(Date.UTC(2026, 4, 4, 9, 41)));
}
