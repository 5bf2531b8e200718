import {expect} from '@open-wc/testing';
import {openChat, placeChat, readText, until} from '../support/chat-page.js';
import {ends, Gate, registerPlay, says} from '../support/stand-in.js';

/** What is asked, what the page hears, what the reader reads. */
const failures: readonly (readonly [
  what: string,
  ask: string,
  code: string,
  status: number,
  words: RegExp,
])[] = [
  ['a refused key', 'error unauthorized', 'unauthorized', 401, /not set up correctly/],
  ['a 404', 'error not_found', 'not_found', 404, /no longer available/],
  ['a 429', 'error 429', 'too_many_requests', 429, /very busy/],
  ['an HTML page with status 500', 'error 500 html', 'bad_response', 500, /Something went wrong/],
  ['a proxy that answers without CORS', 'error 502', 'network', 0, /could not be reached/],
  ['an error as JSON with status 200', 'error json', 'completion_request_error', 400, /did not answer/],
  ['an error event before the first word', 'error stream early', 'provider_quota_exceeded', 400, /quota/],
  [
    'a connection that breaks before the first byte',
    'error destroy early',
    'network',
    0,
    /could not be reached/,
  ],
];

describe('a question that fails', () => {
  for (const [what, ask, code, status, words] of failures) {
    it(`through ${what} says so to the reader and to the page`, async () => {
      const page = await openChat();
      await page.talk(ask);
      expect(page.alert).to.match(words);
      expect(page.alert).not.to.contain(code);
      expect(page.lastQuestion).to.equal(ask);
      expect(page.events('dify-error').map(({detail}) => detail.error)).to.have.lengthOf(1);
      expect(page.events('dify-error')[0]!.detail.error).to.include({name: 'DifyError', code, status});
      expect(page.events('dify-message').at(-1)!.detail.message).to.include({status: 'error'});
      expect(page.textBox.disabled).to.equal(false);
      page.button('Send message');
    });
  }

  it('rejects send() with the same error', async () => {
    const page = await openChat();
    const error = await page.element.send('error 500').catch((reason: unknown) => reason);
    expect(error).to.equal(page.events('dify-error')[0]!.detail.error);
    expect(error).to.include({status: 500, retryable: true});
  });

  it('does not quote the server to the reader', async () => {
    const page = await openChat();
    await page.talk('error completion_request_error');
    expect(page.alert).not.to.contain('org-8fK2');
  });

  for (const [what, ask, code] of [
    ['ends before the answer does', 'error cut', 'stream_interrupted'],
    ['says that something went wrong', 'error stream', 'completion_request_error'],
  ] as const) {
    it(`keeps what arrived of a stream that ${what}`, async () => {
      const page = await openChat();
      await page.talk(ask);
      expect(page.lastAnswer).to.contain('The Drift 2 weighs 1.9 kg');
      expect(page.element.messages.at(-1)!.content).to.match(/^The Drift 2 weighs .*the size of $/);
      expect(page.events('dify-error')[0]!.detail.error.code).to.equal(code);
      expect(page.alert).not.to.equal('');
    });
  }

  it('keeps what arrived of a connection that breaks', async () => {
    const gate = new Gate();
    const page = await openChat();
    // Held until it is read: a browser drops what it received but has not handed over when a connection breaks.
    const half = [says('The Drift 2'), gate.step, {bytes: 'data: {"event":"mess'}, {destroy: true}];
    await page.ask(await registerPlay(half));
    await page.reads('The Drift 2');
    await gate.open();
    await page.answered();
    expect(page.lastAnswer).to.match(/^The Drift 2 The connection broke off/);
    expect(page.events('dify-error')[0]!.detail.error.code).to.equal('stream_interrupted');
  });

  it('fails when the server stays silent for longer than `timeout`', async () => {
    const page = await openChat({attributes: {timeout: '300'}});
    await page.talk('error silence');
    expect(page.alert).to.contain('took too long');
    expect(page.events('dify-error')[0]!.detail.error.code).to.equal('timeout');
    await until(async () => (await page.openRequests()) === 0, 'the request is let go');
  });

  it('fails when a stream stays silent for longer than `idle-timeout`, and keeps its text', async () => {
    const page = await openChat({attributes: {'idle-timeout': '300'}});
    await page.talk('error silence middle');
    expect(page.lastAnswer).to.contain('The Drift 2');
    expect(page.alert).not.to.equal('');
    await until(async () => (await page.openRequests()) === 0, 'the request is let go');
  });

  it('can be asked again with a button', async () => {
    const page = await openChat();
    let isDown = true;
    page.element.fetch = (input, init) =>
      isDown && init?.method === 'POST' ? Promise.reject(new TypeError('down')) : fetch(input, init);
    await page.element.updateComplete;
    await page.talk('Hello');
    expect(page.alert).to.contain('could not be reached');
    isDown = false;
    await page.click('Try again');
    await page.answered();
    expect(page.lastAnswer).to.contain('“Hello”');
    expect(page.all('article', 'You said')).to.have.lengthOf(1);
    expect(page.events('dify-message').filter(({detail}) => detail.message.role === 'user')).to.have.lengthOf(
      1,
    );
  });

  it('lets the reader go back to what had arrived before it was asked again', async () => {
    const page = await openChat();
    await page.talk('error cut');
    await page.click('Try again');
    await page.answered();
    await until(() => page.lastAnswer.includes('2 / 2'), 'the second version is shown');
    await page.click('Previous version');
    await until(() => page.lastAnswer.includes('1 / 2'), 'the first version is shown');
    expect(page.lastAnswer).to.contain('The Drift 2');
    expect(page.button('Previous version').disabled).to.equal(true);
    await page.click('Next version');
    await until(() => page.lastAnswer.includes('2 / 2'), 'the second version is shown');
    expect(page.button('Next version').disabled).to.equal(true);
  });

  it('does not stand in the way of the next question', async () => {
    const page = await openChat();
    await page.talk('error 500');
    await page.talk(await registerPlay([says('Here again.'), ends]));
    expect(page.lastAnswer).to.equal('Here again.');
    expect(page.all('article', 'You said')).to.have.lengthOf(2);
  });
});

