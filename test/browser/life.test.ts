import {expect, fixtureSync, html} from '@open-wc/testing';
import {openChat, placeChat, until} from '../support/chat-page.js';
import {ends, Gate, registerApp, registerPlay, says} from '../support/stand-in.js';

describe('two chats on one page', () => {
  it('do not disturb each other', async () => {
    const gate = new Gate();
    const [left, right] = [
      await openChat({attributes: {mode: 'inline'}}),
      await openChat({attributes: {mode: 'inline'}}),
    ];
    await left.ask(await registerPlay([says('Left'), gate.step, says(' side'), ends]));
    await left.reads('Left');
    await right.talk(await registerPlay([says('Right side'), ends]));
    await gate.open();
    await left.answered();
    expect([left.lastAnswer, right.lastAnswer]).to.deep.equal(['Left side', 'Right side']);
    expect(left.element.messages).to.have.lengthOf(2);
    expect(right.element.messages).to.have.lengthOf(2);
    expect(left.events('dify-message')).to.have.lengthOf(2);
    expect(right.events('dify-message')).to.have.lengthOf(2);
    const [asLeft, asRight] = [(await left.questions())[0]!.user, (await right.questions())[0]!.user];
    expect(asLeft).not.to.equal(asRight);
  });
});

describe('an element that is removed', () => {
  it('ends its request, and what it said stays', async () => {
    const page = await openChat();
    await page.ask(await registerPlay([says('Half'), {idle: true}]));
    await page.reads('Half');
    expect(await page.openRequests()).to.equal(1);
    page.element.remove();
    await until(async () => (await page.openRequests()) === 0, 'the request has ended');
    expect(page.element.status).to.equal('idle');
    expect(page.element.messages.at(-1)).to.include({content: 'Half', status: 'stopped'});
    expect(page.events('dify-error')).to.have.lengthOf(0);
  });

  it('works when it is put back', async () => {
    const place = fixtureSync(html`<div></div>`);
    const page = await openChat({into: place});
    await page.talk('first');
    page.element.remove();
    await new Promise((resolve) => setTimeout(resolve));
    place.append(page.element);
    await page.talk('second');
    expect(page.lastAnswer).to.contain('“second”');
    expect(page.all('article', 'You said')).to.have.lengthOf(2);
    const [first, second] = await page.questions();
    expect(second!.user).to.equal(first!.user);
    expect(second!.body!['conversation_id']).to.equal(page.element.messages[0]!.conversationId);
  });

  it('lets go of the settings that it waits for, and asks anew when it is put back', async () => {
    const place = fixtureSync(html`<div></div>`);
    const gate = new Gate();
    const page = await placeChat({
      app: {failing: {parameters: {hold: gate.name}}},
      attributes: {open: ''},
      into: place,
    });
    await until(async () => (await page.openRequests()) > 0, 'it asks');
    page.element.remove();
    await until(async () => (await page.openRequests()) === 0, 'it lets go');
    place.append(page.element);
    await until(async () => (await page.openRequests()) > 0, 'it asks again');
    await gate.open();
    await page.element.ready;
    await until(() => page.element.parameters, 'they arrive');
  });
});

describe('an element that is moved', () => {
  it('goes on with its answer', async () => {
    const gate = new Gate();
    const page = await openChat();
    await page.ask(await registerPlay([says('One'), gate.step, says(' two'), ends]));
    await page.reads('One');
    fixtureSync(html`<div></div>`).append(page.element);
    await gate.open();
    await page.answered();
    expect(page.lastAnswer).to.equal('One two');
    expect(await page.questions()).to.have.lengthOf(1);
    expect(page.events('dify-stop')).to.have.lengthOf(0);
  });
});

