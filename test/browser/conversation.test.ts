import {expect, fixtureSync, html} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {openChat, placeChat, readText, until} from '../support/chat-page.js';
import {ends, Gate, registerPlay, says} from '../support/stand-in.js';

describe('a conversation', () => {
  it('shows what the visitor asks and what the assistant says', async () => {
    const page = await openChat();
    await page.talk(await registerPlay([says('Hi, how '), says('can I help?'), ends]));
    expect(page.lastQuestion).to.match(/^play:/);
    expect(page.lastAnswer).to.equal('Hi, how can I help?');
    expect(page.textBox.value).to.equal('');
    expect(page.focus).to.equal('textbox “Write a message…”');
  });

  it('stands as articles in a log, oldest first', async () => {
    const page = await openChat({key: 'app-demo-plain'});
    await page.talk('My name is Ada');
    await page.talk('What is my name?');
    const log = page.get('log', 'Conversation');
    const articles = page.all('article');
    expect(articles.every((article) => log.contains(article))).to.equal(true);
    expect(articles.map((article) => article.getAttribute('aria-label'))).to.deep.equal([
      'You said',
      'The assistant said',
      'You said',
      'The assistant said',
    ]);
    expect(readText(articles[0])).to.equal('My name is Ada');
    expect(readText(articles[3])).to.contain('Ada');
  });

  it('shows the text while it comes', async () => {
    const [first, second] = [new Gate(), new Gate()];
    const page = await openChat();
    await page.ask(
      await registerPlay([says('One'), first.step, says(' two'), second.step, says(' three'), ends]),
    );
    await page.reads('One');
    expect(page.lastAnswer).to.equal('One');
    expect(page.element.status).to.equal('streaming');
    await first.open();
    await page.reads('One two');
    expect(page.all('article').at(-1)!.getAttribute('aria-busy')).to.equal('true');
    await second.open();
    await page.reads('One two three');
    await page.answered();
    expect(page.all('article').at(-1)!.getAttribute('aria-busy')).to.equal('false');
  });

  it('says that the assistant is thinking until the first word', async () => {
    const gate = new Gate();
    const page = await openChat();
    await page.ask(await registerPlay([gate.step, says('Yes.'), ends]));
    await until(() => page.lastAnswer === 'The assistant is thinking', 'it is said');
    expect(page.element.status).to.equal('connecting');
    await gate.open();
    await until(() => page.lastAnswer === 'Yes.', 'the answer takes its place');
  });

  it('has a stop button where the send button was, while an answer is under way', async () => {
    const gate = new Gate();
    const page = await openChat();
    page.button('Send message');
    expect(page.element.matches(':state(busy)')).to.equal(false);
    await page.ask(await registerPlay([says('One'), gate.step, says(' two'), ends]));
    await page.seen('button', 'Stop answering');
    expect(page.all('button', 'Send message')).to.have.lengthOf(0);
    expect(page.element.matches(':state(busy)')).to.equal(true);
    await gate.open();
    await page.seen('button', 'Send message');
    expect(page.all('button', 'Stop answering')).to.have.lengthOf(0);
    expect(page.element.matches(':state(busy)')).to.equal(false);
  });

  it('keeps what is typed meanwhile, and does not send it', async () => {
    const gate = new Gate();
    const page = await openChat();
    await page.ask(await registerPlay([says('One'), gate.step, ends]));
    await page.reads('One');
    await page.type('and then');
    await sendKeys({press: 'Enter'});
    await gate.open();
    await page.answered();
    expect(page.textBox.value).to.equal('and then');
    expect(await page.questions()).to.have.lengthOf(1);
  });

  it('keeps the text of an answer that the visitor stops, and stops it at the server', async () => {
    const gate = new Gate();
    const page = await openChat();
    await page.ask(
      await registerPlay([says('Half an'), gate.step, says(' answer'), ends], {
        onStop: [says(' and no more'), ends],
      }),
    );
    await page.reads('Half an');
    await page.click('Stop answering');
    await page.seen('button', 'Send message');
    expect(page.lastAnswer).to.equal('Half an You stopped this answer. Try again');
    await until(async () => (await page.openRequests()) === 0, 'the server has ended');
    const stops = (await page.requests()).filter(({path}) => path.endsWith('/stop'));
    expect(stops).to.have.lengthOf(1);
    expect(page.element.messages.at(-1)).to.include({content: 'Half an', status: 'stopped'});
    expect(page.events('dify-stop')).to.have.lengthOf(1);
    const {taskId, content} = page.events('dify-stop')[0]!.detail;
    expect(content).to.equal('Half an');
    expect(stops[0]!.path).to.equal(`/v1/chat-messages/${String(taskId)}/stop`);
  });

  it('stops once, however often it is told to', async () => {
    const gate = new Gate();
    const page = await openChat();
    await page.ask(await registerPlay([says('Half an'), gate.step, ends], {onStop: [ends]}));
    await page.reads('Half an');
    await Promise.all([page.element.stop(), page.element.stop()]);
    await page.element.stop();
    expect(page.events('dify-stop')).to.have.lengthOf(1);
    expect(page.events('dify-error')).to.have.lengthOf(0);
    expect((await page.requests()).filter(({path}) => path.endsWith('/stop'))).to.have.lengthOf(1);
  });

  it('goes on in one conversation, and begins another one when it is asked to', async () => {
    const page = await openChat();
    await page.talk('first');
    await page.talk('second');
    await page.click('New conversation');
    await until(() => page.all('article').length === 0, 'the thread is empty');
    await page.focused('textbox “Write a message…”');
    await page.talk('third');
    const ids = (await page.questions()).map(({body}) => body!['conversation_id'] ?? '');
    expect(ids[0]).to.equal('');
    expect(ids[1]).to.equal(page.events('dify-conversation')[0]!.detail.conversationId);
    expect(ids[2]).to.equal('');
  });

  it('says when an answer is finished, once, for those who do not see it', async () => {
    const page = await openChat();
    await page.talk(await registerPlay([says('Forty-'), says('two.'), ends]));
    // What knows the marks of a text may come only now.
    await page.tells('Forty-two. Answer finished.');
    expect(page.told).to.deep.equal(['Forty-two. Answer finished.']);
    expect(page.log.getAttribute('aria-live')).to.equal('off');
  });

  it('reads a long answer out up to the end of a sentence, and says that there is more', async () => {
    const page = await openChat();
    await page.talk(await registerPlay([says('The **Lark** weighs 2.5 kg. '.repeat(400)), ends]));
    await page.tells('The rest is in the conversation.');
    expect(page.told).to.have.lengthOf(1);
    const sentence = 'The Lark weighs 2.5 kg. ';
    const told = sentence.repeat(Math.floor(4_000 / sentence.length));
    expect(page.told[0]).to.equal(`${told}Answer finished. The rest is in the conversation.`);
  });

  it('reads all of an answer out that is long for its addresses', async () => {
    const page = await openChat();
    const addresses = `[here](https://example.com/${'a'.repeat(90)}) `.repeat(90);
    await page.talk(await registerPlay([says(`${addresses}and there.`), ends]));
    await page.tells('and there.');
    expect(page.told).to.deep.equal([`${'here '.repeat(90)}and there. Answer finished.`]);
  });

  it('says when an answer is stopped, once, and not when it is left behind', async () => {
    const page = await openChat();
    await page.ask(await registerPlay([says('One'), {idle: true}], {onStop: [ends]}));
    await page.reads('One');
    await page.click('Stop answering');
    await until(() => page.element.status === 'idle', 'the stop is settled');
    await page.tells('You stopped this answer.');
    await page.ask(await registerPlay([says('Two'), {idle: true}], {onStop: [ends]}));
    await page.reads('Two');
    await page.click('New conversation');
    await until(() => page.all('article').length === 0, 'the thread is empty');
    await until(() => page.element.status === 'idle', 'the stop is settled');
    expect(page.told).to.deep.equal(['You stopped this answer.']);
  });

  it('shows markup that was typed or said as the text it is', async () => {
    const page = await openChat();
    await page.talk('<img src=x onerror=alert(1)>');
    expect(page.lastQuestion).to.equal('<img src=x onerror=alert(1)>');
    expect(page.root.querySelectorAll('article img')).to.have.lengthOf(0);
  });

  it('arrives in one piece from an app that is asked to block', async () => {
    const page = await openChat({
      key: 'app-demo-plain',
      attributes: {'response-mode': 'blocking', user: 'b'},
    });
    await page.talk('Can I return it?');
    expect(page.lastAnswer).to.contain('60 days');
    expect(page.events('dify-message').map(({detail}) => detail.message.status)).to.deep.equal([
      'complete',
      'complete',
    ]);
  });
});

