/** Where the browsers of this machine are. */
import {accessSync, constants, existsSync} from 'node:fs';
import {delimiter, join} from 'node:path';

/** @typedef {'chromium' | 'firefox' | 'webkit'} Engine */

/** @type {readonly Engine[]} */
export const engines = ['chromium', 'firefox', 'webkit'];

const macApps = {
  chromium: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  firefox: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
};

/** @returns {string | undefined} the program, or undefined where there is none */
export function findChromium() {
  return (
    fromEnvironment('CHROME_PATH') ??
    onPath('chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge') ??
    macApps.chromium.find(isProgram)
  );
}

/** @returns {string | undefined} the program, or undefined where there is none */
export function findFirefox() {
  return (
    fromEnvironment('FIREFOX_PATH') ?? onPath('firefox-esr', 'firefox') ?? macApps.firefox.find(isProgram)
  );
}

/**
 * WebKitGTK: its driver, the small browser that comes with it, and a screen to show it on.
 *
 * @returns {{driver: string, browser: string, xvfb: string | undefined} | undefined}
 */
export function findWebKit() {
  const driver = onPath('WebKitWebDriver');
  const browser = miniBrowsers().find(isProgram);
  const xvfb = onPath('Xvfb');
  if (!driver || !browser || (!xvfb && !process.env['DISPLAY'])) return undefined;
  return {driver, browser, xvfb};
}

/**
 * The engines that can be tested here, in a fixed order.
 *
 * @returns {Engine[]}
 */
export function findEngines() {
  const found = {chromium: findChromium(), firefox: findFirefox(), webkit: findWebKit()};
  return engines.filter((engine) => found[engine]);
}

/**
 * The engines that were asked for: `BROWSERS=chromium,firefox`, or all.
 *
 * @returns {readonly Engine[]}
 */
export function wantedEngines() {
  const wanted = process.env['BROWSERS']?.split(/[\s,]+/).filter(Boolean);
  if (!wanted?.length) return engines;
  const unknown = wanted.filter((name) => !engines.some((engine) => engine === name));
  if (unknown.length) throw new Error(`BROWSERS: ${unknown.join(', ')} is none of ${engines.join(', ')}`);
  return engines.filter((engine) => wanted.includes(engine));
}

/** @param {string} name of an environment variable */
function fromEnvironment(name) {
  const path = process.env[name];
  if (!path) return undefined;
  if (!isProgram(path)) throw new Error(`${name}: ${path} is not a program`);
  return path;
}

/** @param {string[]} names the first one found wins */
function onPath(...names) {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram);
}

function miniBrowsers() {
  const triples = {x64: 'x86_64-linux-gnu', arm64: 'aarch64-linux-gnu'};
  const triple = triples[/** @type {keyof typeof triples} */ (process.arch)] ?? '';
  const folders = [`/usr/lib/${triple}`, '/usr/libexec', '/usr/lib64', '/usr/lib'].filter(existsSync);
  const versions = ['webkit2gtk-4.1', 'webkitgtk-6.0', 'webkit2gtk-4.0'];
  return versions.flatMap((version) => folders.map((folder) => join(folder, version, 'MiniBrowser')));
}

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false; // not there, or not ours to run: the next place may have it
  }
}
