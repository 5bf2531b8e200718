import {expect} from '@open-wc/testing';
import {
  bodyOf,
  catchClipboard,
  codesOf,
  coloursIn,
  drawn,
  inPieces,
  openAnswer,
  releaseClipboard,
} from '../../support/answers.js';
import {openChat, painted, readText, until} from '../../support/chat-page.js';
import {PageClock} from '../../support/page-clock.js';
import {ends, Gate, registerPlay, says} from '../../support/stand-in.js';
import {whenSeen} from '../../../src/view/when-seen.js';
import {whenIdle} from '../../../src/view/when-idle.js';
import type {Renderer} from '../../../src/view/renderers.js';

/** The address of a module, for pages without a policy of their own. */
function moduleOf(code: string): string {
  return URL.createObjectURL(new Blob([code], {type: 'text/javascript'}));
}

interface Recipe {
  readonly renderers: Readonly<Record<string, Renderer>>;
}

function fence(language: string, code: string): string {
  return `\`\`\`${language}\n${code}\`\`\`\n`;
}

const samples = {
  js: 'const tents = ["Lark", 2]; // all of them\nfunction pitch(tent) {\n  return tent + 1;\n}\n',
  python: 'def pitch(tent):\n    # put it up\n    return "up" if tent else None\n',
  json: '{"name": "Lark", "beds": 2, "dry": true}\n',
};

/** All in the page that wants to know has been told whether the element is in sight. */
async function told(element: Element, isInSight: boolean): Promise<void> {
  await new Promise<void>((resolve) => {
    const observer = new IntersectionObserver((entries) => {
      if (entries.at(-1)?.isIntersecting !== isInSight) return;
      observer.disconnect();
      resolve();
    });
    observer.observe(element);
  });
  await painted(); // observers hear in no order
}

describe('a block of code', () => {
  for (const [language, code] of Object.entries(samples)) {
    it(`of ${language} says its language, and takes colours when it is complete`, async () => {
      const gate = new Gate();
      const page = await openChat();
      const [start, end] = [code.slice(0, 10), code.slice(10)];
      await page.ask(
        await registerPlay([
          says(`\`\`\`${language}\n${start}`),
          gate.step,
          ...inPieces(`${end}\`\`\`\n`, 3),
          ends,
        ]),
      );
      await until(() => codesOf(page)[0]?.textContent === start, 'the code has begun');
      expect(coloursIn(codesOf(page)[0]!)).to.be.at.most(1);
      await gate.open();
      await until(() => coloursIn(codesOf(page)[0]!) > 1, 'it has colours');
      expect(codesOf(page)[0]!.textContent).to.equal(code);
      expect(readText(bodyOf(page).querySelector<HTMLElement>('figcaption')!)).to.match(
        new RegExp(`^${language}`),
      );
    });
  }

  it('takes colours while the answer goes on', async () => {
    const gate = new Gate();
    const page = await openChat();
    await page.ask(
      await registerPlay([says(`${fence('js', samples.js)}\nand`), gate.step, says(' on'), ends]),
    );
    await until(() => codesOf(page)[0] && coloursIn(codesOf(page)[0]!) > 1, 'it has colours');
    expect(page.element.status).to.equal('streaming');
    await gate.open();
    await page.answered();
    expect(codesOf(page)[0]!.textContent).to.equal(samples.js);
  });

  it('takes colours when it comes into sight', async () => {
    const gate = new Gate();
    const page = await openChat();
    const begin = `${fence('js', samples.js)}\n${'and on\n\n'.repeat(60)}`;
    await page.ask(await registerPlay([says(begin), gate.step, says(fence('js', samples.js)), ends]));
    await until(() => readText(bodyOf(page)).split('and on').length > 60, 'there is more than a window full');
    const {log} = page;
    await until(() => log.scrollHeight - log.scrollTop - log.clientHeight < 2, 'its end is in sight');
    await painted();
    log.scrollTop = 0;
    await page.seen('button', 'Jump to the latest message');
    const colours = (): readonly number[] => codesOf(page).map(coloursIn);
    await until(() => colours()[0]! > 1, 'the one in sight has colours');
    await gate.open();
    await page.answered();
    await drawn(page);
    for (let times = 0; times < 3; times++) await whenIdle();
    expect(colours()[1]).to.equal(1);
    log.scrollTop = log.scrollHeight;
    await until(() => colours()[1]! > 1, 'the other one has them, too');
  });

  it('is not seen that only passes by', async () => {
    const clock = new PageClock(90);
    const box = document.body.appendChild(document.createElement('div'));
    try {
      box.style.cssText = 'position: fixed; inset-block-start: 0; block-size: 10px; inline-size: 10px';
      let isSeen = false;
      const seen = whenSeen(box).then(() => (isSeen = true));
      await told(box, true);
      box.style.insetBlockStart = '-9999px';
      await told(box, false);
      clock.pass(1_000);
      await painted();
      expect(isSeen).to.equal(false);
      box.style.insetBlockStart = '0';
      await told(box, true);
      clock.pass(1_000);
      await seen;
    } finally {
      clock.restore();
      box.remove();
    }
  });

  it('stays plain in a language that nobody knows', async () => {
    const page = await openAnswer(`${fence('klingon', samples.js)}\n${fence('js', samples.js)}`);
    const [unknown, known] = codesOf(page);
    await until(() => coloursIn(known!) > 1, 'the other one has colours');
    expect(coloursIn(unknown!)).to.equal(1);
    expect(unknown!.textContent).to.equal(samples.js);
  });

  it('keeps long lines inside, and can be scrolled with the keyboard', async () => {
    const page = await openAnswer(fence('text', `${'long '.repeat(200)}\n`));
    const block = bodyOf(page).querySelector('pre')!;
    expect(block.scrollWidth).to.be.greaterThan(block.clientWidth);
    expect(page.log.scrollWidth).to.be.at.most(page.log.clientWidth);
    expect(block.tabIndex).to.equal(0);
  });
});

