/**
 * Takes pictures of states of the gallery that are the same each time, and on each machine with the same Chromium: with a
 * font of boxes, without anything that moves or blinks, and at one and the same time of day.
 */
import {chromium} from 'playwright-core';
import {startDemo} from '../../demo/server.mjs';
import {findChromium} from '../support/browsers.mjs';
import {atRest, choose} from '../support/gallery-page.mjs';
import {chromiumArgs} from '../support/launchers/chromium.mjs';
import {blockFont} from './block-font.mjs';
import {states} from './pictured.mjs';

/** The gallery's boxes are as wide as on a phone, and lie at whole pixels. */
const viewport = {width: 400, height: 700};

/** @typedef {Awaited<ReturnType<typeof openStudio>>} Studio */

/** Opens the gallery with these states, all of them reached. */
export async function openStudio() {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('Chromium is needed: run `npm run setup`');
  const [browser, demo] = await Promise.all([
    chromium.launch({executablePath, args: chromiumArgs, chromiumSandbox: process.getuid?.() !== 0}),
    startDemo({port: 0, pace: 0}),
  ]);
  const close = async () => void (await Promise.all([browser.close(), demo.close()]));
  try {
    const page = await browser.newPage({viewport, reducedMotion: 'reduce', locale: 'en-GB'});
    const faces = [blockFont(), blockFont({isBold: true})].map((font) => font.toString('base64'));
    await page.addInitScript(setInBoxes, faces);
    const only = new URLSearchParams(states.map((state) => ['only', state]));
    await page.goto(`${demo.url}/gallery.html?${only.toString()}`);
    await page.locator('html[data-settled]').waitFor({timeout: 120_000});
    return {
      /** What else than the chat decides about each pixel. */
      drawnBy: {chromium: Number.parseInt(browser.version(), 10), platform: process.platform},
      page,
      /** Shows all in another look. @param {import('./pictured.mjs').Look} look */
      turn: (look) => page.evaluate(choose, look),
      /** @param {string} state @returns {Promise<Buffer>} A PNG. */
      async take(state) {
        await page.evaluate(tidy);
        await page.evaluate(atRest);
        const box = page.locator(`#states section:has(h2:text-is("${state}")) .box`);
        return box.screenshot({animations: 'disabled', caret: 'hide', scale: 'css'});
      },
      /** Draws all with these rules besides, in place of those given before. @param {string} css */
      restyle: (css) => page.evaluate(adopt, css),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Runs in the page before all else. @param {string[]} faces */
function setInBoxes([regular = '', bold = '']) {
  const bytes = (/** @type {string} */ text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  for (const name of ['Boxes', 'Menlo']) {
    // The second is a name that code is set in.
    document.fonts.add(new FontFace(name, bytes(regular), {weight: '1 500'}));
    document.fonts.add(new FontFace(name, bytes(bold), {weight: '501 1000'}));
  }
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :root {
      --dify-chat-font: Boxes;
    }
    /* The page's own text is in a font of the system's, which would move what is below it. */
    header,
    .gallery > :not(#states),
    h2 {
      display: none !important;
    }`);
  document.adoptedStyleSheets.push(sheet);
}

/** Runs in the page. @param {string} css */
function adopt(css) {
  const page = /** @type {{rulesBesides?: CSSStyleSheet}} */ (globalThis);
  const sheet = (page.rulesBesides ??= new CSSStyleSheet());
  sheet.replaceSync(css);
  for (const {shadowRoot} of document.querySelectorAll('dify-chat'))
    if (shadowRoot && !shadowRoot.adoptedStyleSheets.includes(sheet))
      shadowRoot.adoptedStyleSheets.push(sheet);
}

/** Runs in the page: nothing has the focus, no clock has gone on, no emoji of the system's is to be seen. */
async function tidy() {
  for (const {shadowRoot} of document.querySelectorAll('dify-chat')) {
    if (!shadowRoot) continue;
    if (shadowRoot.activeElement instanceof HTMLElement) shadowRoot.activeElement.blur();
    for (const time of shadowRoot.querySelectorAll('.time')) time.setAttribute('data-time', '09:41');
    for (const icon of shadowRoot.querySelectorAll('.app-icon'))
      if (icon instanceof HTMLElement) icon.style.fontSize = '0';
  }
  await document.fonts.ready;
}
