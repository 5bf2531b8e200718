/** Pages, browsers and visitors that do what nobody expects, while an answer is under way. */
import {expect, fixtureSync, html} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {ChatPage} from '../../support/chat-page.js';
import {openChat, until} from '../../support/chat-page.js';
import {watched} from '../../support/fault-visit.js';
import {openOtherTab} from '../../support/other-tab.js';
import {baseUrl, ends, Gate, registerPlay, says, word} from '../../support/stand-in.js';

/** Asks for an answer that has begun and waits. */
async function begin(page: ChatPage, gate: Gate): Promise<void> {
  await page.ask(await registerPlay([says('One'), gate.step, says(' two'), ends]));
  await page.reads('One');
}

async function wholeAfter(page: ChatPage, gate: Gate): Promise<void> {
  await gate.open();
  await page.answered();
  expect(page.element.messages.at(-1)).to.include({content: 'One two', status: 'complete'});
  expect(page.events('dify-error')).to.have.lengthOf(0);
}

describe('a stop', () => {
  it('before the run has a name is told to the server as soon as it has one', async () => {
    await watched({}, async (page) => {
      const gate = new Gate();
      await page.ask(await registerPlay([{ping: true}, gate.step, says('Late'), {idle: true}]));
      await until(async () => (await page.questions()).length === 1, 'it is asked');
      await page.click('Stop answering');
      await page.reads('You stopped this answer.');
      await gate.open();
      const isStop = ({path}: {path: string}): boolean => path.endsWith('/stop');
      await until(async () => (await page.requests()).some(isStop), 'the server is told');
      await until(() => page.element.status === 'idle', 'nothing is under way');
      expect(page.lastAnswer).not.to.contain('Late');
      expect(page.events('dify-stop')).to.have.lengthOf(1);
    });
  });

  it('that races the end leaves one of the two, and no failure', async () => {
    await watched({}, async (page) => {
      const gate = new Gate();
      await begin(page, gate);
      await Promise.all([gate.open(), page.element.stop()]);
      await page.answered();
      expect(page.element.messages.at(-1)!.status).to.be.oneOf(['stopped', 'complete']);
      expect(page.events('dify-error')).to.have.lengthOf(0);
    });
  });

  it('that the server refuses stops the answer here, and is told to the page', async () => {
    await watched({app: {failing: {stop: {status: 500, body: 'no'}}}}, async (page) => {
      await begin(page, new Gate());
      await page.click('Stop answering');
      await page.reads('You stopped this answer.');
      await until(() => page.events('dify-error').length === 1, 'the page is told');
      expect(page.events('dify-error')[0]!.detail.error.status).to.equal(500);
      expect(page.lastAnswer).to.contain('One');
      await page.element.send('Hello');
      expect(page.element.messages.at(-1)!.status).to.equal('complete');
    });
  });
});

describe('what a visitor does while an answer comes', () => {
  it('a second question waits in the text box', async () => {
    await watched({}, async (page) => {
      const gate = new Gate();
      await begin(page, gate);
      await page.type('And then?');
      await sendKeys({press: 'Enter'});
      expect(page.textBox.value.trim()).to.equal('And then?');
      expect(await page.questions()).to.have.lengthOf(1);
      await wholeAfter(page, gate);
      expect(page.textBox.value.trim()).to.equal('And then?');
    });
  });

  it('a question of the page’s own waits for its turn', async () => {
    await watched({}, async (page) => {
      const gate = new Gate();
      await begin(page, gate);
      const second = page.element.send('Hello');
      await page.element.updateComplete;
      expect(await page.questions()).to.have.lengthOf(1);
      await gate.open();
      expect((await second).status).to.equal('complete');
      expect(page.element.messages[1]).to.include({content: 'One two', status: 'complete'});
      expect(await page.questions()).to.have.lengthOf(2);
    });
  });
});

describe('a network that goes and comes', () => {
  it('is asked for the rest of a broken answer once it is back', async () => {
    let isOnline = true;
    Object.defineProperty(navigator, 'onLine', {configurable: true, get: () => isOnline});
    try {
      await watched({}, async (page) => {
        const gate = new Gate();
        const play = [says('One'), gate.step, {end: true}];
        await page.ask(await registerPlay(play, {saved: 'One two'}));
        await page.reads('One');
        isOnline = false;
        window.dispatchEvent(new Event('offline'));
        await gate.open();
        await page.answered();
        expect(page.alert).to.contain('broke off');
        expect(page.lastAnswer).to.contain('One');
        await new Promise((resolve) => setTimeout(resolve, 1_500)); // the first look would be after a second
        expect(await page.requests('/v1/messages')).to.have.lengthOf(0);
        isOnline = true;
        window.dispatchEvent(new Event('online'));
        await page.reads('One two');
        expect(page.alert).to.equal('');
      });
    } finally {
      Reflect.deleteProperty(navigator, 'onLine');
    }
  });
});

