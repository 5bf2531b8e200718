/** A chat that has a site code and no key: everything goes over Dify's WebApp API, with a passport. */
import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {ChatPage, Visit} from '../support/chat-page.js';
import {openChat as open, placeChat, readText, until} from '../support/chat-page.js';
import {FakeMicrophone} from '../support/microphone.js';
import {Loudspeaker} from '../support/loudspeaker.js';
import type {LoggedRequest} from '../support/stand-in.js';
import {
  control,
  ends,
  expirePassports,
  failFromNowOn,
  Gate,
  registerApp,
  registerPlay,
  says,
  siteCodeOf,
  word,
} from '../support/stand-in.js';
import {pdf, transferOf} from '../support/test-files.js';

const openChat = (visit: Visit = {}): Promise<ChatPage> => open({...visit, isWebApp: true});

/** A user of the test's own: all chats of a page share its storage. */
const someone = (): Readonly<Record<string, string>> => ({user: `visitor-${word()}${word()}`});

function passportsOf(page: ChatPage): Promise<readonly LoggedRequest[]> {
  return page.requests('/api/passport');
}

async function asked(page: ChatPage, path: string | RegExp, count = 1): Promise<readonly LoggedRequest[]> {
  let found: readonly LoggedRequest[] = [];
  const isIt = (request: LoggedRequest): boolean =>
    typeof path === 'string' ? request.path === path : path.test(request.path);
  await until(
    async () => {
      found = (await page.requests()).filter(isIt);
      return found.length >= count;
    },
    `${String(path)} is asked for`,
  );
  return found;
}

/** Nothing may go to the other API, and nothing without a passport. */
async function onlyByPassport(page: ChatPage): Promise<void> {
  for (const {path, headers} of await page.requests()) {
    expect(path).to.match(/^\/api\//);
    expect(headers).not.to.have.property('authorization');
    expect(headers['x-app-code']).to.equal(siteCodeOf(page.key));
    if (path !== '/api/passport') expect(headers).to.have.property('x-app-passport');
  }
}

async function idle(page: ChatPage): Promise<void> {
  await until(() => page.element.status === 'idle', 'the answer is over');
}

/** What the browser keeps for this page. */
function kept(): string {
  return JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]);
}

