// @ts-check
/**
 * Where the time goes: `node bench/profile.mjs load`, `first`, `answer`, `tail`, `past`. It prints what the browser did on the main
 * thread, what of the element's own functions took longest by themselves, and the longest tasks with what is in them. The
 * element is bundled anew, with its functions' names.
 */
import {rmSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';
import {launch} from './browser.mjs';
import {prepare} from './prepare.mjs';
import {shown, table} from './table.mjs';
import {serve} from './server/server.mjs';
import {difyChat} from './widgets/dify-chat.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

const [what = 'answer', size = '200'] = process.argv.slice(2);
const built = 'bench/results/profiled';
rmSync(built, {recursive: true, force: true});
await build({
  entryPoints: {'dify-chat': 'src/index.ts'},
  outdir: built,
  bundle: true,
  splitting: true,
  format: 'esm',
  target: 'es2022',
  conditions: ['production'],
  minifySyntax: true,
  logLevel: 'error',
});
await prepare({isAlone: true});
const server = await serve([{...difyChat, folder: built.slice('bench/'.length)}]);
const browser = await launch();
try {
  const page = await browser.newPage();
  await page.setViewport({width: 1000, height: 720});
  const session = await page.createCDPSession();
  await page.goto(`${server.url}/page/dify-chat`);
  /** @type {any[]} */
  const events = [];
  session.on('Tracing.dataCollected', ({value}) => void events.push(...value));
  const run = (/** @type {string} */ expression) => page.evaluate(expression);
  const open = async () => {
    const at = /** @type {{x: number, y: number}} */ (await run('bench.launcherAt()'));
    await page.mouse.click(at.x, at.y);
    await run('bench.usable()');
  };
  const ask = async (/** @type {string} */ question) => {
    await run('bench.focus()');
    await page.keyboard.type(question);
    const before = await run('bench.answers()');
    await page.keyboard.press('Enter');
    await run(`bench.answered(${before})`);
  };
  const works =
    /** @type {Record<string, {before: () => Promise<unknown>, work: () => Promise<unknown>}>} */ ({
      load: {before: async () => undefined, work: () => run('bench.place()').then(open)},
      answer: {
        before: () =>
          run('bench.place()')
            .then(open)
            .then(() => ask('0')),
        work: () => ask(size),
      },
      first: {before: () => run('bench.place()').then(open), work: () => ask(size)},
      tail: {
        before: async () => {
          await run('bench.place()').then(open);
          await run('bench.focus()');
          await page.keyboard.type(`${size} tail`);
          await page.keyboard.press('Enter');
          await run('bench.begun(0).then(bench.atRest)');
        },
        work: () => fetch(`${server.url}/go-on`).then(() => run('bench.answered(0)')),
      },
      past: {before: () => run('bench.place(1000)'), work: () => open().then(() => run('bench.pastShown()'))},
    });
  const chosen = works[what];
  if (!chosen) throw new Error(`${what} is none of ${Object.keys(works).join(', ')}`);
  await chosen.before();
  await session.send('HeapProfiler.collectGarbage');
  await session.send('Tracing.start', {
    traceConfig: {
      includedCategories: [
        'toplevel',
        '__metadata',
        'devtools.timeline',
        'v8',
        'disabled-by-default-v8.cpu_profiler',
      ],
    },
    transferMode: 'ReportEvents',
  });
  await chosen.work();
  const complete = new Promise((done) => session.once('Tracing.tracingComplete', done));
  await session.send('Tracing.end');
  await complete;
  report(events);
} finally {
  await browser.close();
  await server.close();
  rmSync(built, {recursive: true, force: true});
}

/** @param {any[]} events */
function report(events) {
  const main = new Set(
    events.filter(({name, args}) => name === 'thread_name' && args.name === 'CrRendererMain').map(threadOf),
  );
  const spans = events
    .filter((event) => event.ph === 'X' && event.tdur !== undefined && main.has(threadOf(event)))
    .sort((a, b) => a.ts - b.ts || b.dur - a.dur);
  const tasks = nested(spans).filter(({name}) => name.endsWith('RunTask'));
  const total = tasks.reduce((sum, {tdur}) => sum + tdur, 0) / 1000;
  console.log(`${shown(total)} ms of CPU in ${tasks.length} tasks\n`);
  const byName = sums(tasks.flatMap(flat).map(({name, self}) => [name, self / 1000]));
  console.log(
    table([
      ['what the browser did', 'ms', '%'],
      ...byName.slice(0, 14).map(([name, ms]) => [name, shown(ms), shown((100 * ms) / total)]),
    ]),
  );
  console.log();
  console.log(table([['own functions, by themselves', 'ms'], ...selfTimes(events).slice(0, 25)]));
  console.log();
  const longest = [...tasks].sort((a, b) => b.tdur - a.tdur).slice(0, 10);
  console.log(
    table([
      ['longest tasks, ms', 'at ms', 'of it'],
      ...longest.map((task) => [
        shown(task.tdur / 1000),
        ((task.ts - (tasks[0]?.ts ?? 0)) / 1000).toFixed(),
        sums(flat(task).map(({name, self}) => [name, self / 1000]))
          .slice(0, 5)
          .map(([name, ms]) => `${name} ${shown(ms)}`)
          .join(', '),
      ]),
    ]),
  );
}

/** Spans in their tasks, with what each took by itself. @param {any[]} spans */
function nested(spans) {
  /** @type {any[]} */
  const roots = [];
  /** @type {Map<string, any[]>} */
  const stacks = new Map();
  for (const span of spans) {
    const stack = stacks.get(threadOf(span)) ?? [];
    stacks.set(threadOf(span), stack);
    while (stack.length && stack.at(-1).ts + stack.at(-1).dur <= span.ts) stack.pop();
    const node = Object.assign(span, {self: span.tdur, inner: []});
    const outer = stack.at(-1);
    if (outer) {
      outer.inner.push(node);
      outer.self -= span.tdur;
    } else roots.push(node);
    stack.push(node);
  }
  return roots;
}

/** @param {any} span @returns {any[]} */
function flat(span) {
  return [span, ...span.inner.flatMap(flat)];
}

/** @param {[string, number][]} entries @returns {[string, number][]} */
function sums(entries) {
  const all = new Map();
  for (const [name, value] of entries) all.set(name, (all.get(name) ?? 0) + value);
  return [...all].sort(([, a], [, b]) => b - a);
}

/** Of the sampling profiler. @param {any[]} events @returns {string[][]} */
function selfTimes(events) {
  const names = new Map();
  /** @type {[string, number][]} */
  const taken = [];
  for (const {args} of events.filter(({name}) => name === 'ProfileChunk')) {
    const {cpuProfile = {}, timeDeltas = []} = args.data;
    for (const {id, callFrame} of cpuProfile.nodes ?? []) names.set(id, callFrame);
    (cpuProfile.samples ?? []).forEach((/** @type {number} */ id, /** @type {number} */ at) => {
      const {functionName = '', url = '', lineNumber = 0} = names.get(id) ?? {};
      if (functionName === '(idle)' || functionName === '(program)') return;
      const file = url.split('/').pop();
      taken.push([`${functionName || 'anonymous'} ${file}:${lineNumber}`, (timeDeltas[at] ?? 0) / 1000]);
    });
  }
  return sums(taken).map(([name, ms]) => [name, shown(ms)]);
}

/** @param {{pid: number, tid: number}} event */
function threadOf({pid, tid}) {
  return `${pid}/${tid}`;
}