describe('copying', () => {
  afterEach(releaseClipboard);

  it('gives a block of code exactly', async () => {
    const clipboard = catchClipboard();
    const page = await openAnswer(fence('js', samples.js));
    await until(() => coloursIn(codesOf(page)[0]!) > 1, 'it has colours');
    await page.click('Copy code');
    await until(() => clipboard.texts.length > 0, 'it is copied');
    expect(clipboard.texts).to.deep.equal([samples.js]);
  });

  it('gives a table as tab-separated values', async () => {
    const clipboard = catchClipboard();
    const page = await openAnswer('| Tent | *Price* |\n| - | - |\n| Lark | **199** |\n| A \\| B | `2` |\n');
    await page.click('Copy table');
    await until(() => clipboard.texts.length > 0, 'it is copied');
    expect(clipboard.texts).to.deep.equal(['Tent\tPrice\nLark\t199\nA | B\t2']);
  });

  it('gives a whole answer as markdown and as it looks', async () => {
    const clipboard = catchClipboard();
    const text = `**Bold** and [a link](https://pinewake.example/)\n\n| a |\n| - |\n| 1 |\n\n${fence('text', 'code\n')}`;
    const page = await openAnswer(text);
    await page.click('Copy');
    await until(() => clipboard.items.length > 0, 'it is copied');
    const read = async (type: string): Promise<string> => (await clipboard.items[0]!.getType(type)).text();
    expect(await read('text/plain')).to.equal(text);
    const copied = new DOMParser().parseFromString(await read('text/html'), 'text/html');
    expect(copied.querySelector('strong')!.textContent).to.equal('Bold');
    expect(copied.querySelector('a')!.href).to.equal('https://pinewake.example/');
    expect(copied.querySelector('td')!.textContent).to.equal('1');
    expect(copied.querySelector('pre')!.textContent).to.equal('code\n');
    expect(copied.querySelectorAll('button')).to.have.lengthOf(0);
    expect(copied.body.textContent).not.to.contain('Copy');
  });

  it('still gives the text where the clipboard refuses', async () => {
    const page = await openAnswer(fence('text', 'code\n'));
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: {writeText: () => Promise.reject(new DOMException('no', 'NotAllowedError'))},
    });
    let selected = '';
    const listen = (): void => {
      const box = page.root.activeElement;
      selected = box instanceof HTMLTextAreaElement ? box.value : '';
    };
    document.addEventListener('copy', listen, true);
    await page.click('Copy code');
    await until(() => selected, 'it is copied');
    document.removeEventListener('copy', listen, true);
    expect(selected).to.equal('code\n');
    await page.focused('button “Copy code”');
  });
});

describe('the conversation as markdown', () => {
  it('is returned by transcript()', async () => {
    const page = await openAnswer('A **tent**.');
    const question = page.element.messages[0]!.content;
    const [first, second] = page.element.transcript().split('\n\n---\n\n');
    expect(first)
      .to.match(/^\*\*You.*\*\*\n\n/)
      .and.to.contain(question);
    expect(second).to.match(/^\*\*.*ssistant.*\*\*\n\nA \*\*tent\*\*\.\n$/);
  });

  it('is saved as a file', async () => {
    const page = await openAnswer('A **tent**.');
    const [saved, names]: [Blob[], string[]] = [[], []];
    const {createObjectURL} = URL;
    const {click} = HTMLAnchorElement.prototype;
    URL.createObjectURL = (blob: Blob) => {
      saved.push(blob);
      return createObjectURL(blob);
    };
    HTMLAnchorElement.prototype.click = function () {
      names.push(this.download);
    };
    await page.click('Save conversation');
    await until(() => names.length > 0, 'it is saved');
    URL.createObjectURL = createObjectURL;
    HTMLAnchorElement.prototype.click = click;
    expect(names).to.deep.equal(['conversation.md']);
    expect(await saved[0]!.text()).to.equal(page.element.transcript());
  });
});

