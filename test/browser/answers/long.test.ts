import {expect, waitUntil} from '@open-wc/testing';
import {bodyOf, drawn} from '../../support/answers.js';
import {openChat, until} from '../../support/chat-page.js';
import {ends, Gate, registerPlay, says} from '../../support/stand-in.js';

const SECTIONS = 300;

/** Frames that the page draws at least while the answer appears: drawn in one go, there would be one or two. */
const MIN_FRAMES = 5;

/** About 80 KB of all that answers are made of. */
function longAnswer(): string {
  const section = (at: number): string =>
    `## Section ${at}\n\nSome **words** on [tents](https://pinewake.example/${at}) and \`code\`, ` +
    `${'and more of the same, '.repeat(6)}to the end.\n\n- one\n- two\n\n` +
    (at % 5 === 0 ? '```js\nconst a = 1;\n```\n\n' : '| a | b |\n| - | - |\n| 1 | 2 |\n\n');
  return `${Array.from({length: SECTIONS}, (_, at) => section(at)).join('')}LAST`;
}

describe('a long answer in one burst', () => {
  it('is shown complete, and does not hold up the page', async () => {
    const text = longAnswer();
    expect(text.length).to.be.greaterThan(60_000);
    const page = await openChat();
    await page.talk('Hello'); // all parts of the widget are loaded
    await drawn(page);
    let frames = 0;
    let isWatched = true;
    const count = (): void => {
      frames += 1;
      if (isWatched) requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
    const play = await registerPlay([says(text), ends]);
    const answer = page.element.send(play);
    expect((await answer).content === text).to.equal(true);
    // Over as many frames as it takes: on a busy machine that is more than a moment.
    await waitUntil(() => bodyOf(page).textContent.includes('LAST'), 'the end is shown', {timeout: 20_000});
    isWatched = false;

    expect(bodyOf(page).querySelectorAll('h2')).to.have.lengthOf(SECTIONS);
    expect(bodyOf(page).querySelectorAll('a')).to.have.lengthOf(SECTIONS);
    expect(bodyOf(page).querySelectorAll('pre')).to.have.lengthOf(SECTIONS / 5);
    expect(frames).to.be.above(MIN_FRAMES);
  }).timeout(30_000);
});

describe('the parts that arrive with the end of an answer', () => {
  it('do not make other boxes of those in which it is laid out: that lays all of it out anew', async () => {
    const page = await openChat();
    const gate = new Gate();
    await page.ask(await registerPlay([says('Half of it'), gate.step, says(' and all.'), ends]));
    await page.reads('Half of it');
    await until(() => page.root.querySelector('.segment'), 'it is drawn as markdown');
    const boxes = (): string[] => {
      const answer = page.all('article', 'The assistant said').at(-1)!;
      return [answer, ...answer.querySelectorAll('.answer-body, .text, .segment')].map((box) => {
        const {display, position, float, inlineSize, fontSize, lineHeight} = getComputedStyle(box);
        return [display, position, float, inlineSize, fontSize, lineHeight].join();
      });
    };
    const before = boxes();
    const sheets = page.root.adoptedStyleSheets.length;
    await gate.open();
    await page.answered();
    await page.seen('button', 'Like');
    expect(page.root.adoptedStyleSheets.length).to.be.above(sheets);
    expect(before).to.have.lengthOf(4);
    expect(boxes()).to.deep.equal(before);
  });
});
