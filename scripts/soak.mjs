// @ts-check
/**
 * `npm run soak`: an hour of a busy visitor in minutes, and what is left of it in the page. Needs a build, and Chromium.
 * `-- --quick` does a tenth. Its figures stand in `docs/soak.md`; whatever grows beyond the margins is a leak.
 */
import {chromium} from 'playwright-core';
import {startStandIn} from '../demo/stand-in/stand-in.mjs';
import {servePages} from '../test/dist/page-server.mjs';
import {findChromium} from '../test/support/browsers.mjs';
import {chromiumArgs} from '../test/support/launchers/chromium.mjs';

/** @typedef {{heap: number, nodes: number, listeners: number, elements: number}} Left Bytes, and counts. */

const share = process.argv.includes('--quick') ? 0.1 : 1;
const MOUNTS = 100 * share;
const MESSAGES = 1_000 * share;
const CONVERSATIONS = 200 * share;
/** Messages after which the visitor begins another conversation. */
const LENGTH = 50;
/** What may be more than before: engines keep compiled code and caches of their own. */
const MARGIN = {heap: 2 * 1024 * 1024, nodes: 50, listeners: 5, elements: 0};

const APP = 'app-demo-everything';
const USER = 'soak';

const executablePath = findChromium();
if (!executablePath) throw new Error('Chromium is needed: run `npm run setup`');
const [browser, site, dify] = await Promise.all([
  chromium.launch({executablePath, args: chromiumArgs, chromiumSandbox: process.getuid?.() !== 0}),
  servePages(),
  startStandIn({port: 0, control: true, pace: 0}),
]);
/** What the page reports as errors. @type {string[]} */
const problems = [];
try {
  site.add('/soak', {body: '<script type="module" src="/dist/dify-chat.js"></script>', connect: dify.url});
  const page = await browser.newPage();
  page.on('pageerror', (error) => problems.push(error.message));
  await page.goto(`${site.url}/soak`);
  await page.evaluate(inPage, {url: dify.url, app: APP, user: USER});
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('Performance.enable');

  /** @param {string} code @returns {Promise<void>} */
  const run = (code) => page.evaluate(`globalThis.soak.${code}`);
  /** Everything is loaded, and every cache filled. */
  await run('visit(3)');
  await run('remove()');
  /** @type {[string, Left][]} */
  const rows = [['before', await left()]];
  await run(`visits(${MOUNTS})`);
  rows.push([`${MOUNTS} elements put in, opened, asked and taken out`, await left()]);
  await run('mount()');
  for (let asked = 0; asked < MESSAGES; asked += LENGTH)
    await run(`talk(${Math.min(LENGTH, MESSAGES - asked)})`);
  await run('begin()');
  rows.push([
    `${MESSAGES} questions and answers, in an element that stays, then a new conversation`,
    await left(),
  ]);
  const ids = await past(CONVERSATIONS);
  for (const id of ids) await run(`open(${JSON.stringify(id)})`);
  await run('begin()');
  rows.push([`${ids.length} conversations opened in it, then a new one`, await left()]);
  await run('remove()');
  rows.push(['that element taken out', await left()]);

  console.log(table(rows));
  const [[, before] = fail('nothing was measured')] = rows;
  const [, after] = rows.at(-1) ?? fail('nothing was measured');
  const grown = Object.entries(MARGIN).filter(([name, margin]) => {
    const key = /** @type {keyof Left} */ (name);
    return after[key] - before[key] > margin;
  });
  for (const [name] of grown) console.error(`${name}: more than the margin is left`);
  for (const problem of problems) console.error(`the page: ${problem}`);
  process.exitCode = grown.length + problems.length > 0 ? 1 : 0;

  /** What is alive after a thorough collection. @returns {Promise<Left>} */
  async function left() {
    for (let round = 0; round < 3; round += 1) {
      await page.evaluate('new Promise((done) => setTimeout(done, 200))');
      await devTools.send('HeapProfiler.collectGarbage');
    }
    const {nodes, jsEventListeners} = await devTools.send('Memory.getDOMCounters');
    const {metrics} = await devTools.send('Performance.getMetrics');
    const heap = metrics.find(({name}) => name === 'JSHeapUsedSize')?.value ?? NaN;
    return {heap, nodes, listeners: jsEventListeners, elements: await instances()};
  }

  /** Elements of the widget's that anything in the page still holds, in the document or out of it. */
  async function instances() {
    const {result} = await devTools.send('Runtime.evaluate', {
      expression: 'customElements.get("dify-chat").prototype',
    });
    const {objects} = await devTools.send('Runtime.queryObjects', {
      prototypeObjectId: result.objectId ?? fail('there is no such element'),
      objectGroup: 'soak',
    });
    const {result: all} = await devTools.send('Runtime.getProperties', {
      objectId: objects.objectId ?? fail('nothing was found'),
      ownProperties: true,
    });
    await devTools.send('Runtime.releaseObjectGroup', {objectGroup: 'soak'});
    await devTools.send('Runtime.releaseObject', {objectId: result.objectId ?? ''});
    return all.filter(({name}) => /^\d+$/.test(name)).length;
  }
} finally {
  await Promise.all([browser.close(), site.close(), dify.close()]);
}

