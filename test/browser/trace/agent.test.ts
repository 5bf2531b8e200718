import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {ChatPage} from '../../support/chat-page.js';
import {atRest, openChat, readText, until} from '../../support/chat-page.js';
import type {Step} from '../../support/stand-in.js';
import {ends, Gate, registerApp, registerPlay, strangerUrl} from '../../support/stand-in.js';
import {speaks, stepIs} from '../../support/trace-plays.js';

const search = {
  tool: 'search',
  tool_labels: {search: {en_US: 'Shop search', zh_Hans: '搜索'}},
  tool_input: '{"search": {"query": "tent"}}',
};

async function answered(...steps: readonly Step[]): Promise<ChatPage> {
  const page = await openChat({app: {mode: 'agent-chat'}});
  await page.talk(await registerPlay([...steps, ends]));
  return page;
}

function linesOf(page: ChatPage): string[] {
  return [...page.root.querySelectorAll('details.tool > summary')].map((line) => readText(line));
}

async function lines(page: ChatPage, ...expected: readonly string[]): Promise<void> {
  await until(
    () => linesOf(page).join() === expected.join(),
    `the lines are ${expected.join()}, not ${linesOf(page).join()}`,
  );
}

async function open(page: ChatPage, at = 0): Promise<HTMLElement> {
  const step = page.root.querySelectorAll<HTMLElement>('details.tool')[at]!;
  step.querySelector('summary')!.click();
  await until(() => step.querySelector('.calls'), 'it is open');
  return step;
}

describe('a step of an agent', () => {
  it('is a line that says what is used, and then what was', async () => {
    const gate = new Gate();
    const page = await openChat({app: {mode: 'agent-chat'}});
    const done = [stepIs('1', {...search, observation: 'none left'}), speaks('None left.'), ends];
    await page.ask(
      await registerPlay([
        speaks('I look.'),
        stepIs('1', {...search, thought: 'I look.'}),
        gate.step,
        ...done,
      ]),
    );
    await lines(page, 'Using Shop search…');
    await gate.open();
    await page.answered();
    await lines(page, 'Used Shop search');
    expect(page.lastAnswer).to.match(/^I look\. Used Shop search None left\./);
  });

  it('opens by keyboard to what was asked and answered', async () => {
    const page = await answered(
      stepIs('1', {...search, observation: '{"search": "{\\"left\\": 0}"}'}),
      speaks('None.'),
    );
    await lines(page, 'Used Shop search');
    page.root.querySelector<HTMLElement>('details.tool summary')!.focus();
    await sendKeys({press: 'Enter'});
    const input = await page.seen('group', 'Input');
    expect(input.textContent).to.equal('{\n  "query": "tent"\n}');
    expect(page.get('group', 'Output').textContent).to.equal('{\n  "left": 0\n}');
    await sendKeys({press: 'Tab'});
    await page.focused('group “Input”');
    await atRest(page.root);
    await expect(page.element).to.be.accessible();
  });

  it('shows as text what is no JSON, and markup as text', async () => {
    const observation = '<img src=x onerror=alert(1)> {"cut';
    const page = await answered(stepIs('1', {...search, tool_input: 'x', observation}), speaks('None.'));
    await lines(page, 'Used Shop search');
    const step = await open(page);
    expect(step.querySelectorAll('pre')[0]!.textContent).to.equal('x');
    expect(step.querySelectorAll('pre')[1]!.textContent).to.equal(observation);
    expect(step.querySelectorAll('img')).to.have.lengthOf(0);
  });

  it('cuts a long value, and shows all of it when asked', async () => {
    const page = await answered(stepIs('1', {...search, observation: 'x'.repeat(5_000)}), speaks('None.'));
    await lines(page, 'Used Shop search');
    const step = await open(page);
    expect(step.querySelectorAll('pre')[1]!.textContent).to.have.lengthOf(1_501);
    page.button('Show all').focus();
    await sendKeys({press: 'Enter'});
    await until(() => step.querySelectorAll('pre')[1]!.textContent.length === 5_000, 'all is shown');
    await page.focused('group “Output”');
    expect(page.find('button', 'Show all')).to.equal(null);
  });

  it('with several tools has what each was asked and answered', async () => {
    const two = {tool: 'stock;dataset_7', tool_input: '{"stock": {"a": 1}, "dataset_7": {"q": "b"}}'};
    const observation = '{"stock": 3, "dataset_7": "page 4"}';
    const page = await answered(
      stepIs('1', {...two, observation}),
      stepIs('2', {...search, observation: 'x'}),
      speaks('.'),
    );
    await lines(page, 'Used stock, Knowledge', 'Used Shop search');
    const step = await open(page);
    expect(readText(step.querySelector<HTMLElement>('.calls')!)).to.equal(
      'stock Input { "a": 1 } Output 3 Knowledge Input { "q": "b" } Output page 4',
    );
  });

  it('that was only thought is a line of its own', async () => {
    const page = await answered(stepIs('1', {thought: 'The visitor is in a hurry.'}), speaks('Yes.'));
    await lines(page, 'Thought');
    expect(readText((await open(page)).querySelector<HTMLElement>('.calls')!)).to.equal(
      'The visitor is in a hurry.',
    );
    expect(page.element.messages.at(-1)!.content).to.equal('Yes.');
  });

  it('is there again, in its place, when the conversation is read from history', async () => {
    const seen = await answered(
      speaks('I look.'),
      stepIs('1', {...search, thought: 'I look.', observation: 'none'}),
      speaks('None.'),
      stepIs('2', {thought: 'None.'}),
    );
    const {conversationId} = seen.element.messages.at(-1)!;
    const again = await openChat({
      key: seen.key,
      attributes: {'conversation-id': conversationId!, user: seen.element.user, persist: 'local'},
    });
    await lines(again, 'Used Shop search');
    const words = (page: ChatPage): string => readText(page.root.querySelector<HTMLElement>('.answer-body')!);
    await until(() => words(again) === words(seen), 'it reads as before');
  });
});