describe('a tab', () => {
  it('that is frozen and thawed, or put away and shown again, goes on where it was', async () => {
    await watched({}, async (page) => {
      const gate = new Gate();
      await begin(page, gate);
      await page.type('draft');
      document.dispatchEvent(new Event('freeze'));
      window.dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}));
      window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}));
      document.dispatchEvent(new Event('resume'));
      await wholeAfter(page, gate);
      expect(page.textBox.value).to.equal('draft');
    });
  });

  for (const jump of [86_400_000, -86_400_000]) {
    it(`whose clock jumps by ${String(jump / 3_600_000)} hours goes on where it was`, async () => {
      const {now} = Date;
      try {
        await watched({}, async (page) => {
          const gate = new Gate();
          await begin(page, gate);
          Date.now = () => now() + jump;
          await wholeAfter(page, gate);
          await page.talk('Hello');
          expect(page.lastAnswer).to.contain('“Hello”');
        });
      } finally {
        Date.now = now;
      }
    });
  }
});

describe('a storage', () => {
  it('that is full costs only what it would keep', async () => {
    const {setItem} = Storage.prototype;
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    try {
      await watched({}, async (page) => {
        await page.talk('first');
        await page.type('draft');
        await page.element.send('second');
        expect(page.textBox.value).to.equal('draft');
        const [first, second] = await page.questions();
        expect(second!.user).to.equal(first!.user);
        expect(page.events('dify-error')).to.have.lengthOf(0);
      });
    } finally {
      Storage.prototype.setItem = setItem;
    }
  });

  it('that another tab empties in mid-answer changes nothing of this one', async () => {
    await watched({}, async (page) => {
      const gate = new Gate();
      await begin(page, gate);
      await page.type('draft');
      localStorage.clear();
      window.dispatchEvent(new StorageEvent('storage', {key: null, storageArea: localStorage}));
      await wholeAfter(page, gate);
      expect(page.textBox.value).to.equal('draft');
      await page.element.send('Hello');
      const [first, second] = await page.questions();
      expect(second!.user).to.equal(first!.user);
      expect(second!.body!['conversation_id']).to.equal(page.element.messages[0]!.conversationId);
    });
  });

  it('that somebody else wrote nonsense into is read as empty', async () => {
    const before = await openChat();
    await before.talk('first');
    before.element.remove();
    for (const key of Object.keys(localStorage).filter((each) => each.startsWith('dify-chat:')))
      if (!key.endsWith(':user')) localStorage.setItem(key, '{"__proto__":[null,"\u0000');
    await watched({key: before.key}, async (page) => {
      await until(() => !page.log.querySelector('[aria-busy="true"]'), 'nothing is loading');
      page.element.newConversation();
      await page.talk('second');
      expect(page.lastAnswer).to.contain('“second”');
    });
    localStorage.clear();
  });

  it('is shared by two tabs on one conversation, each of which keeps its own text', async () => {
    const user = word();
    const one = await openChat({attributes: {user}});
    await one.talk('first');
    await watched({key: one.key, attributes: {user}}, async (two) => {
      await until(() => two.lastQuestion === 'first', 'the conversation is opened here too');
      await one.type('draft of one');
      await two.type('draft of two');
      const gate = new Gate();
      await two.element.send(await registerPlay([says('Of two'), ends]));
      const running = one.element.send(await registerPlay([says('Of one'), gate.step, ends]));
      await one.reads('Of one');
      await two.element.send('Hello');
      await gate.open();
      expect((await running).content).to.equal('Of one');
      expect([one.textBox.value, two.textBox.value]).to.deep.equal(['draft of one', 'draft of two']);
      const ids = (await one.questions()).slice(1).map(({body}) => body!['conversation_id']);
      expect(new Set(ids).size).to.equal(1);
      one.element.remove();
    });
    one.element.remove();
  });

  it('tells what is said in the same conversation in another tab, and loses nothing of this one', async () => {
    await watched({attributes: {user: word()}}, async (page) => {
      await page.talk('first');
      await page.type('draft');
      const other = await openOtherTab(page.key, page.element.user);
      await until(() => other.messages.length === 2, 'the other tab shows the conversation');
      const heard = page.heard.length;
      await other.send('from the other tab');
      await until(() => page.lastQuestion === 'from the other tab', 'it is shown here, too');
      await until(() => page.element.messages.at(-1)!.status === 'complete', 'with its answer');
      expect(page.element.messages.map(({role}) => role)).to.deep.equal([
        'user',
        'assistant',
        'user',
        'assistant',
      ]);
      expect(page.heard.slice(heard).map(({type}) => type)).not.to.include('dify-send');
      expect(page.textBox.value).to.equal('draft');
      await page.element.send('Hello');
      await until(() => other.messages.length === 6, 'and the other way round');
      other.newConversation();
      await other.send('elsewhere');
      expect(page.element.messages).to.have.lengthOf(6);
      other.remove();
    });
  });

  it('whose conversation is deleted in another tab begins a new one, and keeps what is read', async () => {
    await watched({attributes: {user: word()}}, async (page) => {
      await page.talk('first');
      const {conversationId} = page.element.messages[0]!;
      const other = await openOtherTab(page.key, page.element.user);
      await until(() => other.messages.length === 2, 'the other tab shows the conversation');
      const url = `${baseUrl}/conversations/${conversationId!}`;
      const headers = {authorization: `Bearer ${page.key}`, 'content-type': 'application/json'};
      await fetch(url, {method: 'DELETE', headers, body: JSON.stringify({user: page.element.user})});
      other.newConversation();
      await until(() => page.log.innerText.includes('no longer available'), 'the visitor is told');
      expect(page.lastQuestion).to.equal('first');
      await page.talk('second');
      expect(page.element.messages.at(-1)!.conversationId).not.to.equal(conversationId);
      other.remove();
    });
  });
});

