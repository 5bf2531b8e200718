// @ts-check
/** Chromium, and what its main thread spends. CPU time, not time on the clock: other work on the machine is not ours. */
import {chromium} from 'playwright-core';
import {findChromium} from '../test/support/browsers.mjs';

/**
 * @typedef {object} Spent milliseconds of CPU
 * @property {number} total
 * @property {number} layout with style
 */

/** No measurement takes that long: something never came. */
const LIMIT_MS = 120_000;

export async function launch() {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('There is no Chromium: set CHROME_PATH, or run `npm run setup`.');
  const isRoot = process.getuid?.() === 0;
  return chromium.launch({executablePath, chromiumSandbox: !isRoot, args: ['--disable-gpu']});
}

/** A page, and the two ways to measure an expression in it. */
export class BenchPage {
  #page;
  #session;

  /**
   * @param {import('playwright-core').Page} page
   * @param {import('playwright-core').CDPSession} session
   */
  constructor(page, session) {
    this.#page = page;
    this.#session = session;
  }

  /**
   * @param {import('playwright-core').Browser} browser
   * @param {string} url
   */
  static async open(browser, url) {
    const page = await browser.newPage();
    page.on('pageerror', (error) => console.error(error));
    page.on('response', (response) => {
      if (!response.ok() && !response.url().endsWith('/favicon.ico')) {
        console.error(`${response.status()} ${response.url()}`);
      }
    });
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable', {timeDomain: 'threadTicks'});
    await page.goto(url);
    return new BenchPage(page, session);
  }

  /**
   * @param {string} expression
   * @returns {Promise<any>}
   */
  async run(expression) {
    /** @type {NodeJS.Timeout | undefined} */
    let limit;
    const late = new Promise((_, reject) => {
      limit = setTimeout(() => reject(new Error(`${expression} does not end.`)), LIMIT_MS);
    });
    try {
      return await Promise.race([this.#page.evaluate(expression), late]);
    } finally {
      clearTimeout(limit);
    }
  }

  /** @param {string} expression @returns {Promise<Spent>} */
  async spentOn(expression) {
    await this.#session.send('HeapProfiler.collectGarbage');
    const before = await this.#metrics();
    await this.run(expression);
    const after = await this.#metrics();
    const ms = (/** @type {string[]} */ ...names) =>
      names.reduce((sum, name) => sum + 1000 * ((after.get(name) ?? 0) - (before.get(name) ?? 0)), 0);
    return {
      total: ms('TaskDuration'),
      layout: ms('LayoutDuration', 'RecalcStyleDuration'),
    };
  }

  /**
   * A run of its own, since a trace costs time.
   *
   * @param {string} expression
   * @returns {Promise<number>} the longest task on the main thread, in milliseconds of CPU
   */
  async longestTask(expression) {
    await this.#session.send('HeapProfiler.collectGarbage');
    /** @type {any[]} */
    const events = [];
    const collect = (/** @type {{value: object[]}} */ {value}) => void events.push(...value);
    this.#session.on('Tracing.dataCollected', collect);
    await this.#session.send('Tracing.start', {
      traceConfig: {includedCategories: ['toplevel', '__metadata']},
      transferMode: 'ReportEvents',
    });
    await this.run(expression);
    const complete = new Promise((done) => this.#session.once('Tracing.tracingComplete', done));
    await this.#session.send('Tracing.end');
    await complete;
    this.#session.off('Tracing.dataCollected', collect);
    const main = new Set(
      events.filter(({name, args}) => name === 'thread_name' && args.name === 'CrRendererMain').map(threadOf),
    );
    const tasks = events.filter(
      (event) => main.has(threadOf(event)) && event.name.endsWith('RunTask') && event.tdur !== undefined,
    );
    if (!tasks.length) throw new Error('The trace of Chromium names no task with its CPU time.');
    return Math.max(...tasks.map(({tdur}) => tdur)) / 1000;
  }

  async close() {
    await this.#page.close();
  }

  async #metrics() {
    const {metrics} = await this.#session.send('Performance.getMetrics');
    return new Map(metrics.map(({name, value}) => [name, value]));
  }
}

/** @param {{pid: number, tid: number}} event */
function threadOf({pid, tid}) {
  return `${pid}/${tid}`;
}
