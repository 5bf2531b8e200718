/** Pages drawn by a framework, which sets every property in every pass, to values that are new objects each time. */
import {expect} from '@open-wc/testing';
import type {DifyChat} from '../../src/index.js';
import {bodyOf, codesOf} from '../support/answers.js';
import {baseUrl, ends, Gate, registerPlay, says} from '../support/stand-in.js';
import {openChat, until} from '../support/chat-page.js';

/** What a pass sets: equal to what the last one set, and the same in nothing. */
const pass = (plan: string): Partial<DifyChat> => ({
  baseUrl,
  heading: 'Ask us',
  inputs: {plan},
  suggestions: ['What can you do?'],
  trustedOrigins: `${baseUrl.slice(0, -3)} https://images.example`,
  renderers: {shout: (code) => document.createTextNode(`${code.trim().toUpperCase()} on ${plan}`)},
  fetch: (...request) => fetch(...request),
});

describe('a page that sets every property in each pass', () => {
  it('neither restarts an answer nor draws it anew', async () => {
    const page = await openChat({properties: pass('free')});
    let passes = 0;
    page.element.addEventListener('dify-chunk', () => {
      passes += 1;
      Object.assign(page.element, pass('free'));
    });
    const gate = new Gate();
    await page.ask(await registerPlay([says('First paragraph.\n\n'), gate.step, says('Second one.'), ends]));
    await page.reads('First paragraph.');
    await until(() => bodyOf(page).querySelector('p'), 'it is drawn as markdown');
    const paragraph = bodyOf(page).querySelector('p')!;
    await until(() => passes > 0, 'the page has heard of it: it may be drawn a frame before');
    await gate.open();
    await page.answered();
    await page.reads('Second one.');
    expect(passes).to.be.greaterThan(1);
    expect(paragraph.isConnected, 'the paragraph is the one it was').to.equal(true);
    expect(await page.questions()).to.have.lengthOf(1);
    expect(await page.requests('/v1/parameters')).to.have.lengthOf(1);
    expect(page.events('dify-error')).to.have.lengthOf(0);
  });

  it('is taken at its latest word: the next message and the next drawing are of the last pass', async () => {
    const page = await openChat({properties: pass('free')});
    await page.talk(await registerPlay([says('```shout\nhigh\n```\n'), ends]));
    await page.reads('HIGH on free');
    Object.assign(page.element, pass('pro'));
    await page.element.updateComplete;
    expect(page.lastAnswer).to.include('HIGH on free');
    await page.talk(await registerPlay([says('```shout\nhigher\n```\n'), ends]));
    await page.reads('HIGHER on pro');
    const plans = (await page.questions()).map(({body}) => body!['inputs']);
    expect(plans).to.deep.equal([{plan: 'free'}, {plan: 'pro'}]);
  });

  it('may give back the conversation that it was told of, while the answer is coming in', async () => {
    const page = await openChat();
    page.element.addEventListener('dify-conversation', ({detail}) => {
      page.element.conversationId = detail.conversationId;
    });
    const gate = new Gate();
    await page.ask(await registerPlay([says('Half'), gate.step, says(' and half'), ends]));
    await page.reads('Half');
    await until(() => page.element.conversationId !== null, 'the page has been told');
    await page.element.updateComplete;
    await gate.open();
    await page.answered();
    expect(page.lastAnswer).to.include('Half and half');
    expect(page.element.messages.at(-1)!.status).to.equal('complete');
    expect(await page.requests('/v1/messages')).to.have.lengthOf(0);
  });

  it('may take every property back, as frameworks do by `undefined`', async () => {
    const page = await openChat({properties: pass('free')});
    for (const name of ['heading', 'inputs', 'suggestions', 'trustedOrigins', 'renderers', 'fetch'])
      Object.assign(page.element, {[name]: undefined});
    await page.talk(await registerPlay([says('```shout\nhigh\n```\n'), ends]));
    await until(() => codesOf(page)[0]?.textContent === 'high\n', 'the code is code again');
    expect((await page.questions())[0]!.body!['inputs']).to.deep.equal({});
    expect(page.events('dify-error')).to.have.lengthOf(0);
  });
});