describe('what a page hears of a conversation', () => {
  it('is each event once, in order, with its detail', async () => {
    const gate = new Gate();
    const page = await openChat({app: {parameters: {suggested_questions_after_answer: {enabled: true}}}});
    await page.ask(await registerPlay([says('One'), gate.step, says(' two'), ends]));
    // Not that it is read: it may be drawn before the page hears of it, and together with what comes next.
    await until(() => page.events('dify-chunk').length, 'the page has heard of the first text');
    await gate.open();
    await until(() => page.events('dify-suggestions').length, 'follow-up questions arrive');

    const types = page.heard.map(({type}) => type);
    expect(types.filter((type, at) => type !== 'dify-chunk' || types[at - 1] !== type)).to.deep.equal([
      'dify-open',
      'dify-ready',
      'dify-send',
      'dify-message',
      'dify-conversation',
      'dify-chunk',
      'dify-message',
      'dify-suggestions',
    ]);
    const [asked, answered] = page.events('dify-message').map(({detail}) => detail.message);
    expect(page.events('dify-ready')[0]!.detail.site).to.deep.include({title: 'Assistant'});
    expect(page.events('dify-send')[0]!.detail.query).to.match(/^play:/);
    expect(asked).to.include({role: 'user', status: 'complete'});
    expect(asked!.content).to.match(/^play:/);
    expect(answered).to.include({role: 'assistant', status: 'complete', content: 'One two'});
    const {conversationId} = page.events('dify-conversation')[0]!.detail;
    expect(answered!.conversationId).to.equal(conversationId);
    expect(page.events('dify-chunk').map(({detail}) => detail.delta)).to.deep.equal(['One', ' two']);
    expect(page.events('dify-chunk').at(-1)!.detail).to.deep.equal({
      messageId: answered!.id,
      delta: ' two',
      content: 'One two',
    });
    expect(page.events('dify-suggestions')[0]!.detail.messageId).to.equal(answered!.id);
    expect(page.events('dify-suggestions')[0]!.detail.questions).to.have.lengthOf(3);
  });

  it('comes out of a shadow root of the page, up to the window', async () => {
    const host = fixtureSync(html`<div></div>`);
    const inner = document.createElement('section');
    host.attachShadow({mode: 'closed'}).append(inner);
    const heard = new Map<string, EventTarget | null>();
    const hear = (event: Event): void => void heard.set(event.type, event.target);
    const types = ['dify-open', 'dify-ready', 'dify-send', 'dify-message', 'dify-chunk', 'dify-conversation'];
    for (const type of types) window.addEventListener(type, hear);
    const page = await openChat({into: inner});
    await page.talk('Hello');
    for (const type of types) window.removeEventListener(type, hear);
    expect([...heard.keys()].sort()).to.deep.equal(types.sort());
    expect([...heard.values()].every((target) => target === host)).to.equal(true);
  });

  it('cannot be prevented, but for what is about to happen', async () => {
    const page = await openChat();
    await page.talk('Hello');
    const cancelable = page.heard.filter((event) => event.cancelable).map(({type}) => type);
    expect(cancelable).to.deep.equal(['dify-send']);
  });

  it('send() resolves with the finished answer, after the page was told of it', async () => {
    const page = await openChat();
    const question = await registerPlay([says('Forty-two.'), ends]);
    const message = await page.element.send(question);
    expect(message).to.include({role: 'assistant', status: 'complete', content: 'Forty-two.'});
    expect(page.events('dify-message').at(-1)!.detail.message).to.deep.equal(message);
    expect(page.element.messages.at(-1)).to.deep.equal(message);
    expect(page.element.messages.map(({content}) => content)).to.deep.equal([question, 'Forty-two.']);
  });

  it('send() works on a closed bubble, and asks one thing after the other', async () => {
    const page = await placeChat();
    const [one, two] = await Promise.all([page.element.send('one'), page.element.send('two')]);
    expect(one.content).to.contain('“one”');
    expect(two.content).to.contain('“two”');
    expect(page.element.open).to.equal(false);
    expect(page.element.messages).to.have.lengthOf(4);
  });

  it('newConversation() and openConversation() come before what is sent in the same breath', async () => {
    const page = await openChat();
    await page.element.send('one');
    const {conversationId} = page.events('dify-conversation')[0]!.detail;
    page.element.newConversation();
    expect(page.element.messages).to.have.lengthOf(0);
    const two = await page.element.send('two');
    expect([two.status, page.element.messages.length]).to.deep.equal(['complete', 2]);
    const opened = page.element.openConversation(conversationId!);
    const three = await page.element.send('three');
    await opened;
    expect(three.status).to.equal('complete');
    const bodies = (await page.questions()).map(({body}) => body as Record<string, unknown>);
    expect(bodies.map((body) => body['conversation_id'] === conversationId)).to.deep.equal([
      false,
      false,
      true,
    ]);
  });

  it('a setting that is taken away again is its default', async () => {
    const {element} = await openChat({attributes: {theme: 'dark', timeout: '5000', inputs: '{"a":1}'}});
    expect([element.theme, element.timeout, element.inputs]).to.deep.equal(['dark', 5000, {a: 1}]);
    for (const name of ['theme', 'timeout', 'inputs']) element.removeAttribute(name);
    expect([element.theme, element.timeout, element.inputs]).to.deep.equal(['auto', 60_000, {}]);
  });

  it('send() resolves with a stopped answer as it stands', async () => {
    const gate = new Gate();
    const page = await openChat();
    const sent = page.element.send(await registerPlay([says('Half'), gate.step, ends], {onStop: [ends]}));
    await page.reads('Half');
    await page.element.stop();
    expect(await sent).to.include({status: 'stopped', content: 'Half'});
  });

  it('ready settles when the app has described itself, and tells what it said', async () => {
    const page = await placeChat({app: {site: {title: 'Wren'}}});
    expect(page.element.parameters).to.equal(null);
    expect(page.element.status).to.equal('idle');
    await page.element.ready;
    expect(page.element.parameters).to.have.property('user_input_form');
    expect(page.element.site).to.include({title: 'Wren'});
    expect(page.events('dify-ready')).to.have.lengthOf(1);
    expect(page.events('dify-ready')[0]!.detail.parameters).to.deep.equal(page.element.parameters);
  });

  it('status tells connecting, streaming, idle', async () => {
    const [first, second] = [new Gate(), new Gate()];
    const page = await openChat();
    const sent = page.element.send(await registerPlay([first.step, says('Yes'), second.step, ends]));
    await until(() => page.element.status === 'connecting', 'it connects');
    await first.open();
    await until(() => page.element.status === 'streaming', 'it streams');
    await second.open();
    await sent;
    expect(page.element.status).to.equal('idle');
  });
});
