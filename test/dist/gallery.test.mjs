/** The gallery of all states, in every theme and direction, by WCAG's rules as far as a machine can tell. */
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {after, before, test} from 'node:test';
import {chromium} from 'playwright-core';
import {startDemo} from '../../demo/server.mjs';
import {findChromium} from '../support/browsers.mjs';
import {atRest, choose} from '../support/gallery-page.mjs';
import {chromiumArgs} from '../support/launchers/chromium.mjs';

const executablePath = findChromium();
/** On a machine of somebody's own a missing browser is said aloud (by `npm run setup`); in CI it fails. */
const skip = !executablePath && process.env['CI'] !== 'true' && 'Chromium is not installed';

/** All states at once are a lot to look at for a slow machine. */
const timeout = 240_000;

/** @type {Record<string, unknown>} */
const everyRule = {rules: {'target-size': {enabled: true}}};
const contrastOnly = {runOnly: ['color-contrast']};

/** @type {import('playwright-core').Browser} */
let browser;
/** @type {Awaited<ReturnType<typeof startDemo>>} */
let demo;
/** @type {import('playwright-core').Page} */
let page;

before(
  async () => {
    if (skip) return;
    assert.ok(executablePath, 'Chromium is needed: run `npm run setup`');
    [browser, demo] = await Promise.all([
      chromium.launch({executablePath, args: chromiumArgs, chromiumSandbox: process.getuid?.() !== 0}),
      startDemo({port: 0, pace: 0}),
    ]);
    page = await openGallery('');
  },
  {timeout},
);

after(async () => {
  await browser?.close();
  await demo?.close();
});

test('every state of the gallery is reached', {skip}, async () => {
  const failed = await page.locator('[data-outcome="failed"]').allInnerTexts();
  assert.deepEqual(failed, []);
  assert.ok((await page.locator('[data-outcome="ready"]').count()) > 50);
});

for (const theme of ['light', 'dark']) {
  for (const dir of ['ltr', 'rtl']) {
    test(`axe finds nothing in ${theme}, ${dir}`, {skip, timeout}, async () => {
      await show(theme, dir);
      assert.deepEqual(await violations(), []);
    });
  }
}

test('axe finds nothing where the whole page is taken', {skip, timeout}, async () => {
  const states = await page.locator('#alone a').allInnerTexts();
  assert.ok(states.length > 1);
  for (const state of states) {
    const alone = await openGallery(`?${new URLSearchParams({only: state}).toString()}`);
    assert.equal(await alone.locator('[data-outcome="ready"]').count(), 1, state);
    for (const theme of ['light', 'dark'])
      for (const dir of ['ltr', 'rtl']) {
        await show(theme, dir, alone);
        assert.deepEqual(await violations(alone), [], `${state}, ${theme}, ${dir}`);
      }
    await alone.close();
  }
});

test('what can be pressed is 24 pixels wide and high, or more', {skip, timeout}, async () => {
  await show('light', 'ltr');
  const small = await page.evaluate(`(${smallTargets.toString()})(${inChats})`);
  assert.deepEqual(small, []);
});

test('what has the focus is seen to have it in forced colours', {skip, timeout}, async () => {
  await page.emulateMedia({forcedColors: 'active'});
  await page.keyboard.press('Tab'); // from here on the focus is a keyboard's
  const unseen = await page.evaluate(`(${withoutFocusRing.toString()})(${inChats})`);
  await page.emulateMedia({forcedColors: 'none'});
  assert.deepEqual(unseen, []);
});

test('nothing moves without end for a reader who asked for less motion', {skip, timeout}, async () => {
  assert.notDeepEqual(await page.evaluate(`(${endless.toString()})(${inChats})`), []);
  await page.emulateMedia({reducedMotion: 'reduce'});
  const find = `(${endless.toString()})(${inChats})`;
  await page.waitForFunction(`${find}.length === 0`, undefined, {timeout: 5_000}).catch(() => undefined); // the next frame
  const moving = await page.evaluate(find);
  await page.emulateMedia({reducedMotion: 'no-preference'});
  assert.deepEqual(moving, []);
});

test('nothing is lost in a window of 320 pixels', {skip, timeout}, async () => {
  await page.setViewportSize({width: 320, height: 640});
  await show('light', 'ltr');
  assert.deepEqual(await page.evaluate(`(${cutOff.toString()})(${inChats})`), []);
  await show('light', 'rtl');
  assert.deepEqual(await page.evaluate(`(${cutOff.toString()})(${inChats})`), []);
});