describe('renderers of the page', () => {
  const drawing = (text: string): HTMLElement =>
    Object.assign(document.createElement('b'), {textContent: text});

  it('draw the blocks of their language, at once or later', async () => {
    const asked: string[][] = [];
    const renderers = {
      now: (code: string, language: string) => {
        asked.push([code, language]);
        return drawing('drawn now');
      },
      later: async (code: string, language: string) => {
        asked.push([code, language]);
        await new Promise(requestAnimationFrame);
        return drawing('drawn later');
      },
    };
    const gate = new Gate();
    const page = await openChat({properties: {renderers}});
    await page.ask(
      await registerPlay([
        says('```now\na\n'),
        gate.step,
        ...inPieces(`b\n\`\`\`\n\n${fence('later', 'c\n')}`, 2),
        ends,
      ]),
    );
    await until(() => codesOf(page)[0]?.textContent === 'a\n', 'the code has begun');
    expect(asked).to.deep.equal([]);
    await gate.open();
    await page.reads('drawn now');
    await page.reads('drawn later');
    expect(asked).to.deep.equal([
      ['a\nb\n', 'now'],
      ['c\n', 'later'],
    ]);
    expect(codesOf(page)).to.have.lengthOf(0);
  });

  it('draw diagrams and charts by the recipes of the README', async () => {
    const libraries = {
      '/vendor/mermaid.esm.min.mjs': `export default {render: async (id, code) => ({svg: drawn(id + ': ' + code)})};`,
      '/vendor/echarts.esm.min.mjs': `export function init(box, theme, {width, height}) {
        let chart;
        return {setOption: (option) => (chart = option), renderToSVGString: () => drawn(width + ': ' + chart.title.text)};
      }`,
    };
    const drawingOf = `const drawn = (text) => '<svg xmlns="http://www.w3.org/2000/svg"><text>' + text + '</text></svg>';`;
    const readme = await (await fetch('/README.md')).text();
    const renderers: Record<string, Renderer> = {};
    for (const [path, stub] of Object.entries(libraries)) {
      const recipe = readme.split('```js\n').find((each) => each.includes(path))!;
      const [code = ''] = recipe.split('```');
      const recipeOf = code.replace(path, moduleOf(drawingOf + stub));
      const module = (await import(moduleOf(`export const chat = {};${recipeOf}`))) as {chat: Recipe};
      Object.assign(renderers, module.chat.renderers);
    }
    const option = JSON.stringify({title: {text: 'Sales'}});
    const answer = `${fence('mermaid', 'graph TD\n')}\n${fence('echarts', `${option}\n`)}\n${fence('echarts', 'no JSON\n')}\nLAST`;
    const {warn} = console;
    const warnings: unknown[] = [];
    console.warn = (...words: unknown[]) => warnings.push(words);
    const page = await openAnswer(answer, {properties: {renderers}});
    await until(() => warnings.length > 0, 'one has failed');
    console.warn = warn;
    await until(() => bodyOf(page).querySelectorAll('svg text').length === 2, 'both are drawn');
    const texts = [...bodyOf(page).querySelectorAll('svg text')].map(({textContent}) => textContent);
    expect(texts[0]).to.match(/^diagram-[\da-f-]{36}: graph TD\n$/);
    expect(texts[1]).to.equal('600: Sales');
    expect(codesOf(page).map(({textContent}) => textContent)).to.deep.equal(['no JSON\n']);
  });

  it('that fail leave the code', async () => {
    let calls = 0;
    const renderers = {
      thrower: () => {
        calls++;
        throw new Error('cannot draw this');
      },
      refuser: () => {
        calls++;
        return Promise.reject(new Error('cannot draw that'));
      },
    };
    const warn = console.warn;
    let warnings = 0;
    console.warn = () => {
      warnings++;
    };
    const page = await openAnswer(`${fence('thrower', 'a\n')}\n${fence('refuser', 'b\n')}\nLAST`, {
      properties: {renderers},
    });
    await until(() => warnings === 2, 'both have failed');
    console.warn = warn;
    await drawn(page);
    expect(calls).to.equal(2);
    expect(codesOf(page).map(({textContent}) => textContent)).to.deep.equal(['a\n', 'b\n']);
    await page.reads('LAST');
  });
});
