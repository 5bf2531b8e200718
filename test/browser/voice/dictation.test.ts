import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {ChatPage, Visit} from '../../support/chat-page.js';
import {openChat, readText, until} from '../../support/chat-page.js';
import {FakeMicrophone} from '../../support/microphone.js';
import type {AppFields, Failure} from '../../support/stand-in.js';
import {failFromNowOn, failNoMore, Gate} from '../../support/stand-in.js';

const RECORD = 'Record a voice message';
const FINISH = 'Finish recording';
const CANCEL = 'Cancel recording';

let microphone: FakeMicrophone;
beforeEach(() => (microphone = new FakeMicrophone()));
afterEach(() => {
  microphone.remove();
});

async function openVoice(app: AppFields = {}, visit: Visit = {}): Promise<ChatPage> {
  const page = await openChat({app: {like: 'app-demo-voice', ...app}, ...visit});
  await page.seen('button', RECORD);
  return page;
}

/** Presses the microphone and speaks until there is enough to be understood. */
async function speak(page: ChatPage): Promise<void> {
  await page.click(RECORD);
  await page.seen('button', FINISH);
  await until(() => page.find('timer')?.textContent === '0:01', 'a second was recorded');
}

async function dictate(page: ChatPage): Promise<void> {
  await speak(page);
  await page.click(FINISH);
}

function trouble(page: ChatPage): Promise<void> {
  return until(() => page.alert !== '', 'the visitor is told what went wrong');
}

function recordingsOf(page: ChatPage): Promise<readonly {body: unknown}[]> {
  return page.requests('/v1/audio-to-text');
}

describe('a voice message', () => {
  it('becomes text at the cursor, and nothing is sent by itself', async () => {
    const page = await openVoice({transcript: 'for two people'});
    await page.type('A tent please');
    page.textBox.setSelectionRange(6, 6);
    await dictate(page);
    await page.focused('textbox “Write a message…”');
    expect(page.textBox.value).to.equal('A tent for two people please');
    expect(page.textBox.selectionStart).to.equal('A tent for two people'.length);
    expect(await page.questions()).to.have.lengthOf(0);
    expect(microphone.isOn).to.equal(false);
    await sendKeys({press: 'Enter'});
    await page.answered();
    expect(page.lastQuestion).to.equal('A tent for two people please');
  });

  it('goes to the server as WAV, which is what Dify takes', async () => {
    const page = await openVoice();
    await dictate(page);
    await until(() => page.textBox.value !== '', 'the words are there');
    const [sent] = await recordingsOf(page);
    const {files, user} = sent!.body as {
      files: {name: string; type: string; size: number; head: string}[];
      user: string;
    };
    const [{name, type, size, head}] = files as [(typeof files)[0]];
    expect([name, type, atob(head).slice(0, 4)]).to.deep.equal(['file', 'audio/wav', 'RIFF']);
    expect(size).to.be.within(10_000, 200_000); // 32 000 bytes are a second
    expect(user).to.be.a('string').and.not.to.equal('');
  });

  it('covers the text box while it is recorded; Escape takes it back and leaves the panel open', async () => {
    const page = await openVoice();
    await page.type('Half a thought');
    await speak(page);
    await page.focused(`button “${FINISH}”`);
    expect(getComputedStyle(page.textBox).visibility).to.equal('hidden');
    expect(microphone.isOn).to.equal(true);
    await sendKeys({press: 'Escape'});
    await page.focused('textbox “Write a message…”');
    expect(page.textBox.value).to.equal('Half a thought');
    expect(page.element.open).to.equal(true);
    expect(microphone.isOn).to.equal(false);
    expect(await recordingsOf(page)).to.have.lengthOf(0);
  });

  for (const mode of ['bubble', 'inline'])
    it(`is taken back by Escape anywhere in the chat (${mode}), which closes the panel only the next time`, async () => {
      const page = await openVoice({}, {attributes: {mode}});
      await page.talk('Hello');
      await speak(page);
      page.log.focus();
      await sendKeys({press: 'Escape'});
      await until(() => !microphone.isOn, 'the recording has ended');
      await page.seen('button', 'Send message');
      expect(page.element.open).to.equal(true);
      expect(page.focus).to.equal('log “Conversation”');
      await page.tells('cancelled');
      expect(await recordingsOf(page)).to.have.lengthOf(0);
      await sendKeys({press: 'Escape'});
      expect(page.element.open).to.equal(mode === 'inline');
    });

  it('leaves the focus in the panel when a new conversation is begun meanwhile', async () => {
    const page = await openVoice();
    await page.talk('Hello');
    await speak(page);
    page.button('New conversation').focus();
    await sendKeys({press: 'Enter'});
    await until(() => page.find('button', 'New conversation') === null, 'the button is gone');
    await page.focused('dialog “Hands-free”');
    expect(page.find('button', FINISH) !== null).to.equal(true);
  });

  it('is made with the keyboard alone', async () => {
    const page = await openVoice({transcript: 'hello'});
    page.button(RECORD).focus();
    await sendKeys({press: 'Enter'});
    await page.focused(`button “${FINISH}”`);
    await until(() => page.find('timer')?.textContent === '0:01', 'a second was recorded');
    expect(page.find('timer', 'Recorded for 0:01') !== null).to.equal(true);
    await sendKeys({press: 'Enter'});
    await until(() => page.textBox.value === 'hello', 'the words are there');
  });

  it('is announced when it begins and when it is written down', async () => {
    const page = await openVoice({transcript: 'hello'});
    await page.click(RECORD);
    const said = (words: RegExp): Promise<void> =>
      until(() => page.all('status').some((each) => words.test(readText(each))), `${words.source} is said`);
    await said(/^Recording\./);
    await until(() => page.find('timer')?.textContent === '0:01', 'a second was recorded');
    await page.click(FINISH);
    await said(/^Added to your message: hello$/);
  });

  it('can be given up while it is being written down', async () => {
    const gate = new Gate();
    const page = await openVoice({failing: {'audio-to-text': {hold: gate.name}}});
    await dictate(page);
    await until(
      () => readText(page.find('status') ?? undefined).includes('Writing down'),
      'it is on its way',
    );
    await until(async () => (await page.openRequests()) === 1, 'the server has it');
    await page.click(CANCEL);
    await page.focused('textbox “Write a message…”');
    await until(async () => (await page.openRequests()) === 0, 'the server is told');
    expect(page.textBox.value).to.equal('');
    expect(page.find('alert') === null).to.equal(true);
    await gate.open();
  });
});

