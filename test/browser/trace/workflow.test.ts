import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {ChatPage, Visit} from '../../support/chat-page.js';
import {atRest, openChat, readText, until} from '../../support/chat-page.js';
import type {Step} from '../../support/stand-in.js';
import {ends, Gate, registerPlay, says} from '../../support/stand-in.js';
import {nodeEnds, nodeRetries, nodeStarts} from '../../support/trace-plays.js';
import {finishes, flowEvent, starts} from '../../support/workflow-plays.js';

/** The line over the last answer; what stands below it when it is open. */
function runOf(page: ChatPage): HTMLDetailsElement | null {
  return page.root.querySelector<HTMLDetailsElement>('article:last-of-type details.run');
}

function lineOf(page: ChatPage): string {
  return readText(runOf(page)?.querySelector('summary') ?? undefined);
}

async function line(page: ChatPage, words: string): Promise<void> {
  await until(() => lineOf(page) === words, `the line says “${words}”; it says “${lineOf(page)}”`);
}

/** Opens everything, as a reader would who presses every line. */
async function openAll(page: ChatPage): Promise<string> {
  runOf(page)!.querySelector('summary')!.click();
  await page.seen('list', 'Steps');
  for (const inside of runOf(page)!.querySelectorAll('details')) inside.open = true;
  return treeOf(page);
}

/** The tree in words: each mark by its name. */
function treeOf(page: ChatPage): string {
  const rows = [...runOf(page)!.querySelectorAll('.step-row, .branch-name, .step-error')];
  return rows
    .map((row) => {
      const depth = '  '.repeat(countOf(row, '.steps') - 1);
      const mark = row.querySelector('[role="img"]')?.getAttribute('aria-label');
      return `${depth}${mark ? `[${mark}] ` : ''}${readText(row)}`;
    })
    .join('\n');
}

function countOf(element: Element, selector: string): number {
  let count = 0;
  for (let at = element.parentElement; at; at = at.parentElement) if (at.matches(selector)) count += 1;
  return count;
}

async function answered(steps: readonly Step[], visit: Visit = {}): Promise<ChatPage> {
  const page = await openChat({app: {mode: 'advanced-chat'}, ...visit});
  await page.talk(await registerPlay(steps));
  return page;
}

const short = [
  starts,
  nodeStarts('Look'),
  nodeEnds('Look'),
  says('Found.'),
  ends,
  finishes({elapsed_time: 3.21}),
];