describe('a chat with an app token', () => {
  it('answers, offers follow-ups, and needs one passport for it all', async () => {
    const attributes = someone();
    const page = await openChat({
      app: {like: 'app-demo-chat', suggested: ['And the weight?']},
      attributes,
    });
    await page.talk('Which tent for two?');
    (await page.seen('button', 'And the weight?')).click();
    await until(() => page.lastQuestion === 'And the weight?', 'it is asked');
    await idle(page);
    const passports = await passportsOf(page);
    expect(passports.map(({query}) => query)).to.deep.equal([{user_id: attributes['user']}]);
    const questions = await page.requests('/api/chat-messages');
    const first = page.element.messages[1]!.id;
    expect(questions.map(({body}) => body!['parent_message_id'])).to.deep.equal([null, first]);
    await asked(page, `/api/messages/${first}/suggested-questions`);
    await asked(page, /\/api\/conversations\/[\w-]+\/name$/);
    await onlyByPassport(page);
  });

  it('comes back to its conversation with the passport that was kept', async () => {
    const attributes = someone();
    const page = await openChat({attributes});
    await page.talk('Which tent?');
    const again = await openChat({key: page.key, attributes});
    await until(() => again.lastQuestion === 'Which tent?', 'the conversation is there');
    expect(await passportsOf(again)).to.have.lengthOf(1);
    const other = await openChat({key: page.key, attributes: someone()});
    expect(await passportsOf(other)).to.have.lengthOf(2);
    expect(await other.requests('/api/messages'), 'no past is asked for').to.have.lengthOf(1);
  });

  it('keeps no passport with persist="none"', async () => {
    const attributes = {...someone(), persist: 'none'};
    const before = kept();
    const page = await openChat({attributes});
    await page.talk('Hello');
    expect(kept()).to.equal(before);
    await openChat({key: page.key, attributes});
    expect(await passportsOf(page)).to.have.lengthOf(2);
  });

  it('makes a user of its own where the page names none, and is that one again', async () => {
    const page = await openChat();
    await page.talk('Hello');
    const [passport] = await passportsOf(page);
    expect(passport!.query['user_id']).to.match(/^\w+-\w+-\w+-\w+$/);
    await expirePassports(page.key);
    await page.talk('Hello again');
    const [, renewed] = await passportsOf(page);
    expect(renewed!.query).to.deep.equal(passport!.query);
  });

  it('stops an answer at the server', async () => {
    const page = await openChat({attributes: someone()});
    const gate = new Gate();
    await page.ask(await registerPlay([says('Half an answer'), gate.step, says(' and the rest'), ends]));
    await page.reads('Half an answer');
    await page.click('Stop answering');
    await asked(page, /\/api\/chat-messages\/[\w-]+\/stop$/);
    await gate.open();
    await idle(page);
    expect(page.element.messages.at(-1)!.status).to.equal('stopped');
    expect(page.events('dify-error')).to.have.lengthOf(0);
    await onlyByPassport(page);
  });

  it('has real branches: they come back from the server, without a word about a single line', async () => {
    const attributes = someone();
    const page = await openChat({attributes});
    await page.talk('Which tent?');
    await page.click('Another answer');
    await until(() => readText(page.log).includes('2 / 2'), 'there is a second version');
    await idle(page);
    expect(readText(page.log)).not.to.include('also remembers the other versions');
    await page.talk('And for three?');
    const questions = await page.requests('/api/chat-messages');
    const [first, second] = [questions[0]!, questions[1]!].map(({body}) => body!['parent_message_id']);
    expect([first, second]).to.deep.equal([null, null]);
    // Another browser: nothing is known there but what the server tells.
    localStorage.clear();
    const again = await openChat({
      key: page.key,
      attributes: {...attributes, 'conversation-id': page.element.messages[0]!.conversationId!},
    });
    await until(() => readText(again.log).includes('2 / 2'), 'the versions are there');
    expect(again.all('article', 'You said').map((each) => readText(each))).to.deep.equal([
      'Which tent?',
      'And for three?',
    ]);
    await again.click('Previous version');
    await until(() => again.all('article', 'You said').length === 1, 'the first branch is shown');
  });

  it('asks beside the first wording when a question is edited, and the model knows only that branch', async () => {
    const page = await openChat({attributes: someone()});
    await page.talk('Which tent?');
    await page.talk('My name is Ada');
    const [first] = page.element.messages.filter(({role}) => role === 'assistant');
    page.all('button', 'Edit question')[1]!.click();
    await page.focused('textbox “Edit question”');
    (page.root.activeElement as HTMLTextAreaElement).value = '';
    await sendKeys({type: 'What did I ask?'});
    await sendKeys({press: 'Enter'});
    await page.reads('Which tent?');
    await idle(page);
    const {body} = (await page.requests('/api/chat-messages')).at(-1)!;
    expect(body!['parent_message_id']).to.equal(first!.id);
    expect(page.lastAnswer).not.to.include('Ada');
  });

  it('lists, renames and deletes conversations', async () => {
    const page = await openChat({attributes: someone()});
    await page.talk('Which tent?');
    await asked(page, /\/name$/);
    await page.click('Conversations');
    await asked(page, '/api/conversations');
    await page.click(/^More actions/);
    (await page.seen('menuitem', 'Rename')).click();
    await page.seen('textbox', /^New name/);
    await sendKeys({type: 'Tents'});
    await sendKeys({press: 'Enter'});
    await asked(page, /\/name$/, 2);
    await page.click(/^More actions/);
    (await page.seen('menuitem', 'Delete')).click();
    await page.click('Delete');
    await page.click('Close conversations');
    await until(
      async () => (await page.requests()).some(({method, status}) => method === 'DELETE' && status === 204),
      'it is deleted at the server',
    );
    await onlyByPassport(page);
  });

  it('rates an answer', async () => {
    const page = await openChat({attributes: someone()});
    await page.talk('Which tent?');
    await page.click('Like');
    const [rating] = await asked(page, /\/feedbacks$/);
    expect(rating!.body).to.deep.equal({rating: 'like', content: null});
    await onlyByPassport(page);
  });

  it('uploads a file, with a new passport where the old one has expired meanwhile', async () => {
    const page = await openChat({app: {like: 'app-demo-files'}, attributes: someone()});
    await page.seen('button', 'Attach files');
    await expirePassports(page.key);
    const input = page.root.querySelector<HTMLInputElement>('input.from-device')!;
    input.files = transferOf([pdf('plan.pdf')]).files;
    input.dispatchEvent(new Event('change', {bubbles: true}));
    await asked(page, '/api/files/upload', 2);
    await until(() => page.root.querySelector('.chip-name'), 'the file is attached');
    // The stand-in writes a status down once its answer has gone out.
    const statuses = async (): Promise<unknown[]> =>
      (await page.requests('/api/files/upload')).map(({status}) => status);
    await until(async () => !(await statuses()).includes(null), 'both are answered');
    expect(await statuses()).to.deep.equal([401, 201]);
    await page.talk('Look');
    const [question] = await page.requests('/api/chat-messages');
    expect(question!.body!['files']).to.have.lengthOf(1);
    expect(await passportsOf(page)).to.have.lengthOf(2);
    await onlyByPassport(page);
  });

  it('shows steps and a paused form of a chatflow, and takes the answer', async () => {
    const page = await openChat({app: {like: 'app-demo-human'}, attributes: someone()});
    const form = {
      title: 'Approval',
      content: 'Shall we?',
      inputs: [],
      actions: [{id: 'yes', title: 'Yes, please'}],
    };
    await page.ask(
      await registerPlay([{form}, {pause: true, then: {yes: [says('Approved.')], timeout: []}}, ends]),
    );
    await page.click('Yes, please');
    await page.reads('Approved.');
    await asked(page, /^\/api\/form\/human_input\//);
    await asked(page, /^\/api\/workflow\/[\w-]+\/events$/);
  });
});

describe('speech over the WebApp API', () => {
  let microphone: FakeMicrophone;
  let loudspeaker: Loudspeaker;
  beforeEach(() => {
    microphone = new FakeMicrophone();
    loudspeaker = new Loudspeaker();
  });
  afterEach(() => {
    microphone.remove();
    loudspeaker.remove();
  });

  it('goes in and comes out', async () => {
    const page = await openChat({
      app: {like: 'app-demo-voice', transcript: 'for two people'},
      attributes: someone(),
    });
    await page.click('Record a voice message');
    await page.seen('button', 'Finish recording');
    await until(() => page.find('timer')?.textContent === '0:01', 'a second was recorded');
    await page.click('Finish recording');
    await until(() => page.textBox.value === 'for two people', 'the words are there');
    await sendKeys({press: 'Enter'});
    await page.answered();
    await page.click('Read aloud');
    await asked(page, '/api/audio-to-text');
    await asked(page, '/api/text-to-audio');
    page.element.remove(); // a sound that goes on would hold up WebKit in the tests that follow
    await onlyByPassport(page);
  });
});

describe('a passport that has expired', () => {
  it('is renewed once for all that wait, and the question is answered', async () => {
    const page = await openChat({attributes: someone()});
    await page.talk('Which tent?');
    await asked(page, /\/name$/);
    await expirePassports(page.key);
    const gate = new Gate();
    await failFromNowOn(page.key, {passport: {hold: gate.name}});
    await page.ask('And for three?');
    await page.click('Conversations');
    await asked(page, '/api/passport', 2);
    await gate.open();
    await asked(page, '/api/conversations');
    await asked(page, '/api/chat-messages', 3);
    await idle(page);
    expect(await passportsOf(page)).to.have.lengthOf(2);
    expect(page.element.messages.map(({status}) => status)).to.deep.equal(Array(4).fill('complete'));
    expect(page.events('dify-error')).to.have.lengthOf(0);
  });

  it('leaves what was said in its place where no other can be had, and goes on as soon as one can', async () => {
    const page = await openChat({attributes: someone()});
    await page.talk('Which tent?');
    await asked(page, /\/name$/); // it would renew the passport by itself
    await expirePassports(page.key);
    await failFromNowOn(page.key, {passport: {destroy: true}});
    await page.talk('And for three?');
    expect(readText(page.log)).to.include('Which tent?').and.to.include('And for three?');
    await until(() => page.alert.includes('could not be reached'), 'the visitor is told');
    await control('DELETE', `failing/${page.key}`);
    await page.click('Try again');
    await page.answered();
    expect(page.element.messages.at(-1)!.status).to.equal('complete');
  });

  it('is in no event, no error and no line of the console', async () => {
    const said: unknown[] = [];
    const levels = ['log', 'info', 'warn', 'error', 'debug'] as const;
    const real = levels.map((level) => console[level]);
    for (const level of levels) console[level] = (...words: unknown[]) => said.push(...words);
    try {
      const page = await openChat({attributes: someone()});
      await page.talk('Which tent?');
      await asked(page, /\/name$/); // as above
      await expirePassports(page.key);
      await failFromNowOn(page.key, {passport: {status: 500, body: 'eyJhbGciOi.eyJhIjox.c2ln'}});
      await page.talk('And for three?');
      const told = page.heard.map((event) => {
        const {detail} = event as CustomEvent<{error?: Error}>;
        return [JSON.stringify(detail), detail?.error?.message, String(detail?.error?.cause)];
      });
      expect(page.events('dify-error').length).to.be.greaterThan(0);
      const everything = JSON.stringify([told, said.map(String)]);
      expect(everything).not.to.match(/eyJ\w|c2ln/);
      expect(everything).not.to.include(siteCodeOf(page.key));
    } finally {
      for (const [at, level] of levels.entries()) console[level] = real[at]!;
    }
  });
});

describe('an app that does not let everybody in', () => {
  it('says that signing in is needed, and where', async () => {
    const page = await openChat({app: {access: 'private'}, attributes: someone()});
    await until(() => page.alert.includes('Please sign in'), 'it says so');
    const link = (await page.seen('link', 'Open the assistant’s own page')) as HTMLAnchorElement;
    const address = page.element.baseUrl.replace(/\/api$/, `/chat/${siteCodeOf(page.key)}`);
    expect([link.href, link.target, link.rel]).to.deep.equal([address, '_blank', 'noopener noreferrer']);
    await page.type('Hello');
    await sendKeys({press: 'Enter'});
    expect(page.textBox.value).to.equal('Hello');
    await control('PUT', `apps/${page.key}`, {like: page.key, access: 'public'});
    await page.click('Try again');
    await until(() => page.alert === '', 'it is there');
    page.textBox.focus();
    await sendKeys({press: 'Enter'});
    await page.answered();
    expect(page.lastQuestion).to.equal('Hello');
  });

  it('says that this visitor has no access', async () => {
    const page = await openChat({app: {access: 'denied'}, attributes: someone()});
    await until(() => page.alert.includes('You do not have access'), 'it says so');
    await page.seen('link', 'Open the assistant’s own page');
  });

  for (const access of ['off', 'moved'] as const) {
    it(`says that it is not available where its page is ${access}`, async () => {
      const page = await openChat({app: {access}, attributes: someone()});
      await until(() => page.alert.includes('not available at the moment'), 'it says so');
      expect(page.all('link')).to.have.lengthOf(0);
    });
  }

  it('says the same for a code that nobody knows', async () => {
    const page = await openChat({attributes: {...someone(), 'app-token': 'nobody-has-this'}});
    await until(() => page.alert.includes('This assistant is not available'), 'it says so');
    expect(page.events('dify-error').at(-1)!.detail.error.code).to.equal('app_unavailable');
  });

  it('that closes in the midst of a conversation leaves it readable', async () => {
    const page = await openChat({attributes: someone()});
    await page.talk('Which tent?');
    await control('PUT', `apps/${page.key}`, {like: page.key, access: 'private'});
    await page.talk('And for three?');
    await until(() => page.alert.includes('Please sign in'), 'it says so');
    expect(readText(page.log)).to.include('Which tent?');
  });
});

describe('an app token beside other settings', () => {
  it('goes before a key, and says so once', async () => {
    const key = await registerApp();
    const page = await placeChat({key, isWebApp: true, attributes: {...someone(), 'api-key': key, open: ''}});
    await page.element.ready;
    await page.talk('Hello');
    const problems = page.events('dify-error').map(({detail}) => detail.error);
    expect(problems.map(({code}) => code)).to.deep.equal(['invalid_config']);
    expect(problems[0]!.message).to.match(/^app-token/);
    await onlyByPassport(page);
  });

  it('speaks to the other app when it changes', async () => {
    const page = await openChat({attributes: someone()});
    await page.talk('Hello');
    const other = await registerApp({site: {title: 'Another'}});
    page.element.appToken = siteCodeOf(other);
    await page.seen('heading', 'Another');
    expect(page.element.messages).to.have.lengthOf(0);
  });
});
