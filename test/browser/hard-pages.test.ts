import {expect} from '@open-wc/testing';
import {openChat, placeChat, readText, until} from '../support/chat-page.js';
import {ends, Gate, registerPlay, says} from '../support/stand-in.js';

/** What a rejected promise says, or nothing. */
async function codeOf(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
    return 'none';
  } catch (error) {
    return (error as {code?: string}).code;
  }
}

describe('a block in a page’s layout', () => {
  it('fills its share of a flex row', async () => {
    const row = document.createElement('div');
    row.style.cssText = 'display: flex; inline-size: 600px; block-size: 400px';
    document.body.append(row);
    try {
      const page = await openChat({attributes: {mode: 'inline'}, into: row});
      const {width, height} = page.get('region').getBoundingClientRect();
      expect([width, height]).to.deep.equal([600, 400]);
    } finally {
      row.remove();
    }
  });

  it('keeps its height where the container has none of its own', async () => {
    const play = await registerPlay([says('line\n\n'.repeat(200)), ends]);
    const page = await openChat({attributes: {mode: 'inline'}});
    const before = page.element.offsetHeight;
    await page.talk(play);
    await until(() => page.log.scrollHeight > page.log.clientHeight, 'the thread scrolls');
    expect(page.element.offsetHeight).to.equal(before);
  });

  it('does not take in the text styles of the page', async () => {
    const shouting = document.createElement('div');
    shouting.style.cssText =
      'text-transform: uppercase; letter-spacing: 9px; font-style: italic; white-space: pre';
    document.body.append(shouting);
    try {
      const page = await openChat({into: shouting});
      const {textTransform, letterSpacing, fontStyle, whiteSpace} = getComputedStyle(page.get('heading'));
      expect([textTransform, letterSpacing, fontStyle]).to.deep.equal(['none', 'normal', 'normal']);
      expect(whiteSpace).to.equal('nowrap');
    } finally {
      shouting.remove();
    }
  });
});

describe('the page’s own code', () => {
  it('stops a question that it sent in the same breath', async () => {
    const gate = new Gate();
    const play = await registerPlay([says('One'), gate.step, says(' two'), ends]);
    const page = await placeChat();
    const answer = page.element.send(play);
    const stopped = page.element.stop();
    expect((await answer).status).to.equal('stopped');
    await gate.open();
    await stopped;
  });

  it('changes time-outs and fetch while an answer comes in, and nothing is cut off', async () => {
    const gate = new Gate();
    const play = await registerPlay([says('Before'), gate.step, says(' and after'), ends]);
    const page = await openChat();
    const answer = page.element.send(play);
    await until(() => page.lastAnswer.includes('Before'), 'the answer has begun');
    page.element.timeout = 9_999;
    page.element.idleTimeout = 9_999;
    page.element.fetch = (input, init) => fetch(input, init);
    await page.element.updateComplete;
    await gate.open();
    const {status, content} = await answer;
    expect([status, content]).to.deep.equal(['complete', 'Before and after']);
  });

  it('is told at once of what cannot be sent', async () => {
    const page = await openChat();
    const send = (message: unknown): Promise<unknown> => page.element.send(message as string);
    expect(await codeOf(send('  '))).to.equal('invalid_config');
    expect(await codeOf(send({query: 5}))).to.equal('invalid_config');
    expect(await codeOf(send({query: 'x', files: [new File(['x'], 'x.png')]}))).to.equal('invalid_config');
    expect(page.element.messages).to.have.length(0);
    expect(await page.questions()).to.have.length(0);
  });

  it('cannot ask again for an answer that is complete', async () => {
    const page = await openChat();
    await page.talk('hello');
    expect(await codeOf(page.element.retry())).to.equal('invalid_config');
    expect(await page.questions()).to.have.length(1);
  });

  it('hears of a bad value again when it comes again', async () => {
    const page = await openChat();
    for (const theme of ['pink', 'dark', 'green']) {
      page.element.setAttribute('theme', theme);
      await page.element.updateComplete;
    }
    expect(page.events('dify-error').map(({detail}) => detail.error.code)).to.deep.equal([
      'invalid_config',
      'invalid_config',
    ]);
  });

  it('gives a file’s type by its name where it gives none', async () => {
    const page = await openChat();
    await page.element.send({query: 'look', files: [{url: 'https://pinewake.example/tent.JPG'}]});
    const {body} = (await page.questions())[0]!;
    expect(body).to.deep.include({
      files: [{type: 'image', transfer_method: 'remote_url', url: 'https://pinewake.example/tent.JPG'}],
    });
  });
});

describe('what is told to screen readers', () => {
  it('goes away again, so that no answer stands in the page twice', async () => {
    const page = await openChat();
    await page.talk('hello');
    const region = page.root.querySelector('p[role="status"]')!;
    await until(() => readText(region) === '', 'the live region is empty');
    expect(page.lastAnswer).to.contain('hello');
  });
});