describe('a microphone that cannot be had', () => {
  for (const [name, words] of [
    ['NotAllowedError', 'The microphone is blocked. Allow it'],
    ['NotFoundError', 'No microphone was found'],
    ['NotReadableError', 'Another program may be using it'],
  ] as const) {
    it(`is explained (${name}), and the next try may succeed`, async () => {
      microphone.refuse(name);
      const page = await openVoice();
      await page.click(RECORD);
      await trouble(page);
      expect(page.alert).to.include(words);
      await page.focused('textbox “Write a message…”');
      microphone.allow();
      await dictate(page);
      await until(() => page.textBox.value !== '', 'the words are there');
      expect(page.find('alert') === null).to.equal(true);
    });
  }

  it('is let go of when the visitor allows it after having cancelled', async () => {
    const allow = microphone.hold();
    const page = await openVoice();
    await page.click(RECORD);
    await until(() => readText(page.find('status') ?? undefined).includes('Waiting for'), 'it is asked for');
    await page.click(CANCEL);
    allow();
    await until(() => microphone.streams.length === 1, 'the browser hands it out');
    await until(() => !microphone.isOn, 'nobody listens');
    expect(page.find('button', FINISH) === null).to.equal(true);
  });

  it('is explained on a page without a secure address', async () => {
    Object.defineProperty(globalThis, 'isSecureContext', {configurable: true, value: false});
    try {
      const page = await openVoice();
      await page.click(RECORD);
      await trouble(page);
      expect(page.alert).to.include('https');
      await page.click('Dismiss');
      await until(() => page.find('alert') === null, 'it is gone');
    } finally {
      Object.defineProperty(globalThis, 'isSecureContext', {configurable: true, value: true});
    }
  });
});

describe('a recording of no use', () => {
  it('is not sent when nothing can be heard', async () => {
    microphone.mute();
    const page = await openVoice();
    await dictate(page);
    await trouble(page);
    expect(page.alert).to.include('Is the microphone muted?');
    expect(await recordingsOf(page)).to.have.lengthOf(0);
  });

  it('is not sent when it is too short', async () => {
    const page = await openVoice();
    await page.click(RECORD);
    await page.seen('button', FINISH);
    page.button(FINISH).click();
    await trouble(page);
    expect(page.alert).to.include('too short');
    expect(await recordingsOf(page)).to.have.lengthOf(0);
  });

  it('in which no words are found is told of', async () => {
    const page = await openVoice({transcript: ' '});
    await dictate(page);
    await trouble(page);
    expect(page.alert).to.include('No words could be made out');
  });
});

