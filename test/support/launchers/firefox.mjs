/** Firefox for Web Test Runner, through puppeteer and WebDriver BiDi. */
import {chromeLauncher} from '@web/test-runner-chrome';
import puppeteer from 'puppeteer-core';
import {findFirefox} from '../browsers.mjs';

export function firefox() {
  const executablePath = findFirefox();
  return chromeLauncher({
    // @ts-expect-error The launcher only calls `launch`, which the default export has too.
    puppeteer,
    launchOptions: {
      browser: 'firefox',
      ...(executablePath ? {executablePath} : {}),
      headless: true,
      // Frames a second: with 60 of them the drawing, by the processor, takes a quarter of the whole run.
      extraPrefsFirefox: {'layout.frame_rate': 30},
      networkEnabled: false,
      args: ['-remote-allow-system-access'], // for `setMedia`
    },
    createPage: async ({browser, context}) => {
      const page = await context.newPage();
      page.emulateMediaFeatures = (features = []) =>
        setMedia(browser, Object.fromEntries(features.map(({name, value}) => [name, value])));
      page.emulateMediaType = (type = '') => setMedia(browser, {type});
      return page;
    },
  });
}

/** What a media feature is called inside Firefox. */
const overrides = new Map([
  ['prefers-color-scheme', 'prefersColorSchemeOverride'],
  ['prefers-reduced-motion', 'prefersReducedMotionOverride'],
  ['forced-colors', 'forcedColorsOverride'],
  ['type', 'mediumOverride'],
]);

/**
 * Sets media features from the browser's own scope: WebDriver BiDi has no command for it yet, and puppeteer's
 * `emulateMediaFeatures` then asks for CDP, which Firefox has given up.
 *
 * @param {import('puppeteer-core').Browser} browser
 * @param {Record<string, string>} features
 */
async function setMedia(browser, features) {
  /** @type {{connection: {send(method: string, params: object): Promise<{result: any}>}}} */
  const {connection} = /** @type {any} */ (browser);
  const settings = Object.entries(features).map(([name, value]) => {
    const property = overrides.get(name);
    if (!property) throw new Error(`Firefox cannot emulate ${name}`);
    return `browsingContext.${property} = ${JSON.stringify(value)};`;
  });
  const {result} = await connection.send('browsingContext.getTree', {'moz:scope': 'chrome'});
  await connection.send('script.evaluate', {
    target: {context: result.contexts[0].context},
    awaitPromise: false,
    expression: `
      for (const {gBrowser} of Services.wm.getEnumerator('navigator:browser')) {
        for (const {linkedBrowser: {browsingContext}} of gBrowser.tabs) { ${settings.join(' ')} }
      }`,
  });
}