/** @param {number} conversations @returns {Promise<string[]>} their ids */
async function past(conversations) {
  const body = JSON.stringify({user: USER, conversations, messages: 10});
  const response = await fetch(`${dify.url}/_control/past/${APP}`, {method: 'POST', body});
  /** @type {{data: {id: string}[]}} */
  const {data} = await response.json();
  return data.map(({id}) => id);
}

/**
 * What a visitor does, as functions of the page.
 *
 * @param {{url: string, app: string, user: string}} given
 */
function inPage({url, app, user}) {
  const questions = [
    'Show me what you can write',
    'Which tent for two?',
    'Where does this come from?',
    'Hello',
  ];
  /** @type {any} */
  let element = null;
  let asked = 0;
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const soak = {
    async mount() {
      element = document.createElement('dify-chat');
      for (const [name, value] of Object.entries({'base-url': `${url}/v1`, 'api-key': app, user, open: ''}))
        element.setAttribute(name, value);
      document.body.append(element);
      await element.ready;
      await element.updateComplete;
    },
    remove() {
      element.remove();
      element = null;
    },
    async begin() {
      element.newConversation();
      await element.updateComplete;
      await frame();
    },
    /** @param {number} count */
    async talk(count) {
      await soak.begin();
      for (let at = 0; at < count; at += 1) {
        const inputs = {name: 'Ada', terrain: 'forest'};
        const said = await element.send({query: questions[asked++ % questions.length], inputs});
        if (said.status !== 'complete') throw new Error(`an answer ended as ${said.status}`);
        await frame();
      }
    },
    /** @param {string} id */
    async open(id) {
      await element.openConversation(id);
      await element.updateComplete;
      await frame();
    },
    /** Puts an element in, and asks so many questions. @param {number} count */
    async visit(count) {
      await soak.mount();
      await soak.talk(count);
      element.hide();
      element.show();
      await frame();
    },
    /** @param {number} count */
    async visits(count) {
      for (let at = 0; at < count; at += 1) {
        await soak.visit(1);
        soak.remove();
      }
    },
  };
  Object.assign(globalThis, {soak});
}

/** @param {[string, Left][]} rows */
function table(rows) {
  const [[, first] = fail('nothing was measured')] = rows;
  const more = (/** @type {number} */ now, /** @type {number} */ then) =>
    now === then ? '' : ` (${signed(now - then)})`;
  const mb = (/** @type {number} */ bytes) => (bytes / 1024 / 1024).toFixed(2);
  const lines = rows.map(
    ([what, {heap, nodes, listeners, elements}]) =>
      `| ${what} | ${mb(heap)} | ${nodes}${more(nodes, first.nodes)} | ${listeners}${more(listeners, first.listeners)} | ${elements} |`,
  );
  return [
    '| after | heap, MiB | nodes | listeners | `<dify-chat>` alive |',
    '| --- | --: | --: | --: | --: |',
    ...lines,
  ].join('\n');
}

/** @param {number} value */
function signed(value) {
  return value > 0 ? `+${value}` : String(value);
}

/** @param {string} why @returns {never} */
function fail(why) {
  throw new Error(why);
}
