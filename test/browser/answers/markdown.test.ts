import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {bodyOf, drawn, inPieces, openAnswer} from '../../support/answers.js';
import {openChat, readText, until} from '../../support/chat-page.js';
import {ends, Gate, registerPlay, says} from '../../support/stand-in.js';

const everything = `# Tents

For **two** people, with [a map](https://pinewake.example/map "Where we are") and \`code\`.

1. one
2. two
   - inner

- [x] done
- [ ] open

| Tent | Price |
| :--- | ----: |
| Lark | 199 |
| Wren | 249 |

> Quoted ~~wrongly~~.

\`\`\`text
plain
\`\`\`

The end[^1].

[^1]: A note.
`;

describe('markdown in an answer', () => {
  it('shows headings, lists, tables, links and quotes as what they are', async () => {
    const page = await openChat();
    await page.talk(await registerPlay([...inPieces(everything, 3), ends]));
    await drawn(page);
    page.get('heading', 'Tents');
    expect(page.get('list', /^one/).tagName).to.equal('OL');
    expect(readText(page.get('listitem', 'inner'))).to.equal('inner');
    const boxes = page.all('checkbox') as HTMLInputElement[];
    expect(boxes.map(({checked, disabled}) => [checked, disabled])).to.deep.equal([
      [true, true],
      [false, true],
    ]);
    const table = page.get('table') as HTMLTableElement;
    expect(Array.from(table.rows, (row) => Array.from(row.cells, readText))).to.deep.equal([
      ['Tent', 'Price'],
      ['Lark', '199'],
      ['Wren', '249'],
    ]);
    expect(page.all('columnheader').map(readText)).to.deep.equal(['Tent', 'Price']);
    expect(readText(page.get('blockquote'))).to.equal('Quoted wrongly.');
    expect(readText(bodyOf(page).querySelector<HTMLElement>('strong')!)).to.equal('two');
    expect(page.lastAnswer).not.to.match(/\*\*|\||~~|```/);
  });

  it('opens links in a new tab and gives nothing of the page away', async () => {
    const page = await openAnswer(everything);
    const link = page.get('link', 'a map') as HTMLAnchorElement;
    expect(link.href).to.equal('https://pinewake.example/map');
    expect(link.target).to.equal('_blank');
    expect(link.rel).to.equal('noopener noreferrer nofollow');
    expect(link.title).to.equal('Where we are');
  });

  it('tells the true host of a link whose text shows another', async () => {
    const page = await openAnswer(
      '[https://bank.example/login](https://thief.example/x) and [https://bank.example/](https://bank.example/y)',
    );
    const [lie, truth] = page.all('link');
    expect(readText(lie)).to.contain('thief.example');
    expect(readText(truth)).to.equal('https://bank.example/');
  });

  it('shows half syntax as what it is about to become', async () => {
    const gates = [new Gate(), new Gate(), new Gate(), new Gate()] as const;
    const page = await openChat();
    await page.ask(
      await registerPlay([
        says('A **bold wo'),
        gates[0].step,
        says('rd** and [a li'),
        gates[1].step,
        says('nk](https://pinewake.example/)\n\n```js\nlet a'),
        gates[2].step,
        says(' = 1;\n```\n\n| a | b |\n| - | - |\n| 1 '),
        gates[3].step,
        says('| 2 |\n'),
        ends,
      ]),
    );
    await until(() => bodyOf(page).querySelector('strong')?.textContent === 'bold wo', 'it is bold');
    expect(page.lastAnswer).to.equal('A bold wo');
    await gates[0].open();
    await page.reads('a li');
    expect(page.lastAnswer).to.equal('A bold word and a li');
    expect(page.all('link')).to.have.lengthOf(0);
    await gates[1].open();
    await until(() => bodyOf(page).querySelector('pre')?.textContent === 'let a', 'the code has begun');
    page.get('link', 'a link');
    expect(page.lastAnswer).not.to.contain('```');
    await gates[2].open();
    await page.seen('table');
    expect(page.all('cell').map(readText).filter(Boolean)).to.deep.equal(['1']);
    await gates[3].open();
    await page.answered();
    expect(page.all('cell').map(readText)).to.deep.equal(['1', '2']);
  });

  it('leads from a footnote’s mark to the note and back, within the thread', async () => {
    const filler = 'More of it.\n\n'.repeat(60);
    const page = await openAnswer(
      `One[^a] and two[^b].\n\n[^a]: The first.\n\n${filler}[^b]: The *second*.\n\nEnd.`,
    );
    const [first, second] = bodyOf(page).querySelectorAll<HTMLElement>('[role="doc-noteref"]');
    const notes = bodyOf(page).querySelector<HTMLElement>('[role="doc-endnotes"]')!;
    expect(notes.getAttribute('aria-label')).to.equal('Footnotes');
    expect(Array.from(notes.children, (note) => readText(note as HTMLElement))).to.deep.equal([
      'a The first. ↩',
      'b The second. ↩',
    ]);
    expect(readText(bodyOf(page))).to.match(/End\. a The first/);
    second!.focus();
    await sendKeys({press: 'Enter'});
    await until(() => page.root.activeElement === notes.children[1], 'the note has the focus');
    const inside = page.log.getBoundingClientRect();
    expect(notes.children[1]!.getBoundingClientRect().bottom).to.be.at.most(inside.bottom + 1);
    expect(location.hash).to.equal('');
    notes.querySelectorAll<HTMLElement>('[role="doc-backlink"]')[1]!.click();
    expect(page.root.activeElement).to.equal(second);
    notes.querySelectorAll<HTMLElement>('[role="doc-backlink"]')[0]!.click();
    expect(page.root.activeElement).to.equal(first);
  });

  it('keeps what the reader has selected in a settled paragraph', async () => {
    const gate = new Gate();
    const page = await openChat();
    const more = inPieces(
      '**More** of it, in a [link](https://pinewake.example/).\n\n- item\n'.repeat(20),
      5,
    );
    await page.ask(
      await registerPlay([says('Select these words.\n\nNext **par'), gate.step, ...more, says('LAST'), ends]),
    );
    await until(() => bodyOf(page).querySelector('strong'), 'the markdown is drawn');
    const words = bodyOf(page).querySelector('p')!.firstChild!;
    getSelection()!.setBaseAndExtent(words, 7, words, 12);
    await gate.open();
    await page.reads('LAST');
    await page.answered();
    expect(words.isConnected).to.equal(true);
    expect(selected(page.root)).to.equal('these');
  });

  for (const size of [1, 7, 64]) {
    it(`looks the same from history as after a stream in pieces of ${size}`, async () => {
      const attributes = {user: `reader-${size}`, persist: 'none'};
      const page = await openChat({attributes});
      await page.talk(await registerPlay([...inPieces(everything, size), ends]));
      await drawn(page);
      const conversation = page.element.messages[0]!.conversationId!;
      const later = await openChat({
        key: page.key,
        attributes: {...attributes, 'conversation-id': conversation},
      });
      await drawn(later);
      expect(markupOf(bodyOf(page))).to.equal(markupOf(bodyOf(later)));
    });
  }
});

/** Without the marks of the template engine. */
function markupOf(element: Element): string {
  return element.innerHTML.replace(/<!--.*?-->/g, '');
}

/** The selected text; engines differ in how they tell of a selection inside a shadow root. */
function selected(root: ShadowRoot): string {
  const selection = getSelection()!;
  const [part] =
    'getComposedRanges' in selection
      ? selection.getComposedRanges({shadowRoots: [root]})
      : [(selection as Selection).getRangeAt(0)];
  const range = document.createRange();
  range.setStart(part!.startContainer, part!.startOffset);
  range.setEnd(part!.endContainer, part!.endOffset);
  return range.toString();
}
