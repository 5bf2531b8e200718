/** Reloads in the midst of an answer, and connections that break: what the visitor finds afterwards. */
import {expect} from '@open-wc/testing';
import type {ChatPage} from '../support/chat-page.js';
import {openChat, until} from '../support/chat-page.js';
import type {AppFields, Step} from '../support/stand-in.js';
import {ends, failFromNowOn, Gate, registerPlay, says, word} from '../support/stand-in.js';

const chatflow: AppFields = {mode: 'advanced-chat', version: '1.16.0'};
const ids = {
  conversation_id: '$conversation',
  message_id: '$message',
  task_id: '$task',
  workflow_run_id: '$run',
};
const started: Step = {event: {event: 'workflow_started', ...ids, data: {id: '$run'}}};
const finished: Step = {
  event: {event: 'workflow_finished', ...ids, data: {id: '$run', status: 'succeeded'}},
};

interface Cut {
  readonly page: ChatPage;
  readonly user: string;
}

/** A page that goes away after its visitor has read a text, or, without one, before any word has come. */
async function leave(app: AppFields, steps: readonly Step[], text: string | null): Promise<Cut> {
  const user = word();
  const page = await openChat({app, attributes: {user}});
  await page.ask(await registerPlay(steps));
  if (text === null) await until(async () => (await page.questions()).length === 1, 'it is asked');
  else await page.reads(text);
  page.element.remove();
  await until(async () => (await page.openRequests()) === 0, 'the page has gone');
  return {page, user};
}

/** The next page view of the same visitor. */
function comeBack({page, user}: Cut, attributes: Record<string, string> = {}): Promise<ChatPage> {
  return openChat({key: page.key, attributes: {user, ...attributes}});
}

/** Under which name something is kept of the page's last question. */
function noteOf({element}: ChatPage): string | undefined {
  const question = element.messages.findLast(({role}) => role === 'user')!.content;
  return Object.keys(localStorage).find(
    (key) => key.endsWith(':under-way') && localStorage.getItem(key)!.includes(question),
  );
}

async function countOf(page: ChatPage, path: string): Promise<number> {
  return (await page.requests()).filter((request) => request.path === path).length;
}

async function working(page: ChatPage): Promise<void> {
  await until(() => page.lastAnswer.includes('The assistant is thinking'), 'it is at work');
}