test('nothing is lost where a page makes it denser, airier, smaller or larger', {skip, timeout}, async () => {
  await show('light', 'ltr');
  for (const [space, size] of [
    ['3px', '12px'],
    ['6px', '20px'],
    [null, null],
  ]) {
    await page.evaluate(
      ([space, size]) => {
        const {style} = document.documentElement;
        style.setProperty('--dify-chat-space', space ?? null);
        style.setProperty('--dify-chat-font-size', size ?? null);
      },
      [space, size],
    );
    await page.evaluate(atRest); // some of it moves to its new place
    const lost = await page.evaluate(`(${cutOff.toString()})(${inChats})`);
    const small = await page.evaluate(`(${smallTargets.toString()})(${inChats})`);
    assert.deepEqual({lost, small}, {lost: [], small: []}, `${space}, ${size}`);
  }
});

test('nothing is lost when the reader sets text further apart', {skip, timeout}, async () => {
  await show('light', 'ltr');
  // As user style sheets and reading aids do it: by a rule in every tree. What is set on the page is not inherited.
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`
      * {
        line-height: 1.5 !important;
        letter-spacing: 0.12em !important;
        word-spacing: 0.16em !important;
      }
      p {
        margin-block-end: 2em !important;
      }`);
    for (const {shadowRoot} of document.querySelectorAll('dify-chat'))
      shadowRoot?.adoptedStyleSheets.push(sheet);
  });
  assert.deepEqual(await page.evaluate(`(${cutOff.toString()})(${inChats})`), []);
  await page.setViewportSize({width: 1280, height: 800});
  await show('light', 'ltr');
  assert.deepEqual(await page.evaluate(`(${cutOff.toString()})(${inChats})`), []);
});

test('a page that is zoomed to 400 % leaves room to read and to write', {skip, timeout}, async () => {
  const zoomed = await browser.newPage({viewport: {width: 320, height: 256}});
  await zoomed.goto(demo.url);
  await zoomed.getByRole('button', {name: 'Open chat'}).click();
  await zoomed.getByRole('textbox').fill('Which tent for two?');
  await zoomed.getByRole('textbox').press('Enter');
  await zoomed.getByRole('button', {name: 'Copy', exact: true}).waitFor();
  for (const name of ['Close chat', 'Send message', 'New conversation'])
    await zoomed.getByRole('button', {name}).click({trial: true});
  const thread = await zoomed.getByRole('log').boundingBox();
  assert.ok(thread && thread.height > 60, `the thread is ${thread?.height} pixels high`);
  await zoomed.close();
});

for (const look of ['paper', 'midnight', 'terminal', 'marmalade', 'ledger']) {
  test(
    `what stands side by side in the gallery can be read in the ready theme ${look}`,
    {skip, timeout},
    async () => {
      await page.setViewportSize({width: 1280, height: 800});
      // The page's scheme is the other one: the theme has its own.
      const theme = ['midnight', 'terminal'].includes(look) ? 'light' : 'dark';
      await page.evaluate(choose, {look, theme, dir: 'ltr'});
      await page.evaluate(atRest);
      // axe does not look at what lies on a gradient. At each of its ends there is one colour.
      for (let end = 0; (await page.evaluate(plain, end)) || end === 0; end += 1)
        assert.deepEqual(await violations(page, contrastOnly), [], `at the end ${end} of what has gradients`);
      await page.evaluate(choose, {look: '', theme: 'light'});
    },
  );
}

test('axe finds nothing where the ready themes are chosen', {skip, timeout}, async () => {
  await page.goto(`${demo.url}/themes.html`);
  await page.getByRole('button', {name: 'Copy', exact: true}).waitFor();
  await page.getByRole('list', {name: 'Suggested questions'}).waitFor();
  await page.getByRole('radio', {name: 'Midnight'}).check();
  await page.locator('dify-chat.midnight').waitFor();
  await page.evaluate(atRest);
  assert.deepEqual(await violations(), []);
});

/** @param {string} which of its states; all that can stand beside each other without it */
async function openGallery(which) {
  const gallery = await browser.newPage({viewport: {width: 1280, height: 800}});
  const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
  await gallery.addInitScript({content: readFileSync(axe, 'utf8')});
  await gallery.goto(`${demo.url}/gallery.html${which}`);
  await gallery.locator('html[data-settled]').waitFor({timeout: 120_000});
  return gallery;
}

/** @param {string} theme @param {string} dir */
async function show(theme, dir, gallery = page) {
  await gallery.evaluate(choose, {theme, dir});
  await gallery.evaluate(atRest);
}

/** @returns {Promise<string[]>} The rule and the place of each. */
async function violations(gallery = page, options = everyRule) {
  return gallery.evaluate(async (options) => {
    const {axe} = /** @type {{axe: any}} */ (/** @type {unknown} */ (globalThis));
    const found = await axe.run(document, {resultTypes: ['violations'], ...options});
    return found.violations.flatMap((/** @type {any} */ {id, nodes}) =>
      nodes.map(
        (/** @type {any} */ {target, html, any}) =>
          `${id}: ${any?.[0]?.message} ${target.flat().join(' ')}: ${html}`,
      ),
    );
  }, options);
}

