// @ts-check
/**
 * `npm run bench`: this widget beside others and beside floors, on the same answers, in one run. Options:
 *
 * `--quick` small answers, two rounds; `--alone` without the widgets of others;
 * `--only=loading,past` some of the measures, by their names below.
 */
import {mkdirSync, writeFileSync} from 'node:fs';
import {cpus} from 'node:os';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';
import {prepare} from './prepare.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

const {values: options} = parseArgs({
  options: {quick: {type: 'boolean'}, alone: {type: 'boolean'}, only: {type: 'string'}},
});
const isQuick = !!options.quick;
/** What is quickly told. */
const quick = ['loading', 'bursts', 'past', 'drawing'];
await prepare({isAlone: !!options.alone});

// Only now: they take packages and files that were not there before.
const {Contest} = await import('./contest.mjs');
const {contestants} = await import('./widgets/index.mjs');
const {measures} = await import('./measures/index.mjs');
const {measureRenderer} = await import('./measures/renderer.mjs');
const {serve} = await import('./server/server.mjs');
const {reportOf} = await import('./report.mjs');

const taking = contestants({isAlone: !!options.alone});
const server = await serve(taking.map((each) => each.server));
const contest = new Contest(taking, {
  url: server.url,
  rounds: isQuick ? 2 : 5,
  limit: isQuick ? 5 : 30,
});
const start = performance.now();
try {
  await contest.warmUp();
  const wanted = options.only?.split(',') ?? (isQuick ? quick : undefined);
  const isWanted = (/** @type {string} */ name) => !wanted || wanted.includes(name);
  /** @type {Awaited<ReturnType<typeof measureRenderer>>} */
  let drawing = {};
  for (const [name, measure] of Object.entries(measures)) {
    if (!isWanted(name)) continue;
    await measure(contest, server, isQuick);
    save(drawing); // a long run that breaks has not been for nothing
  }
  if (isWanted('drawing')) {
    drawing = await measureRenderer(contest, server.url, isQuick ? [10] : [2, 10, 50, 200]);
  }
  console.log(reportOf(save(drawing)));
} finally {
  await contest.close();
  await server.close();
}

/** @param {Awaited<ReturnType<typeof measureRenderer>>} drawing */
function save(drawing) {
  const measured = {
    date: new Date().toISOString(),
    minutes: (performance.now() - start) / 60_000,
    chromium: contest.version,
    cores: cpus().length,
    rounds: contest.rounds,
    contestants: taking.map(({label, isFloor, server: {name}}) => ({label, name, isFloor: !!isFloor})),
    rows: contest.rows,
    drawing,
  };
  mkdirSync('bench/results', {recursive: true});
  writeFileSync('bench/results/latest.json', `${JSON.stringify(measured, null, 2)}\n`);
  return measured;
}