describe('a server that does not take it', () => {
  const refusing = (status: number, code: string): Failure => ({
    status,
    body: {code, message: 'No.', status},
  });

  for (const [failure, words] of [
    [refusing(415, 'unsupported_audio_type'), 'cannot read the recording'],
    [refusing(413, 'audio_too_large'), 'too long'],
    [{status: 413, body: '<html>Too large</html>'}, 'too long'],
    [refusing(400, 'speech_to_text_disabled'), 'takes no voice messages'],
  ] as const) {
    it(`for good says so: “${words}” (${String(failure.status)}, ${typeof failure.body})`, async () => {
      const page = await openVoice({failing: {'audio-to-text': failure}});
      await dictate(page);
      await trouble(page);
      expect(page.alert).to.include(words);
      expect(page.find('button', 'Try again') === null).to.equal(true);
      expect(page.events('dify-error').at(-1)!.detail.error.status).to.equal(failure.status);
    });
  }

  for (const [what, failure] of [
    ['a model that failed', refusing(400, 'completion_request_error')],
    ['a connection that broke', {destroy: true}],
    ['an answer that is no transcription', {status: 200, body: 'Hello'}],
  ] as const) {
    it(`for now keeps the recording for another try (${what})`, async () => {
      const page = await openVoice({failing: {'audio-to-text': failure}, transcript: 'hello'});
      await dictate(page);
      await trouble(page);
      expect(microphone.isOn).to.equal(false);
      await failNoMore(page.key);
      await page.click('Try again');
      await until(() => page.textBox.value === 'hello', 'the words are there');
      expect(page.find('alert') === null).to.equal(true);
    });
  }

  it('a second time is told of again', async () => {
    const page = await openVoice({failing: {'audio-to-text': {destroy: true}}});
    await dictate(page);
    await trouble(page);
    await failFromNowOn(page.key, {'audio-to-text': refusing(400, 'provider_quota_exceeded')});
    await page.click('Try again');
    await until(() => page.alert.includes('quota'), 'the new reason is told');
  });
});

describe('the microphone goes off', () => {
  it('when the panel is closed', async () => {
    const page = await openVoice();
    await speak(page);
    page.element.hide();
    await until(() => !microphone.isOn, 'it is off');
    page.element.show();
    await page.seen('button', RECORD);
    expect(page.find('button', FINISH) === null).to.equal(true);
  });

  it('when the chat leaves the page', async () => {
    const page = await openVoice();
    await speak(page);
    page.element.remove();
    await until(() => !microphone.isOn, 'it is off');
  });

  it('when the chat moves to another app', async () => {
    const page = await openVoice();
    await speak(page);
    page.element.apiKey = 'app-demo-voice';
    await until(() => !microphone.isOn, 'it is off');
    await page.seen('button', RECORD);
  });

  it('when it is unplugged: what was said until then is written down', async () => {
    const page = await openVoice({transcript: 'half of it'});
    await speak(page);
    microphone.unplug();
    await until(() => page.textBox.value === 'half of it', 'the words are there');
  });
});

describe('no microphone is offered', () => {
  async function loaded(): Promise<string[]> {
    await until(() => performance.getEntriesByType('resource').length > 0, 'something was loaded');
    return performance.getEntriesByType('resource').map(({name}) => name);
  }

  it('where the page hides voice, and nothing is loaded for it', async () => {
    performance.clearResourceTimings();
    const page = await openChat({app: {like: 'app-demo-voice'}, attributes: {hide: 'voice'}});
    await page.talk('Hello');
    await page.seen('button', 'Copy');
    expect(page.find('button', RECORD) === null).to.equal(true);
    expect(page.find('button', 'Read aloud') === null).to.equal(true);
    const files = await loaded();
    // Modules of earlier tests are not asked for again: what counts is that the features draw nothing.
    expect(files.filter((name) => /audio-to-text|text-to-audio/.test(name))).to.deep.equal([]);
  });

  it('where the app does not listen', async () => {
    const page = await openChat();
    await page.talk('Hello');
    await page.seen('button', 'Copy');
    expect(page.find('button', RECORD) === null).to.equal(true);
  });

  it('once the page hides voice in an open chat', async () => {
    const page = await openVoice();
    page.element.hiddenFeatures = 'voice';
    await until(() => page.find('button', RECORD) === null, 'it is gone');
  });
});