/**
 * Runs in the page. Puts one of its colours in the place of each gradient behind text.
 *
 * @param {number} end
 * @returns {boolean} whether there was one with so many
 */
function plain(end) {
  let isFound = false;
  const all = [...document.querySelectorAll('dify-chat')].flatMap((chat) => [
    .../** @type {NodeListOf<HTMLElement>} */ (chat.shadowRoot?.querySelectorAll('[part]') ?? []),
  ]);
  for (const each of all) {
    each.style.background = '';
    const {backgroundImage, backgroundColor} = getComputedStyle(each);
    const color = backgroundImage.match(/(?:rgba?|color)\([^)]*\)/g)?.[end];
    if (!color) continue;
    isFound = true;
    each.style.background = /, 0\)$/.test(color) ? backgroundColor : color; // transparent at one of its ends
  }
  return isFound;
}

/** Runs in the page: what fits a selector, and can be seen, in each chat. */
const inChats = `(selector) => [...document.querySelectorAll('dify-chat')].flatMap((chat) =>
  [...chat.shadowRoot.querySelectorAll(selector)]
    .filter((each) => each.checkVisibility() && !each.closest('.visually-hidden, .unread'))
    .map((each) => ({
      each,
      box: each.getBoundingClientRect(),
      chat,
      name: chat.getAttribute('heading') + ': ' + each.outerHTML.slice(0, 120),
    })))`;

/** @typedef {{each: HTMLElement, box: DOMRect, chat: HTMLElement, name: string}} Found */

/** Runs in the page. @param {(selector: string) => Found[]} find */
function smallTargets(find) {
  return (
    find('button, select, textarea, summary, input:not([type="checkbox"], [type="radio"], [type="file"])')
      // The grip in the corner is smaller, and keeps its distance, as the rule allows and axe measures.
      .filter(({each, box}) => !each.matches('.resize') && (box.width < 24 || box.height < 24))
      .map(({name, box}) => `${name} (${box.width} × ${box.height})`)
  );
}

/** Runs in the page. @param {(selector: string) => Found[]} find */
function withoutFocusRing(find) {
  return find('button, select, textarea, summary, input, a[href], [tabindex="0"]')
    .filter(({each}) => {
      each.focus({preventScroll: true});
      if (!each.matches(':focus')) return false; // it is disabled, or behind a dialog
      const rings = [each, each.closest('.composer, .history-search'), each.closest('label')].filter(
        (ring) => ring !== null,
      );
      return !rings.some((ring) => {
        const {outlineStyle, outlineWidth} = getComputedStyle(ring);
        return outlineStyle !== 'none' && outlineWidth !== '0px';
      });
    })
    .map(({name}) => name);
}

/** Runs in the page. @param {(selector: string) => Found[]} find */
function endless(find) {
  return find('*')
    .filter(({each}) =>
      each.getAnimations().some(({effect}) => effect?.getComputedTiming().iterations === Infinity),
    )
    .map(({name}) => name);
}

/** Runs in the page. What lies outside of its chat, or cannot be reached without scrolling to the side. */
function cutOff(/** @type {(selector: string) => Found[]} */ find) {
  const wide = find('.panel, .thread, .messages, .composer, .header, .history-list, .form-body')
    .filter(({each}) => each.scrollWidth > each.clientWidth + 1)
    .map(({name, each}) => `wider than its box by ${each.scrollWidth - each.clientWidth}: ${name}`);
  const outside = find('.panel button, .panel select, .panel textarea, .panel summary')
    // What scrolls by itself, as code and tables do, may be wider.
    .filter(({each}) => !each.closest('pre, .table, .code'))
    .filter(({box, chat}) => {
      const panel = chat.shadowRoot?.querySelector('.panel')?.getBoundingClientRect();
      return panel && (box.left < panel.left - 1 || box.right > panel.right + 1);
    })
    .map(({name}) => `outside of its panel: ${name}`);
  const clipped = find('button:not(.quiet-button)')
    .filter(({each}) => {
      const {overflow, textOverflow} = getComputedStyle(each);
      // Long names of conversations end in dots, in lists as everywhere; their tooltips have the rest.
      return each.scrollWidth > each.clientWidth + 1 && overflow !== 'visible' && textOverflow !== 'ellipsis';
    })
    .map(({name}) => `clipped: ${name}`);
  const page = document.documentElement;
  return [
    ...(page.scrollWidth > page.clientWidth ? [`the page is ${page.scrollWidth} wide`] : []),
    ...wide,
    ...outside,
    ...clipped,
  ];
}