describe('the icon of a tool', () => {
  const done = {...search, observation: 'none left'};

  /** What stands before the words of the first step, and where these begin. */
  const before = (page: ChatPage): Element =>
    page.root.querySelector('details.tool > summary')!.firstElementChild!;
  const beginning = (page: ChatPage): number =>
    page.root.querySelector('.run-line')!.getBoundingClientRect().left;
  const isIcon = (page: ChatPage): boolean => before(page).matches('.tool-icon');

  it('takes the place of the mark when it comes, and is asked for once', async () => {
    const gate = new Gate();
    const toolIcons = {search: {content: '🔎', background: '#e0f2fe'}, other: {content: 'no'}};
    const key = await registerApp({mode: 'agent-chat', toolIcons, failing: {meta: {hold: gate.name}}});
    const page = await openChat({key});
    await page.talk(await registerPlay([stepIs('1', {thought: 'Hm.'}), speaks('Hello.'), ends]));
    expect(await page.requests('/v1/meta'), 'without a tool nothing is asked for').to.have.lengthOf(0);
    page.element.newConversation();
    await page.talk(await registerPlay([stepIs('1', done), stepIs('2', {...done, tool: 'other'}), ends]));
    await lines(page, 'Used Shop search', 'Used other');
    const x = beginning(page);
    expect(isIcon(page)).to.equal(false);
    await gate.open();
    await until(() => isIcon(page), 'the icon is there');
    expect(beginning(page)).to.be.closeTo(x, 0.5); // the panel may still be moving in
    const icon = before(page) as HTMLElement;
    expect(getComputedStyle(icon).backgroundColor).to.equal('rgb(224, 242, 254)');
    expect(icon.dataset['emoji']).to.equal('🔎');
    expect(linesOf(page)).to.deep.equal(['Used Shop search', 'Used other']);
    expect(await page.requests('/v1/meta')).to.have.lengthOf(1);
  });

  it('is a picture of the server’s own, and never one of a stranger', async () => {
    const picture = '/files/icons/search.png';
    const toolIcons = {search: picture, other: `${strangerUrl}/stolen.png`};
    const key = await registerApp({mode: 'agent-chat', toolIcons});
    const page = await openChat({key});
    await page.talk(await registerPlay([stepIs('1', done), stepIs('2', {...done, tool: 'other'}), ends]));
    // There is no such picture: until that is known it is asked for, and then the mark is back.
    await until(async () => (await page.requests('/v1/meta')).length === 1, 'the icons are asked for');
    await until(
      () => performance.getEntriesByType('resource').some(({name}) => name.endsWith(picture)),
      'the picture is asked for',
    );
    await until(() => !isIcon(page), 'the mark is there again');
    expect(performance.getEntriesByType('resource').some(({name}) => name.endsWith('stolen.png'))).to.equal(
      false,
    );
    expect(page.root.querySelectorAll('details.tool img')).to.have.lengthOf(0);
  });

  it('is missed by nobody where the server has none', async () => {
    const key = await registerApp({mode: 'agent-chat', failing: {meta: {status: 500, body: 'Sorry'}}});
    const page = await openChat({key});
    await page.talk(await registerPlay([stepIs('1', done), stepIs('2', done), ends]));
    await until(async () => (await page.requests('/v1/meta'))[0]?.status === 500, 'it is refused');
    await page.talk(await registerPlay([stepIs('1', done), ends]));
    expect(await page.requests('/v1/meta')).to.have.lengthOf(1);
    expect(isIcon(page)).to.equal(false);
    expect(page.events('dify-error')).to.have.lengthOf(0);
  });
});
