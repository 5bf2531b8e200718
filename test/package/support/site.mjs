/** A site that has installed the package: its examples, its pages, and the packed proxy in front of the stand-in. */
import assert from 'node:assert/strict';
import {once} from 'node:events';
import {readFileSync} from 'node:fs';
import {createServer} from 'node:http';
import {extname, normalize} from 'node:path';
import {chromium} from 'playwright-core';
import {startStandIn} from '../../../demo/stand-in/stand-in.mjs';
import {findChromium} from '../../support/browsers.mjs';
import {chromiumArgs} from '../../support/launchers/chromium.mjs';
import {theProject} from './project.mjs';

export const KEY = 'app-demo-chat';

const types = new Map([
  ['.css', 'text/css'],
  ['.html', 'text/html'],
  ['.js', 'text/javascript'],
]);

/** Folders of the site and where their files are in the project. */
const folders = new Map([
  ['/html/', 'html/'],
  ['/csp/', 'csp/'],
  ['/react/', 'react/dist/'],
  ['/vue/', 'vue/dist/'],
  ['/made/', 'made/'],
  ['/node_modules/dify-chat/', 'node_modules/dify-chat/'],
]);

/** A browser, and a site for it. A test needs a Chromium: this is the proof of the package, it is not skipped. */
export async function openSite() {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('Chromium is needed: run `npm run setup`');
  const project = theProject();
  const dify = await startStandIn({control: true, pace: 0});
  const [{difyProxy}, {toNodeListener}] = await Promise.all([
    project.load('dify-chat/proxy'),
    project.load('dify-chat/proxy/node'),
  ]);
  const limits = {messagesPerMinute: Infinity, requestsPerMinute: Infinity};
  const proxy = toNodeListener(difyProxy({apiKey: KEY, upstream: `${dify.url}/v1`, limits}));
  /** @type {Map<string, string>} */
  const pages = new Map();
  const server = createServer((request, response) => {
    const {pathname} = new URL(request.url ?? '/', 'http://site.test');
    const page = pages.get(pathname);
    if (pathname.startsWith('/chat-api/')) proxy(request, response);
    else if (page) response.writeHead(200, {'content-type': 'text/html'}).end(page);
    else if (pathname === '/favicon.ico') response.writeHead(204).end();
    else sendFile(response, pathname.endsWith('/') ? `${pathname}index.html` : pathname, project.path);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const {port} = /** @type {import('node:net').AddressInfo} */ (server.address());
  const browser = await chromium.launch({
    executablePath,
    args: chromiumArgs,
    chromiumSandbox: process.getuid?.() !== 0,
  });
  const url = `http://127.0.0.1:${port}`;
  return {
    /** @param {string} path @param {string} html */
    add: (path, html) => void pages.set(path, html),
    /** @param {string} path */
    open: (path) => openPage(browser, url + path),
    /**
     * A visit during which nothing may go wrong; what the console said is told before what the visitor did not find.
     *
     * @param {string} path
     * @param {(page: import('playwright-core').Page) => Promise<void>} work
     */
    async visit(path, work) {
      const {page, problems} = await openPage(browser, url + path);
      const failure = await work(page).then(
        () => undefined,
        (error) => error,
      );
      await page.close();
      assert.deepEqual(problems, []);
      if (failure) throw failure;
    },
    /** @param {string} method @param {string} path @param {unknown} [body] */
    control: (method, path, body) => control(dify.url, method, path, body),
    async close() {
      await browser.close();
      server.close();
      server.closeAllConnections();
      await dify.close();
    },
  };
}

/**
 * A page that notes what goes wrong in it.
 *
 * @param {import('playwright-core').Browser} browser
 * @param {string} url
 */
async function openPage(browser, url) {
  const page = await browser.newPage();
  page.setDefaultTimeout(15_000);
  /** @type {string[]} */
  const problems = [];
  page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`));
  page.on('console', (message) => {
    const isBad = message.type() === 'error' || message.type() === 'warning';
    if (isBad) problems.push(`console: ${message.text()} (${message.location().url})`);
  });
  await page.exposeFunction('noteProblem', (/** @type {string} */ problem) => void problems.push(problem));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({effectiveDirective, blockedURI}) => {
      // @ts-expect-error it is exposed above
      window.noteProblem(`${effectiveDirective} refused ${blockedURI}`);
    });
  });
  await page.goto(url);
  return {page, problems};
}

/**
 * Does what a visitor does.
 *
 * @param {import('playwright-core').Page} page
 * @param {string} question
 */
export async function ask(page, question) {
  const box = page.getByRole('dialog').getByRole('textbox');
  await box.fill(question);
  await box.press('Enter');
}

/**
 * @param {import('node:http').ServerResponse} response
 * @param {string} path
 * @param {(...path: string[]) => string} inProject
 */
function sendFile(response, path, inProject) {
  const type = types.get(extname(path));
  const folder = [...folders].find(([start]) => normalize(path).startsWith(start));
  try {
    if (!type || !folder) throw new Error('not for pages');
    const file = readFileSync(inProject(path.replace(...folder)));
    response.writeHead(200, {'content-type': type}).end(file);
  } catch {
    response.writeHead(404).end(); // the page's console says so, and the test fails
  }
}

/**
 * @param {string} url
 * @param {string} method
 * @param {string} path
 * @param {unknown} [body]
 * @returns {Promise<any>}
 */
async function control(url, method, path, body) {
  const response = await fetch(`${url}/_control/${path}`, {
    method,
    ...(body === undefined
      ? {}
      : {body: JSON.stringify(body), headers: {'content-type': 'application/json'}}),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  const text = await response.text();
  return text ? JSON.parse(text) : null;
}