describe('a page', () => {
  const broken: readonly (readonly [what: string, fetch: unknown, code: string])[] = [
    [
      'throws',
      () => {
        throw new Error('wrapped badly');
      },
      'network',
    ],
    ['rejects with nothing', () => Promise.reject(), 'network'], // eslint-disable-line @typescript-eslint/prefer-promise-reject-errors
    ['gives nothing', () => Promise.resolve(undefined), 'bad_response'],
    ['gives what is no response', () => Promise.resolve({ok: true}), 'bad_response'],
    [
      'gives a response that was read already',
      async (...asked: Parameters<typeof fetch>) => {
        const response = await fetch(...asked);
        await response.text();
        return response;
      },
      'bad_response',
    ],
    [
      'gives a body that never ends',
      () =>
        Promise.resolve(new Response(new ReadableStream(), {headers: {'content-type': 'text/event-stream'}})),
      'timeout',
    ],
    ['never comes back', () => new Promise(() => undefined), 'timeout'],
  ];
  for (const [what, wrapped, code] of broken) {
    it(`whose fetch ${what} is told of a failure, and works once it is mended`, async () => {
      await watched({attributes: {timeout: '300'}}, async (page) => {
        page.element.fetch = wrapped as typeof fetch;
        await page.element.updateComplete;
        await page.ask('Hello');
        await page.type('draft');
        await page.answered();
        expect(page.alert).not.to.equal('');
        expect(page.events('dify-error').map(({detail}) => detail.error.code)).to.deep.equal([code]);
        page.element.fetch = (...asked) => fetch(...asked);
        page.element.timeout = 5_000;
        await page.element.updateComplete;
        await page.click('Try again');
        await page.answered();
        expect(page.lastAnswer).to.contain('“Hello”');
        expect(page.textBox.value).to.equal('draft');
      });
    });
  }

  it('that removes the element in mid-answer has nothing left of it, and the text is kept', async () => {
    await watched({}, async (page) => {
      await begin(page, new Gate());
      await page.type('draft');
      page.element.remove();
      expect(page.textBox.value).to.equal('draft');
      await until(() => page.element.status === 'idle', 'it is over');
      expect(page.element.messages.at(-1)).to.include({content: 'One', status: 'stopped'});
    });
  });

  it('that moves the element in mid-answer reads on', async () => {
    await watched({}, async (page) => {
      const gate = new Gate();
      await begin(page, gate);
      await page.type('draft');
      fixtureSync(html`<div></div>`).append(page.element);
      await wholeAfter(page, gate);
      expect(page.textBox.value).to.equal('draft');
    });
  });

  it('that changes attributes in mid-answer loses neither the answer nor the text', async () => {
    await watched({}, async (page) => {
      const gate = new Gate();
      await begin(page, gate);
      await page.type('draft');
      for (const [name, value] of Object.entries({
        theme: 'dark',
        heading: 'Other',
        timeout: '9999',
        mode: 'inline',
      }))
        page.element.setAttribute(name, value);
      await page.element.updateComplete;
      await wholeAfter(page, gate);
      expect(page.textBox.value).to.equal('draft');
    });
  });
});