describe('a run of a workflow', () => {
  it('is one line: the step that is at work, then how long it took', async () => {
    const [looking, writing] = [new Gate(), new Gate()];
    const page = await openChat({app: {mode: 'advanced-chat'}});
    const play = [
      starts,
      nodeStarts('Look'),
      looking.step,
      nodeEnds('Look'),
      nodeStarts('Write'),
      says('Found'),
    ];
    await page.ask(
      await registerPlay([...play, writing.step, nodeEnds('Write'), ends, finishes({elapsed_time: 3.21})]),
    );
    await line(page, 'Look');
    await looking.open();
    await line(page, 'Write');
    expect(runOf(page)!.open).to.equal(false);
    await writing.open();
    await line(page, 'Worked for 3.2 s');
    expect(page.lastAnswer).to.contain('Found');
  });

  it('opens by keyboard to its steps, and closes again', async () => {
    const page = await answered(short);
    await line(page, 'Worked for 3.2 s');
    runOf(page)!.querySelector('summary')!.focus();
    await sendKeys({press: 'Enter'});
    await page.seen('list', 'Steps');
    expect(treeOf(page)).to.equal('[Done] Look 0.5 s');
    await atRest(page.root);
    await expect(page.element).to.be.accessible();
    await sendKeys({press: 'Enter'});
    await until(() => page.find('list', 'Steps') === null, 'the steps are gone');
    expect(page.element.open).to.equal(true);
  });

  it('stays open while it grows, and the text with it', async () => {
    const gate = new Gate();
    const page = await openChat({app: {mode: 'advanced-chat'}});
    const later = [nodeEnds('Look'), nodeStarts('Write'), says(' more'), nodeEnds('Write'), ends, finishes()];
    await page.ask(await registerPlay([starts, nodeStarts('Look'), says('Some'), gate.step, ...later]));
    await line(page, 'Look');
    await openAll(page);
    expect(treeOf(page)).to.equal('[Running] Look');
    await gate.open();
    await page.answered();
    await until(() => treeOf(page) === '[Done] Look 0.5 s\n[Done] Write 0.5 s', 'both are done');
  });

  it('shows branches, rounds, tries and what an agent did, each below what it belongs to', async () => {
    const inside = {iteration_id: 'Each day'};
    const each = {id: 'Each day', node_id: 'Each day', node_type: 'iteration', title: 'Each day'};
    const log = {id: 'log', label: 'Call a tool', node_execution_id: 'Agent', status: 'success'};
    const page = await answered([
      starts,
      nodeStarts('Left'),
      nodeStarts('Right'),
      nodeRetries('Right', {retry_index: 1}),
      nodeRetries('Right', {retry_index: 2}),
      nodeEnds('Left', {elapsed_time: 12.4}),
      nodeEnds('Right', {elapsed_time: 0.01}),
      flowEvent('iteration_started', each),
      flowEvent('iteration_next', {...each, index: 0}),
      nodeStarts('a', {...inside, title: 'Plan'}),
      nodeEnds('a', {...inside, title: 'Plan'}),
      flowEvent('iteration_next', {...each, index: 1}),
      nodeStarts('b', {...inside, title: 'Plan'}),
      nodeEnds('b', {...inside, title: 'Plan'}),
      flowEvent('iteration_completed', {...each, status: 'succeeded', elapsed_time: 70}),
      nodeStarts('Agent'),
      flowEvent('agent_log', log),
      nodeEnds('Agent'),
      says('Done.'),
      ends,
      finishes(),
    ]);
    await line(page, 'Worked for 1.5 s');
    expect(await openAll(page)).to.equal(
      [
        'At the same time',
        '  [Done] Left 12 s',
        '  [Done] Right tried again 2×',
        '[Done] Each day 2 rounds 1 min 10 s',
        '  Round 1',
        '    [Done] Plan 0.5 s',
        '  Round 2',
        '    [Done] Plan 0.5 s',
        '[Done] Agent 0.5 s',
        '  [Done] Call a tool',
      ].join('\n'),
    );
  });

  it('that fails names the step, and gives its reason as text', async () => {
    const error = '<b>Request failed</b> with 503';
    const failed = {status: 'failed', error};
    const page = await answered([starts, nodeStarts('Fetch'), nodeEnds('Fetch', failed), finishes(failed)]);
    await line(page, 'Failed at Fetch');
    expect(await openAll(page)).to.equal(`[Failed] Fetch 0.5 s\n${error}`);
  });

  it('that survives a failure says so', async () => {
    const failed = {status: 'exception', error: 'No forecast'};
    const outcome = finishes({status: 'partial-succeeded', exceptions_count: 1});
    const page = await answered([
      starts,
      nodeStarts('Fetch'),
      nodeEnds('Fetch', failed),
      says('Dry.'),
      ends,
      outcome,
    ]);
    await line(page, 'Finished with exceptions');
    expect(await openAll(page)).to.equal('[Failed, and went on without] Fetch 0.5 s\nNo forecast');
  });

  it('that is stopped leaves nothing running', async () => {
    const gate = new Gate();
    const page = await openChat({app: {mode: 'advanced-chat'}});
    const stopped = finishes({status: 'stopped', error: 'Stopped by user.'});
    await page.ask(
      await registerPlay([starts, nodeStarts('Fetch'), says('Half'), gate.step], {onStop: [stopped]}),
    );
    await line(page, 'Fetch');
    await page.click('Stop answering');
    await line(page, 'Stopped');
    expect(await openAll(page)).to.contain('[Stopped] Fetch');
  });

  it('of which only the end of the answer is heard is done all the same', async () => {
    const page = await answered([starts, nodeStarts('Look'), says('Found.'), ends, {end: true}]);
    await line(page, 'Done');
  });
});
