import {expect} from '@open-wc/testing';
import {bodyOf, drawn, inPieces, savesData} from '../../support/answers.js';
import type {ChatPage} from '../../support/chat-page.js';
import {openChat, readText, until} from '../../support/chat-page.js';
import type {Step} from '../../support/stand-in.js';
import {ends, Gate, registerPlay, says} from '../../support/stand-in.js';

const ordinary = `# Tents

For **two** or *three*, with [a map](https://pinewake.example/map), \`code\`
and https://pinewake.example/ for $5.

- one
- two
  1. inner

> quoted ~~wrongly~~

---

Tom & Ann: 3 < 4.
`;

function isFetched(part: string): boolean {
  return performance.getEntriesByType('resource').some(({name}) => name.includes(part));
}

/** As a reader does with the mouse. */
function select(from: Node, start: number, to: Node, end: number): void {
  document.getSelection()!.setBaseAndExtent(from, start, to, end);
}

/** What the reader has selected in the chat: each engine tells of it in its own way. */
function selectedIn({root}: ChatPage): string {
  const inside = (root as ShadowRoot & {getSelection?(): Selection | null}).getSelection?.();
  const selection = inside ?? document.getSelection()!;
  const [range] = selection.getComposedRanges?.({shadowRoots: [root]}) ?? [selection.getRangeAt(0)];
  const copy = document.createRange();
  copy.setStart(range!.startContainer, range!.startOffset);
  copy.setEnd(range!.endContainer, range!.endOffset);
  return copy.toString();
}

async function answered(page: ChatPage, steps: readonly Step[]): Promise<void> {
  await page.talk(await registerPlay([...steps, ends]));
  await drawn(page);
}

// In this order: what is loaded once is there for all that follows.
describe('what goes beyond plain markdown', () => {
  // Else it would be loaded in idle time, as `ahead.test.ts` has it.
  savesData();

  it('is not fetched for an ordinary answer', async () => {
    const page = await openChat();
    await answered(page, inPieces(ordinary, 4));
    page.get('heading', 'Tents');
    page.get('link', 'a map');
    expect(bodyOf(page).querySelectorAll('strong, em, code, ul, ol, blockquote, hr, del')).to.have.lengthOf(
      8,
    );
    expect(readText(bodyOf(page))).to.contain('Tom & Ann: 3 < 4.');
    expect(isFetched('/text-writer')).to.equal(true);
    expect(isFetched('/text-extension')).to.equal(false);
  });

  it('is fetched for a table, which is then drawn in place of its text', async () => {
    const [first, second] = [new Gate(), new Gate()];
    const page = await openChat();
    await page.ask(
      await registerPlay([
        says('Select **these** words.\n\n'),
        first.step,
        ...inPieces('| Tent | Price |\n| --- | --- |\n| Lark | 199 |\n', 3),
        second.step,
        says('| Wren | 249 |\n\nLAST'),
        ends,
      ]),
    );
    await until(() => bodyOf(page).querySelector('strong'), 'the core has drawn');
    expect(isFetched('/text-extension')).to.equal(false);
    const bold = bodyOf(page).querySelector('strong')!;
    select(bold.firstChild!, 2, bold.nextSibling!, 4);
    expect(selectedIn(page)).to.equal('ese wor');
    await first.open();
    await page.seen('table');
    expect(bold.isConnected, 'other elements stand there').to.equal(false);
    expect(selectedIn(page)).to.equal('ese wor');
    expect(isFetched('/text-extension')).to.equal(true);
    expect(bodyOf(page).querySelectorAll('.segment')).to.have.lengthOf(1);
    await second.open();
    await page.answered();
    await page.reads('LAST');
    expect(page.all('cell').map(readText)).to.deep.equal(['Lark', '199', 'Wren', '249']);
    expect(page.lastAnswer).to.match(/^Select these words\./);
  });
});