describe('a server that cannot be reached', () => {
  it('leaves a chat that says so and can be asked to try again', async () => {
    const page = await placeChat({attributes: {open: '', 'base-url': 'http://127.0.0.1:9/v1'}});
    await page.element.ready;
    await page.seen('alert');
    expect(page.alert).to.match(/settings could not be loaded.*could not be reached/);
    expect(page.events('dify-error')[0]!.detail.error).to.include({code: 'network', status: 0});
    expect(page.events('dify-ready')).to.have.lengthOf(0);
    const again = page.next('dify-error');
    await page.click('Try again');
    await again;
  });

  it('keeps a question that could not be sent, with the text that was typed', async () => {
    const page = await placeChat({attributes: {open: '', 'base-url': 'http://127.0.0.1:9/v1'}});
    await page.element.ready;
    await page.talk('Is anybody there?');
    expect(page.lastQuestion).to.equal('Is anybody there?');
    expect(page.lastAnswer).to.contain('could not be reached');
  });

  it('works with defaults when only the settings fail', async () => {
    const page = await openChat({app: {failing: {parameters: {status: 500, body: 'Oops'}}}});
    await page.seen('alert');
    await page.talk('Hello');
    expect(page.lastAnswer).to.contain('“Hello”');
  });
});

describe('an attribute that cannot be read', () => {
  const wrong: readonly (readonly [string, string])[] = [
    ['mode', 'popup'],
    ['placement', 'left'],
    ['theme', 'solarized'],
    ['inputs', '{"a":'],
    ['inputs', '[1]'],
    ['suggestions', '"one"'],
    ['suggestions', '[1, 2]'],
    ['timeout', 'soon'],
    ['idle-timeout', '-5'],
    ['response-mode', 'fast'],
    ['persist', 'forever'],
    ['base-url', 'ftp://host/v1'],
  ];
  for (const [attribute, value] of wrong) {
    it(`${attribute}="${value}" is named once, and the default is used`, async () => {
      const offline = (): Promise<never> => Promise.reject(new TypeError('offline'));
      const attributes = {mode: 'inline', [attribute]: value};
      const page = await placeChat({attributes, properties: {fetch: offline}});
      page.element.heading = 'again';
      await page.element.updateComplete;
      page.element.heading = 'and again';
      await page.element.updateComplete;
      const errors = page.events('dify-error').map(({detail}) => detail.error);
      const named = errors.filter(({code}) => code === 'invalid_config');
      expect(named).to.have.lengthOf(1);
      expect(named[0]!.message).to.match(new RegExp(`^${attribute}: `));
    });
  }

  it('leaves a chat that works', async () => {
    const page = await openChat({
      attributes: {mode: 'popup', theme: '?', inputs: 'x', timeout: 'y', suggestions: '{'},
    });
    await page.talk('Hello');
    expect((await page.questions())[0]!.body!['inputs']).to.deep.equal({});
    expect(page.find('dialog')).not.to.equal(null);
    expect(page.events('dify-error').map(({detail}) => detail.error.message.split(':')[0])).to.deep.equal([
      'inputs',
      'mode',
      'theme',
      'suggestions',
      'timeout',
    ]);
  });

  it('never shows the key in an error', async () => {
    const page = await openChat({attributes: {'conversation-id': 'not-a-uuid'}});
    await page.talk('error 500');
    const told = JSON.stringify(
      page.events('dify-error').map(({detail}) => [detail.error, detail.error.message]),
    );
    expect(told).not.to.contain(page.key);
    expect(readText(page.root.querySelector('[part="panel"]')!)).not.to.contain(page.key);
  });
});
