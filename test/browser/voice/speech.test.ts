import {expect, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {ChatPage, Visit} from '../../support/chat-page.js';
import {openChat, readText, until} from '../../support/chat-page.js';
import {FakeMicrophone} from '../../support/microphone.js';
import {Loudspeaker} from '../../support/loudspeaker.js';
import type {AppFields, Step} from '../../support/stand-in.js';
import {ends, failNoMore, Gate, registerPlay, says} from '../../support/stand-in.js';

const READ = 'Read aloud';
const CANCEL = 'Cancel reading aloud';
const AUTOMATIC = 'Read answers aloud automatically';

/** Long enough to be paused in: a note for each word, four seconds at most. */
const LONG =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen';

let loudspeaker: Loudspeaker;
beforeEach(() => (loudspeaker = new Loudspeaker()));
afterEach(() => {
  loudspeaker.remove();
});

async function openAnswer(text: string, app: AppFields = {}, visit: Visit = {}): Promise<ChatPage> {
  const page = await openChat({app: {like: 'app-demo-voice', ...app}, ...visit});
  await page.talk(await registerPlay([says(text), ends]));
  await page.seen('button', READ);
  return page;
}

function requestsOf(page: ChatPage): Promise<readonly {body: unknown}[]> {
  return page.requests('/v1/text-to-audio');
}

function note(page: ChatPage): Promise<void> {
  return until(() => page.alert !== '', 'the visitor is told');
}

describe('the button that reads aloud', () => {
  it('keeps the focus when a neighbour arrives', async () => {
    const page = await openAnswer(LONG, {}, {attributes: {hide: 'feedback'}});
    page.button(READ).focus();
    page.element.removeAttribute('hide');
    await page.seen('button', 'Like');
    expect(page.focus).to.equal(`button “${READ}”`);
  });
});

describe('an answer', () => {
  it('is read aloud to its end by the press of a button, which then offers it again', async function () {
    this.timeout(25_000); // the first sound of all: on a busy machine Firefox takes seconds to get ready for it
    const page = await openAnswer(LONG);
    await page.seen('button', 'Like'); // the last to arrive beside it, which moves it
    await page.click(READ);
    await waitUntil(() => page.find('button', 'Pause'), 'the first sound is heard', {timeout: 12_000});
    expect(loudspeaker.playing).to.equal(1);
    await page.seen('button', READ);
    expect(loudspeaker.playing).to.equal(0);
    const [request] = await requestsOf(page);
    expect((request!.body as {message_id: string}).message_id).to.equal(page.element.messages.at(-1)!.id);
    await page.click(READ);
    await page.seen('button', 'Pause');
  });

  it('is paused and goes on, by keyboard, and the button keeps the focus', async () => {
    const page = await openAnswer(LONG);
    page.button(READ).focus();
    await sendKeys({press: 'Enter'});
    await page.focused('button “Pause”');
    await sendKeys({press: 'Enter'});
    await page.focused('button “Resume”');
    expect(loudspeaker.playing).to.equal(0);
    const [{currentTime}] = [...loudspeaker.elements] as [HTMLMediaElement];
    await sendKeys({press: ' '});
    await page.focused('button “Pause”');
    expect(loudspeaker.playing).to.equal(1);
    const [audio] = [...loudspeaker.elements] as [HTMLMediaElement];
    expect(audio.currentTime).to.be.at.least(currentTime);
    expect(await requestsOf(page)).to.have.lengthOf(1);
  });

  it('gives way to another one', async () => {
    const page = await openAnswer(LONG);
    await page.talk(await registerPlay([says(LONG), ends]));
    await until(() => page.all('button', READ).length === 2, 'both can be read');
    page.all('button', READ)[0]!.click();
    await page.seen('button', 'Pause');
    page.all('button', READ)[0]!.click();
    await until(async () => (await requestsOf(page)).length === 2, 'the second is asked for');
    await page.seen('button', 'Pause');
    expect(page.all('button', READ)).to.have.lengthOf(1);
    expect(loudspeaker.playing).to.equal(1);
  });

  it('gives way to one in another chat of the page', async () => {
    const one = await openAnswer(LONG, {}, {attributes: {mode: 'inline'}});
    const two = await openAnswer(LONG, {}, {attributes: {mode: 'inline'}});
    one.button(READ).click();
    await one.seen('button', 'Pause');
    two.button(READ).click();
    await two.seen('button', 'Pause');
    await one.seen('button', READ);
    expect(loudspeaker.playing).to.equal(1);
  });

  it('falls silent when the panel is closed', async () => {
    const page = await openAnswer(LONG);
    await page.click(READ);
    await page.seen('button', 'Pause');
    page.element.hide();
    await until(() => loudspeaker.playing === 0, 'it is silent');
  });

  it('falls silent when something new is asked', async () => {
    const page = await openAnswer(LONG);
    await page.click(READ);
    await page.seen('button', 'Pause');
    await page.ask('Which tent?');
    await until(() => loudspeaker.playing === 0, 'it is silent');
  });

  it('falls silent when the visitor begins to speak', async () => {
    const microphone = new FakeMicrophone();
    try {
      const page = await openAnswer(LONG);
      await page.click(READ);
      await page.seen('button', 'Pause');
      await page.click('Record a voice message');
      await page.seen('button', 'Finish recording');
      expect(page.find('button', 'Pause') === null).to.equal(true);
      expect(page.find('button', READ) !== null).to.equal(true);
    } finally {
      microphone.remove();
    }
  });

  it('can be given up while its sound is fetched', async () => {
    const gate = new Gate();
    const page = await openAnswer(LONG, {failing: {'text-to-audio': {hold: gate.name}}});
    await page.click(READ);
    await until(async () => (await page.openRequests()) === 1, 'it is asked for');
    await page.click(CANCEL);
    await page.seen('button', READ);
    await until(async () => (await page.openRequests()) === 0, 'the server is told');
    expect(page.find('alert') === null).to.equal(true);
    await gate.open();
  });

  it('without anything to read is told of', async () => {
    const page = await openAnswer('Hm.', {failing: {'text-to-audio': {status: 200, body: null}}});
    await page.click(READ);
    await note(page);
    expect(page.alert).to.include('nothing to read aloud');
    await page.seen('button', READ);
  });

  for (const [what, failure, words] of [
    [
      'refuses',
      {status: 400, body: {code: 'invalid_param', message: 'TTS is not enabled', status: 400}},
      'could not be read',
    ],
    [
      'is out of quota',
      {status: 400, body: {code: 'provider_quota_exceeded', message: 'x', status: 400}},
      'quota',
    ],
    ['breaks off', {destroy: true}, 'could not be reached'],
    ['sends a page instead', {status: 200, body: '<html>Hello</html>'}, 'could not be read'],
  ] as const) {
    it(`that the server ${what} leaves a sentence, and can be tried again`, async () => {
      const page = await openAnswer(LONG, {failing: {'text-to-audio': failure}});
      await page.click(READ);
      await note(page);
      expect(page.alert).to.include(words);
      expect(page.events('dify-error')).to.have.lengthOf(1);
      await failNoMore(page.key);
      await page.click(READ);
      await page.seen('button', 'Pause');
      expect(page.find('alert') === null).to.equal(true);
    });
  }

  it('waits for a press where the browser refuses to play', async () => {
    loudspeaker.refuse();
    const page = await openAnswer(LONG);
    await page.click(READ);
    const button = await page.seen('button', 'Play');
    expect(button.title).to.include('only after a press');
    expect(page.find('alert') === null).to.equal(true);
    loudspeaker.allow();
    await page.click('Play');
    await page.seen('button', 'Pause');
    expect(await requestsOf(page)).to.have.lengthOf(1);
  });

  it('is not offered to be read where the app does not speak', async () => {
    const page = await openChat();
    await page.talk('Hello');
    await page.seen('button', 'Copy');
    expect(page.find('button', READ) === null).to.equal(true);
  });
});

describe('an app that reads by itself', () => {
  const ids = {conversation_id: '$conversation', message_id: '$message', task_id: '$task'};
  /** Sound of some words, as the stand-in makes it. */
  async function sound(words: string): Promise<Step> {
    const {baseUrl} = await import('../../support/stand-in.js');
    const response = await fetch(`${baseUrl}/text-to-audio`, {
      method: 'POST',
      headers: {authorization: 'Bearer app-demo-voice', 'content-type': 'application/json'},
      body: JSON.stringify({text: words, user: 'somebody'}),
    });
    const bytes = new Uint8Array(await response.arrayBuffer());
    const audio = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
    return {event: {event: 'tts_message', ...ids, audio}};
  }
  const soundEnds: Step = {event: {event: 'tts_message_end', ...ids, audio: ''}};
  const canStream = globalThis.MediaSource?.isTypeSupported('audio/mpeg');

  /** With all that hears: what comes before is not heard. */
  async function open(visit: Visit = {}): Promise<ChatPage> {
    const page = await openChat({app: {like: 'app-demo-voice-auto'}, ...visit});
    await page.seen('button', AUTOMATIC);
    return page;
  }

  it('is heard without a press, to the end of the sound that trails the text', async () => {
    const page = await open();
    await page.ask(
      await registerPlay([says('Hello'), await sound(LONG), ends, await sound('four'), soundEnds]),
    );
    await page.seen('button', 'Pause');
    expect(loudspeaker.playing).to.equal(1);
    expect(await requestsOf(page)).to.have.lengthOf(0);
    await page.seen('button', READ);
  });

  it('is heard while the answer still comes, where the browser can stream', async function () {
    if (!canStream) this.skip(); // Firefox and WebKitGTK play when all has come
    const gate = new Gate();
    const page = await open();
    const play = await registerPlay([says('Hello'), await sound(LONG), gate.step, ends, soundEnds]);
    await page.ask(play);
    await until(() => loudspeaker.playing === 1, 'it is heard');
    expect(page.element.status).to.equal('streaming');
    await gate.open();
    await page.answered();
    await page.seen('button', READ);
  });

  it('is paused while the answer still comes, and stays so until the visitor goes on', async function () {
    if (!canStream) this.skip();
    const [first, second] = [new Gate(), new Gate()];
    const page = await open();
    await page.talk('Hello'); // with it comes what has the toolbar
    await until(() => page.find('button', READ), 'it has been read');
    const play = await registerPlay([
      says('Well'),
      await sound(LONG),
      first.step,
      await sound(LONG),
      says(' then'),
      second.step,
      ends,
      soundEnds,
    ]);
    await page.ask(play);
    (await page.seen('button', 'Pause')).focus();
    expect(page.element.status).to.equal('streaming');
    await sendKeys({press: 'Enter'});
    await page.focused('button “Resume”');
    expect(loudspeaker.playing).to.equal(0);
    await first.open();
    await page.reads('Well then');
    expect(page.focus).to.equal('button “Resume”');
    expect(loudspeaker.playing).to.equal(0);
    await second.open();
    await page.answered();
    await until(() => page.root.activeElement?.matches('[role="toolbar"] *'), 'the focus is in the toolbar');
    expect(page.focus).to.equal('button “Resume”');
    expect(page.all('button', 'Resume')).to.have.lengthOf(1);
    await sendKeys({press: 'Enter'});
    await page.focused('button “Pause”');
    expect(loudspeaker.playing).to.equal(1);
  });

  it('is given up before its first sound where the browser cannot stream', async function () {
    if (canStream) this.skip();
    const gate = new Gate();
    const page = await open();
    await page.ask(await registerPlay([says('Hello'), await sound(LONG), gate.step, ends, soundEnds]));
    await page.click(CANCEL);
    await until(() => !page.find('button', CANCEL), 'it is given up');
    expect(page.element.status).to.equal('streaming');
    await gate.open();
    await page.answered();
    await page.seen('button', READ);
    expect(loudspeaker.playing).to.equal(0);
  });

  it('is still heard whole when the server never says that the sound is over', async () => {
    const page = await open();
    await page.talk(await registerPlay([says('Hello'), await sound('one two'), ends, {idle: true}]));
    await page.seen('button', canStream ? 'Pause' : CANCEL);
    // Six seconds of trailing sound are waited for.
    await waitUntil(() => page.find('button', READ), 'it is over', {timeout: 15_000});
  });

  it('falls silent with the answer that is stopped', async () => {
    const gate = new Gate();
    const page = await open();
    const play = await registerPlay([
      says('Hello'),
      await sound(LONG),
      gate.step,
      await sound(LONG),
      ends,
      soundEnds,
    ]);
    await page.ask(play);
    await page.reads('Hello');
    if (canStream) await until(() => loudspeaker.playing === 1, 'it is heard');
    await page.click('Stop answering');
    await until(() => loudspeaker.playing === 0, 'it is silent');
    await gate.open();
    await until(async () => (await page.openRequests()) === 0, 'the server has ended');
    expect(loudspeaker.playing).to.equal(0);
    await page.seen('button', READ);
  });

  it('can be silenced for good; single answers are read all the same', async () => {
    const page = await open({attributes: {user: 'ear'}});
    const toggle = await page.seen('button', AUTOMATIC);
    expect(toggle.getAttribute('aria-pressed')).to.equal('true');
    await page.click(AUTOMATIC);
    await until(() => page.button(AUTOMATIC).getAttribute('aria-pressed') === 'false', 'it is off');
    await page.talk(await registerPlay([says('Hello'), await sound(LONG), ends, soundEnds]));
    await page.seen('button', READ);
    expect(loudspeaker.elements.size).to.equal(0);
    await page.click(READ);
    await page.seen('button', 'Pause');
    page.element.remove();
    await until(() => loudspeaker.playing === 0, 'it is silent');

    const later = await openChat({key: page.key, attributes: {user: 'ear'}});
    await later.seen('button', AUTOMATIC);
    expect(later.button(AUTOMATIC).getAttribute('aria-pressed')).to.equal('false');
  });

  it('is silenced while it speaks', async () => {
    const page = await open();
    await page.talk(await registerPlay([says('Hello'), await sound(LONG), ends, soundEnds]));
    await page.seen('button', 'Pause');
    await page.click(AUTOMATIC);
    await until(() => loudspeaker.playing === 0, 'it is silent');
    await page.seen('button', READ);
  });

  it('offers to play where the browser refuses to', async () => {
    loudspeaker.refuse();
    const page = await open();
    await page.talk(await registerPlay([says('Hello'), await sound(LONG), ends, soundEnds]));
    const button = await page.seen('button', 'Play');
    expect(readText(button)).to.equal('Play');
    expect(page.events('dify-error')).to.have.lengthOf(0);
    loudspeaker.allow();
    await page.click('Play');
    await page.seen('button', 'Pause');
  });

  it('says nothing where the page hides voice', async () => {
    const page = await openChat({
      app: {like: 'app-demo-voice-auto'},
      attributes: {hide: 'voice'},
    });
    await page.talk(await registerPlay([says('Hello'), await sound(LONG), ends, soundEnds]));
    await page.seen('button', 'Copy');
    expect(page.find('button', AUTOMATIC) === null).to.equal(true);
    expect(loudspeaker.elements.size).to.equal(0);
  });

  it('does not choke on sound that is none', async () => {
    const page = await open();
    const broken = {event: {event: 'tts_message', ...ids, audio: btoa('this is no sound at all')}};
    await page.talk(await registerPlay([says('Hello'), broken, ends, soundEnds]));
    await note(page);
    expect(page.alert).to.include('could not be played');
    await page.seen('button', READ);
  });
});
