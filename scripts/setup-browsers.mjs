/**
 * Finds Chromium, Firefox and WebKitGTK, and installs what is missing where that is one command: on Debian and
 * Ubuntu, as root or with a sudo that asks for no password. Elsewhere it says what to install. A missing engine
 * fails only in CI (`CI=true`); `SKIP_BROWSER_INSTALL=1` looks and installs nothing.
 */
import {spawnSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {findEngines, wantedEngines} from '../test/support/browsers.mjs';
import {run} from './support/run.mjs';

/** @typedef {import('../test/support/browsers.mjs').Engine} Engine */

/** @type {Record<Engine, string[]>} */
const debianPackages = {
  chromium: ['chromium'],
  firefox: ['firefox-esr'],
  webkit: ['webkit2gtk-driver', 'xvfb'],
};

/** So that text has a width: Latin, Greek and Cyrillic; Arabic and Hebrew; Chinese, Japanese and Korean; emoji. */
const debianFonts = ['fonts-dejavu-core', 'fonts-noto-core', 'fonts-wqy-zenhei', 'fonts-noto-color-emoji'];

/** @type {Record<Engine, string>} */
const advice = {
  chromium: 'install Chromium, Chrome or Edge, or set CHROME_PATH',
  firefox: 'install Firefox, or set FIREFOX_PATH',
  webkit: 'install WebKitGTK with WebKitWebDriver, MiniBrowser and Xvfb (Linux only)',
};

/**
 * @returns {Promise<number>} the exit code
 */
export async function setUpBrowsers() {
  const wanted = wantedEngines();
  const missing = () => wanted.filter((engine) => !findEngines().includes(engine));
  if (missing().length && canInstall()) await install(missing());

  const lacking = missing();
  console.log(`browsers: ${wanted.filter((engine) => !lacking.includes(engine)).join(', ') || 'none'}`);
  for (const engine of lacking) console.error(`MISSING ${engine}, will not be tested: ${advice[engine]}`);
  if (lacking.length && existsSync('/etc/debian_version')) {
    const packages = [...lacking.flatMap((engine) => debianPackages[engine]), ...debianFonts];
    console.error(`  sudo apt-get install --no-install-recommends ${packages.join(' ')}`);
  }
  const fatal = process.env['CI'] === 'true' ? lacking.length > 0 : lacking.length === wanted.length;
  return fatal ? 1 : 0;
}

/** @param {Engine[]} missing */
async function install(missing) {
  const packages = [...missing.flatMap((engine) => debianPackages[engine]), ...debianFonts];
  console.log(`installing ${packages.join(' ')}`);
  const apt = [...sudo(), 'apt-get', '-qq', '-o', 'Dpkg::Use-Pty=0', '-o', 'DPkg::Lock::Timeout=300'];
  const [command = '', ...args] = apt;
  const env = {DEBIAN_FRONTEND: 'noninteractive'};
  await run(command, [...args, 'update'], env);
  if ((await run(command, [...args, 'install', '--yes', '--no-install-recommends', ...packages], env)) === 0)
    return;
  // One package that a release does not have must not cost the engines it does have.
  for (const each of packages) {
    await run(command, [...args, 'install', '--yes', '--no-install-recommends', each], env);
  }
}

function canInstall() {
  if (process.env['SKIP_BROWSER_INSTALL']) return false;
  return existsSync('/usr/bin/apt-get') && (isRoot() || spawnSync('sudo', ['-n', 'true']).status === 0);
}

function sudo() {
  return isRoot() ? [] : ['sudo', '-n', '--preserve-env=DEBIAN_FRONTEND'];
}

function isRoot() {
  return process.getuid?.() === 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = await setUpBrowsers();