describe('a page that is loaded anew in the midst of an answer', () => {
  it('goes on with the answer of a workflow that runs on', async () => {
    const gate = new Gate();
    const cut = await leave(
      chatflow,
      [started, says('Once'), gate.step, says(' upon'), ends, finished],
      'Once',
    );
    const page = await comeBack(cut);
    await working(page);
    expect(page.element.messages.at(-1)?.status).to.be.oneOf(['pending', 'streaming']);
    await until(
      async () => (await page.requests()).some(({path}) => path.includes('/workflow/')),
      'it listens to the run',
    );
    await gate.open();
    await page.answered();
    expect(page.lastAnswer).to.contain('Once upon');
    expect(page.element.messages.at(-1)?.status).to.equal('complete');
    expect(page.events('dify-message')).to.have.lengthOf(1);
    expect(await page.questions()).to.have.lengthOf(1);
  });

  it('reads the answer of a workflow that has ended meanwhile', async () => {
    const gate = new Gate();
    const cut = await leave(
      chatflow,
      [started, says('Once'), gate.step, says(' upon'), ends, finished],
      'Once',
    );
    await gate.open();
    const page = await comeBack(cut);
    await page.reads('Once upon');
    await page.answered();
  });

  it('can stop a workflow that runs on', async () => {
    const gate = new Gate();
    const cut = await leave(
      chatflow,
      [started, says('Once'), gate.step, says(' upon'), ends, finished],
      'Once',
    );
    const page = await comeBack(cut);
    await working(page);
    await until(() => !page.find('button', 'Send message'), 'it is heard again');
    await page.click('Stop answering');
    await page.reads('You stopped this answer.');
    await until(
      async () => (await page.requests()).some(({path}) => path.endsWith('/stop')),
      'the server is told',
    );
    const stops = (await page.requests()).filter(({path}) => path.endsWith('/stop'));
    expect(stops).to.have.lengthOf(1);
    await gate.open();
  });

  it('waits for an answer that is saved later, though the history fails for a moment', async () => {
    const gate = new Gate();
    // Without a word of its run, nobody can listen to it again.
    const cut = await leave(chatflow, [says('Once'), gate.step, says(' upon'), ends], 'Once');
    const page = await comeBack(cut);
    await working(page);
    expect(page.element.status).to.equal('idle');
    await failFromNowOn(page.key, {messages: {status: 500, body: 'Sorry', times: 1}});
    const looks = await countOf(page, '/v1/messages');
    await until(async () => (await countOf(page, '/v1/messages')) > looks, 'it looks');
    await gate.open();
    await page.answered();
    expect(page.lastAnswer).to.contain('Once upon');
    expect(page.element.messages.at(-1)?.status).to.equal('complete');
  });

  it('takes another question while it waits, and can stop waiting', async () => {
    const cut = await leave({}, [says('Once'), {idle: true}], 'Once');
    const page = await comeBack(cut);
    await working(page);
    await page.ask(await registerPlay([says('Here you are.'), ends]));
    await page.answered();
    expect(page.lastAnswer).to.contain('Here you are.');
    const [waiting] = page.all('article', 'The assistant said');
    expect(waiting?.innerText).to.contain('The assistant is thinking');
    page.button('Stop answering').click();
    const first = (): string => page.all('article', 'The assistant said')[0]!.innerText;
    await until(() => first().includes('You stopped this answer.'), 'it is stopped');
    await page.tells('You stopped this answer.');
    await page.focused('textbox “Write a message…”');
    await until(
      async () => (await page.requests()).some(({path}) => path.endsWith('/stop')),
      'the server is told',
    );
  });

  it('stops waiting when the page says stop(), and tells the server', async () => {
    const cut = await leave({}, [says('Once'), {idle: true}], 'Once');
    const page = await comeBack(cut);
    await working(page);
    await page.element.stop();
    await page.tells('You stopped this answer.');
    await page.reads('You stopped this answer.');
    const stops = (await page.requests()).filter(({path}) => path.endsWith('/stop'));
    expect(stops).to.have.lengthOf(1);
    expect(page.events('dify-stop')).to.have.lengthOf(1);
    expect(noteOf(page)).to.equal(undefined);
  });

  it('goes on with the answers of several conversations, each when it is opened', async () => {
    const [one, two] = [new Gate(), new Gate()];
    // Nobody can listen to them again: then leaving one would stop it.
    const play = ({step}: Gate): readonly Step[] => [says('Once'), step, says(' upon'), ends];
    const cut = await leave(chatflow, play(one), 'Once');
    const first = cut.page.element.messages[0]!.conversationId!;
    // In another tab, say.
    const tab = await comeBack(cut, {persist: 'local'});
    await working(tab);
    tab.element.newConversation();
    await tab.ask(await registerPlay(play(two)));
    await tab.reads('Once');
    tab.element.remove();
    const page = await comeBack(cut);
    await working(page);
    await two.open();
    await page.reads('Once upon');
    await page.element.openConversation(first);
    await working(page);
    await one.open();
    await page.reads('Once upon');
    await page.answered();
    expect(await page.questions()).to.have.lengthOf(2);
    expect(noteOf(page)).to.equal(undefined);
  });

  it('says so when an answer was never saved, and lets the visitor try again', async () => {
    const cut = await leave({}, [says('Once'), {idle: true}], 'Once');
    const aged = noteOf(cut.page)!;
    const [note] = JSON.parse(localStorage.getItem(aged)!) as {askedAt: number}[];
    localStorage.setItem(aged, JSON.stringify([{...note, askedAt: note!.askedAt - 6 * 60_000}]));
    const page = await comeBack(cut);
    await page.seen('alert');
    expect(page.element.messages.at(-1)?.error?.code).to.equal('stream_interrupted');
    await page.seen('button', 'Try again');
    await page.click('Try again');
    await page.reads('Once');
    expect(page.lastQuestion).to.contain('play:');
    expect(noteOf(page)).to.equal(aged);
    await page.element.stop();
    await until(() => localStorage.getItem(aged) === null, 'nothing is kept of it');
  });

  it('gives the question back when no server had answered with a word', async () => {
    const cut = await leave({}, [{ping: true}, {idle: true}], null);
    const page = await comeBack(cut);
    await until(() => page.textBox.value.startsWith('play:'), 'the question is in the text box');
    expect(page.all('article', 'You said')).to.have.lengthOf(0);
  });

  it('gives the question back when the conversation has gone', async () => {
    const cut = await leave({}, [says('Once'), {idle: true}], 'Once');
    const body = {code: 'not_found', message: 'Conversation Not Exists.', status: 404};
    await failFromNowOn(cut.page.key, {messages: {status: 404, body}});
    const page = await comeBack(cut);
    await until(() => page.textBox.value.startsWith('play:'), 'the question is in the text box');
  });

  it('gives up when the conversation goes while it waits', async () => {
    const cut = await leave({}, [says('Once'), {idle: true}], 'Once');
    const page = await comeBack(cut);
    await working(page);
    const body = {code: 'not_found', message: 'Conversation Not Exists.', status: 404};
    await failFromNowOn(page.key, {messages: {status: 404, body}});
    await page.seen('alert');
    expect(page.alert).to.contain('This conversation is no longer available.');
    expect(page.element.conversationId).to.equal(null);
  });

  it('keeps nothing where the page wants nothing kept', async () => {
    const page = await openChat({attributes: {user: word(), persist: 'none'}});
    await page.ask(await registerPlay([says('Once'), {idle: true}]));
    await page.reads('Once');
    expect(noteOf(page)).to.equal(undefined);
  });
});

describe('an answer whose connection broke', () => {
  it('stands complete once the history has the rest of it', async () => {
    const [cut, gate] = [new Gate(), new Gate()];
    const page = await openChat({app: chatflow});
    await page.ask(
      await registerPlay([
        says('Once'),
        cut.step,
        {hangUp: 'break'},
        gate.step,
        says(' upon'),
        ends,
        finished,
      ]),
    );
    await page.reads('Once');
    await cut.open();
    await page.seen('alert');
    await gate.open();
    await page.reads('Once upon');
    expect(page.find('alert')).to.equal(null);
    expect(page.element.messages.at(-1)?.status).to.equal('complete');
  });
});