describe('another user, or another server', () => {
  it('begins anew when `user` changes', async () => {
    const page = await openChat({attributes: {user: 'ada'}});
    await page.talk('first');
    page.element.user = 'grace';
    await until(() => page.all('article').length === 0, 'the thread is empty');
    expect(page.element.messages).to.be.empty;
    await page.talk('second');
    const questions = await page.questions();
    expect(questions.map(({user}) => user)).to.deep.equal(['ada', 'grace']);
    expect(questions[1]!.body!['conversation_id'] ?? '').to.equal('');
  });

  it('begins anew when `base-url` changes, and drops what the old server still says', async () => {
    const gate = new Gate();
    const page = await openChat();
    await page.ask(await registerPlay([says('Old'), gate.step, says(' news'), ends]));
    await page.reads('Old');
    // The same stand-in by another name is another server to the chat.
    page.element.baseUrl = page.element.baseUrl.replace('127.0.0.1', 'localhost');
    await until(() => page.all('article').length === 0, 'the thread is empty');
    await gate.open();
    await page.element.ready;
    await page.talk('Anything new?');
    expect(page.element.messages.map(({content}) => content).join()).not.to.contain('Old');
  });

  it('keeps the conversations of two users apart, and finds each again', async () => {
    const page = await openChat({attributes: {user: 'ada'}});
    await page.talk('I am Ada');
    page.element.user = 'grace';
    await until(() => page.all('article').length === 0, 'the thread is empty');
    page.element.user = 'ada';
    await until(() => page.lastQuestion === 'I am Ada', 'the conversation is back');
  });

  it('opens the conversation that the page names', async () => {
    const page = await openChat({attributes: {user: 'ada'}});
    await page.talk('first');
    const id = page.element.messages[0]!.conversationId!;
    page.element.remove();
    const again = await openChat({
      key: page.key,
      attributes: {user: 'ada', persist: 'none', 'conversation-id': id},
    });
    await until(() => again.lastQuestion === 'first', 'the conversation is opened');
    expect(again.events('dify-message')).to.have.lengthOf(0);
    expect(again.events('dify-conversation').map(({detail}) => detail.conversationId)).to.deep.equal([id]);
  });

  it('says so when the conversation is no longer there, and begins a new one', async () => {
    const page = await openChat({
      attributes: {'conversation-id': '00000000-0000-4000-8000-000000000000', persist: 'none'},
    });
    await until(() => page.log.innerText.includes('no longer available'), 'it is said');
    await page.talk('Hello');
    expect((await page.questions())[0]!.body!['conversation_id'] ?? '').to.equal('');
  });
});

const keptIn = (storage: Storage): string => JSON.stringify(Object.entries(storage));
const everythingKept = (): string => keptIn(localStorage) + keptIn(sessionStorage);

describe('what is kept from one page load to the next', () => {
  /** A conversation, then a new element for the same app. */
  async function comeBack(persist: string) {
    const key = await registerApp();
    const attributes = {persist};
    const before = await openChat({key, attributes});
    await before.talk('Remember me');
    await before.type('and then');
    before.element.remove();
    await new Promise((resolve) => setTimeout(resolve)); // a removed element has gone only now
    const after = await openChat({key, attributes});
    return {before, after};
  }

  for (const persist of ['local', 'session']) {
    it(`is the user, the conversation and the draft with persist="${persist}"`, async () => {
      const {before, after} = await comeBack(persist);
      await until(() => after.lastQuestion === 'Remember me', 'the conversation is back');
      expect(after.textBox.value).to.equal('and then');
      after.textBox.value = '';
      await after.talk('It is me');
      const [first, second] = await before.questions();
      expect(second!.user).to.equal(first!.user);
      expect(second!.body!['conversation_id']).to.equal(before.element.messages[0]!.conversationId);
      const other = persist === 'local' ? sessionStorage : localStorage;
      const id = String(second!.body!['conversation_id']);
      expect(keptIn(other).includes(id)).to.equal(false);
    });
  }

  it('is nothing with persist="none"', async () => {
    const kept = everythingKept();
    const {before, after} = await comeBack('none');
    expect(after.all('article')).to.have.lengthOf(0);
    expect(after.textBox.value).to.equal('');
    await after.talk('Who am I?');
    const [first, second] = await before.questions();
    expect(second!.user).not.to.equal(first!.user);
    expect(everythingKept()).to.equal(kept);
  });

  it('is not a draft that was sent', async () => {
    const key = await registerApp();
    const before = await openChat({key});
    await before.talk('Sent');
    before.element.remove();
    const after = await openChat({key});
    expect(after.textBox.value).to.equal('');
  });

  it('never holds the key', async () => {
    const {before} = await comeBack('local');
    expect(everythingKept()).not.to.contain(before.key);
  });

  it('is nothing where the storage throws, and the chat works all the same', async () => {
    const {getItem, setItem, removeItem} = Storage.prototype;
    const refuse = (): never => {
      throw new DOMException('refused', 'SecurityError');
    };
    Object.assign(Storage.prototype, {getItem: refuse, setItem: refuse, removeItem: refuse});
    try {
      const page = await openChat();
      await page.talk('first');
      await page.talk('second');
      expect(page.lastAnswer).to.contain('“second”');
      expect(page.events('dify-error')).to.have.lengthOf(0);
      const [first, second] = await page.questions();
      expect(second!.user).to.equal(first!.user);
    } finally {
      Object.assign(Storage.prototype, {getItem, setItem, removeItem});
    }
  });
});
