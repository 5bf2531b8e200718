// @ts-check
/** Who is compared, and how a measurement is taken of each in turn, so that a slow minute is a slow minute for all. */
import {BenchPage, TooSlow, launch} from './browser.mjs';
import {openChat} from './measures/asking.mjs';
import {median} from './median.mjs';

/**
 * @typedef {{label: string, server: import('./server/server.mjs').WidgetServer, isFloor?: boolean}} Contestant
 *
 * @typedef {object} Cell
 * @property {number} [value] median
 * @property {number[]} [runs]
 * @property {string} [note] why a round has no value
 *
 * @typedef {Record<string, Cell>} Row by contestant
 */

/** After so much time on one contestant's row it is left at what was measured, if not told otherwise. */
const ENOUGH_MS = 20_000;

export class Contest {
  /** @type {Record<string, Row>} what was measured */
  rows = {};
  /** Of Chromium. */
  version = '';
  /** @type {import('puppeteer-core').Browser | undefined} */
  #browser;
  #url;
  #limit;
  rounds;

  /**
   * @param {readonly Contestant[]} contestants
   * @param {{url: string, rounds: number, limit: number}} options `limit` in seconds of CPU
   */
  constructor(contestants, {url, rounds, limit}) {
    this.contestants = contestants;
    this.rounds = rounds;
    this.#url = url;
    this.#limit = limit;
  }

  async browser() {
    this.#browser ??= await launch();
    this.version = await this.#browser.version();
    return this.#browser;
  }

  /** Has every page loaded once, so that the server has compressed what it sends. */
  async warmUp() {
    for (const contestant of this.contestants) {
      progress(`warming up, ${contestant.label}`);
      const page = await this.open(contestant);
      await openChat(page);
      await page.close();
    }
  }

  /** @param {Contestant} contestant @param {number} [slowdown] */
  async open({server}, slowdown) {
    const page = await BenchPage.open(await this.browser(), `${this.#url}/page/${server.name}`, slowdown);
    page.limit = this.#limit;
    return page;
  }

  /**
   * Takes the numbers of each contestant, by the name of the row that they belong to.
   *
   * @param {string} what for the eyes of those who wait
   * @param {(page: BenchPage, contestant: Contestant) => Promise<Record<string, number | string>>} take
   * @param {{slowdown?: number, rounds?: number, who?: (contestant: Contestant) => boolean, rows: string[], enough?: number}} options
   *   `rows` are those that a contestant gets who is too slow
   */
  async take(what, take, {slowdown, rounds = this.rounds, who = () => true, rows, enough = ENOUGH_MS}) {
    /** @type {Map<Contestant, number>} */
    const times = new Map(this.contestants.filter(who).map((each) => [each, 0]));
    for (let round = 0; round < rounds; round++) {
      for (const [contestant, spent] of times) {
        if (spent > enough) continue;
        progress(`${what}, ${contestant.label}, ${round + 1} of ${rounds}`);
        const start = performance.now();
        const numbers = await this.#attempt(contestant, take, slowdown, rows);
        const isTooSlow = Object.values(numbers).some((number) => typeof number === 'string');
        times.set(contestant, isTooSlow ? Infinity : spent + performance.now() - start);
        for (const [row, number] of Object.entries(numbers)) this.#note(row, contestant, number);
      }
    }
  }

  async close() {
    await this.#browser?.close();
  }

  /**
   * @param {Contestant} contestant
   * @param {Parameters<Contest['take']>[1]} take
   * @param {number | undefined} slowdown
   * @param {string[]} rows
   * @returns {Promise<Record<string, number | string>>}
   */
  async #attempt(contestant, take, slowdown, rows) {
    const page = await this.open(contestant, slowdown);
    try {
      const numbers = await take(page, contestant);
      await page.close();
      return numbers;
    } catch (error) {
      if (!(error instanceof TooSlow)) throw new Error(`${contestant.label}`, {cause: error});
      // A page that does not answer does not close either.
      await this.#browser?.close();
      this.#browser = undefined;
      return Object.fromEntries(rows.map((row) => [row, error.message]));
    }
  }

  /** @param {string} name @param {Contestant} contestant @param {number | string} number */
  #note(name, {label}, number) {
    const row = (this.rows[name] ??= {});
    const cell = (row[label] ??= {});
    if (typeof number === 'string') {
      cell.note = number;
      return;
    }
    cell.runs = [...(cell.runs ?? []), number];
    cell.value = median(cell.runs);
  }
}

/** @param {string} what is under way */
export function progress(what) {
  const seconds = performance.now() / 1000;
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${seconds.toFixed()} s: ${what}`);
  else if (process.env['BENCH_LOG']) console.error(`${seconds.toFixed(1)} s: ${what}`);
}
