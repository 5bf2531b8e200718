// @ts-check
/** Chromium, and what its main thread spends. CPU time, not time on the clock: other work on the machine is not ours. */
import {setTimeout as delay} from 'node:timers/promises';
import {launch as launchChromium} from 'puppeteer-core';
import {findChromium} from '../test/support/browsers.mjs';

/**
 * @typedef {object} Spent milliseconds of CPU on the main thread
 * @property {number} total
 * @property {number} layout with style
 * @property {number} script
 * @property {number} longest the longest task
 * @property {number} over50 tasks of more than 50 ms
 *
 * @typedef {object} Held
 * @property {number} bytes of the JavaScript heap
 * @property {number} nodes of all DOM trees
 * @property {number} listeners
 */

/** Something took longer than it may. */
export class TooSlow extends Error {
  /** @param {string} limit @param {string} what */
  constructor(limit, what) {
    super(`not within ${limit}`, {cause: what});
  }
}

/** Seconds of CPU, and of the clock, that a measurement may take, if not told otherwise: something never came. */
const LIMIT_S = 60;
const CLOCK_LIMIT_S = 150;

/** How often it is looked at what was spent. */
const LOOK_MS = 500;

/** Without the inspector's network agent, which copies all that arrives: 50 ms at once for a long answer. */
export async function launch() {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('There is no Chromium: set CHROME_PATH, or run `npm run setup`.');
  const isRoot = process.getuid?.() === 0;
  return launchChromium({
    executablePath,
    args: ['--disable-gpu', ...(isRoot ? ['--no-sandbox'] : [])],
    networkEnabled: false,
    protocolTimeout: 0,
  });
}

/** A page, and the ways to measure something in it. */
export class BenchPage {
  #page;
  #session;
  #browserSession;
  /** Seconds of CPU for one step. */
  limit = LIMIT_S;

  /**
   * @param {import('puppeteer-core').Page} page
   * @param {import('puppeteer-core').CDPSession} session
   * @param {import('puppeteer-core').CDPSession} browserSession
   */
  constructor(page, session, browserSession) {
    this.#page = page;
    this.#session = session;
    this.#browserSession = browserSession;
  }

  /**
   * @param {import('puppeteer-core').Browser} browser
   * @param {string} url
   * @param {number} [slowdown] of the CPU
   */
  static async open(browser, url, slowdown = 1) {
    // A context of its own has a cache, a storage and a process of its own.
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    await page.setViewport({width: 1000, height: 720});
    page.on('pageerror', (error) => console.error(error));
    const session = await page.createCDPSession();
    await session.send('Performance.enable', {timeDomain: 'threadTicks'});
    await page.goto(url);
    if (slowdown > 1) await session.send('Emulation.setCPUThrottlingRate', {rate: slowdown});
    return new BenchPage(page, session, await browser.target().createCDPSession());
  }

  /**
   * @param {string} expression
   * @returns {Promise<any>}
   */
  run(expression) {
    return this.#within(this.#page.evaluate(expression), expression);
  }

  /** @param {{x: number, y: number}} at */
  click({x, y}) {
    return this.#within(this.#page.mouse.click(x, y), 'click');
  }

  /** @param {import('puppeteer-core').KeyInput} key */
  press(key) {
    return this.#within(this.#page.keyboard.press(key), key);
  }

  /** @param {string} text */
  type(text) {
    return this.#within(this.#page.keyboard.type(text), 'type');
  }

  /**
   * What the main thread spends until the work is done.
   *
   * @param {() => Promise<unknown>} work
   * @returns {Promise<Spent>}
   */
  async spentOn(work) {
    await this.#session.send('HeapProfiler.collectGarbage');
    const endTrace = await this.#trace();
    const before = await this.#metrics();
    await work();
    const after = await this.#within(this.#metrics(), 'metrics');
    const tasks = await endTrace();
    const ms = (/** @type {string[]} */ ...names) =>
      names.reduce((sum, name) => sum + 1000 * ((after.get(name) ?? 0) - (before.get(name) ?? 0)), 0);
    return {
      total: ms('TaskDuration'),
      layout: ms('LayoutDuration', 'RecalcStyleDuration'),
      script: ms('ScriptDuration'),
      longest: Math.max(0, ...tasks),
      over50: tasks.filter((task) => task > 50).length,
    };
  }

  /** What is left when everything that nobody needs has gone. @returns {Promise<Held>} */
  async held() {
    for (let time = 0; time < 3; time++) await this.#session.send('HeapProfiler.collectGarbage');
    const metrics = await this.#metrics();
    const of = (/** @type {string} */ name) => metrics.get(name) ?? NaN;
    return {bytes: of('JSHeapUsedSize'), nodes: of('Nodes'), listeners: of('JSEventListeners')};
  }

  async close() {
    await this.#browserSession.detach();
    await this.#page.browserContext().close();
  }

  /**
   * Traces nothing but tasks, which costs next to nothing.
   *
   * @returns {Promise<() => Promise<number[]>>} ends it: the tasks on the main thread, in milliseconds of CPU
   */
  async #trace() {
    /** @type {any[]} */
    const events = [];
    const collect = (/** @type {{value: object[]}} */ {value}) => void events.push(...value);
    this.#session.on('Tracing.dataCollected', collect);
    await this.#session.send('Tracing.start', {
      traceConfig: {includedCategories: ['toplevel', '__metadata']},
      transferMode: 'ReportEvents',
    });
    return async () => {
      const complete = new Promise((done) => this.#session.once('Tracing.tracingComplete', done));
      await this.#session.send('Tracing.end');
      await this.#within(complete, 'trace');
      this.#session.off('Tracing.dataCollected', collect);
      const main = new Set(
        events
          .filter(({name, args}) => name === 'thread_name' && args.name === 'CrRendererMain')
          .map(threadOf),
      );
      const tasks = events.filter(
        (event) => main.has(threadOf(event)) && event.name.endsWith('RunTask') && event.tdur !== undefined,
      );
      if (!tasks.length) throw new Error('The trace of Chromium names no task with its CPU time.');
      return tasks.map(({tdur}) => tdur / 1000);
    };
  }

  async #metrics() {
    const {metrics} = await this.#session.send('Performance.getMetrics');
    return new Map(metrics.map(({name, value}) => [name, value]));
  }

  /**
   * @template T
   * @param {Promise<T>} work
   * @param {string} what
   * @returns {Promise<T>}
   */
  async #within(work, what) {
    let isDone = false;
    const done = work.finally(() => (isDone = true));
    const start = performance.now();
    const before = await this.#cpuSeconds();
    while (!isDone) {
      await Promise.race([done, delay(LOOK_MS)]);
      if (isDone) break;
      const spent = (await this.#cpuSeconds()) - before;
      const passed = (performance.now() - start) / 1000;
      const isSpent = spent > this.limit;
      if (isSpent || passed > CLOCK_LIMIT_S) {
        done.catch(() => undefined); // what it comes to is of no interest any more
        throw new TooSlow(isSpent ? `${this.limit} s` : `${CLOCK_LIMIT_S} s on the clock`, what);
      }
    }
    return done;
  }

  /** Of all pages, which are one at a time: a page that does not answer could not tell its own. */
  async #cpuSeconds() {
    const {processInfo} = await this.#browserSession.send('SystemInfo.getProcessInfo');
    return processInfo.reduce((sum, {type, cpuTime}) => sum + (type === 'renderer' ? cpuTime : 0), 0);
  }
}

/** @param {{pid: number, tid: number}} event */
function threadOf({pid, tid}) {
  return `${pid}/${tid}`;
}
