/** Chromium for Web Test Runner, and the arguments every test of ours starts it with. */
import {chromeLauncher} from '@web/test-runner-chrome';
import {findChromium} from '../browsers.mjs';

/** Steady under load, and drawing the same on every machine. As root Chromium has no sandbox. */
export const chromiumArgs = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-background-networking',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-component-update',
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--disable-renderer-backgrounding',
  '--disable-sync',
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
  '--no-first-run',
];

export function chromium() {
  // `launchOptions.browser` stays unset: with 'chrome' the launcher silently collects no coverage.
  const launcher = chromeLauncher({
    launchOptions: {...path(findChromium()), networkEnabled: false, args: chromiumArgs},
  });
  launcher.name = 'Chromium';
  return launcher;
}

/** @param {string | undefined} executablePath */
const path = (executablePath) => (executablePath ? {executablePath} : {});
