import {expect} from '@open-wc/testing';
import {bodyOf, drawn} from '../../support/answers.js';
import {openChat, until} from '../../support/chat-page.js';
import {ends, registerPlay, says} from '../../support/stand-in.js';

const SECTIONS = 750;

/** More than an answer may hold up the page, in milliseconds; on a machine that runs three browsers it may happen once. */
const LONGEST_TASK_MS = 200;

/** About 200 KB of all that answers are made of. */
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
    expect(text.length).to.be.greaterThan(150_000);
    const page = await openChat();
    await page.talk('Hello'); // all parts of the widget are loaded
    await drawn(page);
    const long: number[] = [];
    const observer = new PerformanceObserver((list) => {
      long.push(...list.getEntries().map(({duration}) => duration));
    });
    if (PerformanceObserver.supportedEntryTypes.includes('longtask')) observer.observe({type: 'longtask'});
    const play = await registerPlay([says(text), ends]);
    const answer = page.element.send(play);
    expect((await answer).content === text).to.equal(true);
    await until(() => bodyOf(page).textContent.includes('LAST'), 'the end is shown');
    observer.disconnect();

    expect(bodyOf(page).querySelectorAll('h2')).to.have.lengthOf(SECTIONS);
    expect(bodyOf(page).querySelectorAll('a')).to.have.lengthOf(SECTIONS);
    expect(bodyOf(page).querySelectorAll('pre')).to.have.lengthOf(SECTIONS / 5);
    expect(long.filter((duration) => duration > LONGEST_TASK_MS)).to.have.length.below(2);
  }).timeout(30_000);
});
