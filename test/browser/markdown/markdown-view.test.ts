/** What needs a real DOM: that streams end the same in it too, that selections live, that nothing runs. */
import {expect, waitUntil} from '@open-wc/testing';
import {english} from '../../../src/i18n/words.js';
import type {TextContext} from '../../../src/view/chat-model.js';
import type {ExtendedOptions, MarkdownAction} from '../../../src/view/markdown/extended-options.js';
import type {MarkdownView} from '../../../src/view/markdown/markdown-view.js';
import {MarkdownWriter} from '../../../src/view/markdown/markdown-writer.js';
import {answer, soup} from '../../support/markdown/answers.js';
import {faultOf} from '../../support/markdown/audit.js';
import {cut, pick, seeded} from '../../support/markdown/random.js';
import {fullView} from '../../support/markdown/streamed.js';

function newView(options?: ExtendedOptions): {box: HTMLElement; view: MarkdownView} {
  const box = document.createElement('div');
  document.body.append(box);
  return {box, view: fullView(box, options)};
}

function shown(text: string, options?: ExtendedOptions): HTMLElement {
  const {box, view} = newView(options);
  view.write(text);
  view.end();
  view.flush();
  return box;
}

async function examples(name: string): Promise<string[]> {
  const response = await fetch(new URL(`../../fixtures/markdown/${name}.json`, import.meta.url));
  return ((await response.json()) as (string | {markdown: string})[]).map((entry) =>
    typeof entry === 'string' ? entry : entry.markdown,
  );
}

describe('markdown in a real DOM', () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('shows the same in the end, however the text was cut', async () => {
    const random = seeded(31);
    const texts = [...(await examples('commonmark-0.31.2')), ...(await examples('gfm'))];
    for (let index = 0; index < 300; index++) texts.push(soup(random, 30));
    for (let index = 0; index < 10; index++) texts.push(answer(random, 1500));
    for (const text of texts) {
      const {box, view} = newView();
      for (const piece of cut(random, text, pick(random, [1, 3, 17]))) {
        view.write(piece);
        if (random() < 0.7) view.flush();
      }
      view.end();
      while (view.flush(0));
      const whole = shown(text);
      if (!box.isEqualNode(whole)) expect(box.innerHTML).to.equal(whole.innerHTML, JSON.stringify(text));
      document.body.replaceChildren();
    }
  });

  it('names no column by an empty cell in the head of a table', () => {
    const {box, view} = newView();
    view.write('| | Weight |\n| - | - |\n| Drift 2 | 1.9 kg |\n');
    view.flush(0);
    expect(Array.from(box.querySelectorAll('thead > tr > *'), ({localName}) => localName)).to.deep.equal([
      'td',
      'th',
    ]);
  });

  it('makes links in frames of their own whose address comes at the end of a long text', () => {
    const {box, view} = newView();
    view.write('See [the page].\n\n'.repeat(100));
    view.flush();
    view.write('[the page]: https://example.com/\n');
    view.end();
    let frames = 1;
    while (view.flush(0)) frames++;
    expect(frames).to.be.greaterThan(50);
    expect(box.querySelectorAll('a[href]')).to.have.lengthOf(100);
  });

  it('keeps a selection in what was there before', () => {
    const {box, view} = newView();
    view.write('First paragraph.\n\n- one\n- two\n\nA growing **par');
    view.flush();
    const select = (node: Node | null | undefined, from: number, to: number): string => {
      const range = document.createRange();
      range.setStart(node!, from);
      range.setEnd(node!, to);
      getSelection()?.removeAllRanges();
      getSelection()?.addRange(range);
      return String(getSelection());
    };
    const grow = (text: string): void => {
      for (const character of text) {
        view.write(character);
        view.flush();
      }
    };
    const settled = select(box.querySelector('p')?.firstChild, 0, 5);
    grow('agr');
    expect(String(getSelection())).to.equal(settled);
    const growing = select(box.querySelector('strong')?.firstChild, 0, 4);
    grow('aph** and more');
    expect(String(getSelection())).to.equal(growing);
    grow('\n\n```js\nlet a = 1;\n');
    const code = select(box.querySelector('pre span')?.firstChild, 0, 3);
    grow('let b = 2;\n'.repeat(20));
    expect(String(getSelection())).to.equal(code);
  });

  it('runs and loads nothing of what hostile texts hold', async () => {
    const reports: string[] = [];
    const policy = document.createElement('meta');
    policy.httpEquiv = 'Content-Security-Policy';
    policy.content =
      "require-trusted-types-for 'script'; trusted-types 'none'; img-src 'none'; media-src 'none'; object-src 'none'; frame-src 'none'";
    document.head.append(policy);
    const listen = (event: SecurityPolicyViolationEvent): number =>
      reports.push(`${event.violatedDirective} ${event.blockedURI}`);
    document.addEventListener('securitypolicyviolation', listen);
    let alerts = 0;
    window.alert = () => alerts++;
    for (const text of await examples('xss')) {
      const {box, view} = newView();
      for (const piece of cut(seeded(text.length), text, 9)) {
        view.write(piece);
        view.flush();
        for (const element of box.querySelectorAll('*')) {
          const attributes = [...element.attributes].map(({name, value}): [string, string] => [name, value]);
          expect(faultOf({tagName: element.tagName, textContent: '', attributes})).to.equal('', text);
          if (element instanceof HTMLAnchorElement && element.hasAttribute('href')) {
            expect(element.protocol).to.match(/^(?:https?|mailto|tel):$/, text);
          }
        }
      }
      view.end();
      view.flush();
      box.remove();
    }
    await new Promise((done) => setTimeout(done, 50));
    document.removeEventListener('securitypolicyviolation', listen);
    expect(alerts).to.equal(0);
    expect(reports).to.deep.equal([]);
  });

  it('tells of closed code and formulas once, and of what the visitor does', () => {
    const codes: string[] = [];
    const formulas: string[] = [];
    const actions: MarkdownAction[] = [];
    const copied: string[] = [];
    const options: ExtendedOptions = {
      labels: {copy: 'Copy'},
      onCopy: (text) => copied.push(text),
      onAction: (action) => actions.push(action),
      codeClosed: (_code, language, text) => codes.push(`${language}:${text}`),
      mathClosed: (_element, tex, display) => formulas.push(`${tex}:${display}`),
    };
    const {box, view} = newView(options);
    const text =
      '```js\na\n```\n\n$x$ and $5 and $6\n\n$$\ny\n$$\n\n<button data-message="hello">Say</button> [more](abbr:tell%20more)\n\n' +
      '<form data-format="json">\n<label>Name</label><input type="text" name="name" value="Ann">\n<button>Send</button>\n</form>\n\nend';
    for (const character of text) {
      view.write(character);
      view.flush();
    }
    view.end();
    view.flush();
    expect(codes).to.deep.equal(['js:a\n']);
    expect(formulas).to.deep.equal(['x:false', 'y:true']);
    for (const button of box.querySelectorAll<HTMLElement>('button, a[role=button]')) button.click();
    expect(copied).to.deep.equal(['a\n']);
    expect(actions).to.deep.equal([
      {kind: 'button', value: 'hello'},
      {kind: 'link', value: 'tell more'},
      {kind: 'form', value: '{"name":"Ann"}'},
    ]);
  });

  it('loads an image after a click, or at once where it may', () => {
    const pixel = '![a cat](https://cats.example/cat.png)';
    const asked = shown(pixel);
    expect(asked.querySelector('img')).to.equal(null);
    const button = asked.querySelector('button');
    expect(button?.textContent).to.contain('cats.example');
    button?.click();
    expect(asked.querySelector('img')?.getAttribute('alt')).to.equal('a cat');
    expect(
      shown(pixel, {loadsMedia: (url) => new URL(url).host === 'cats.example'}).querySelector('img'),
    ).to.not.equal(null);
  });
});

describe('a writer of markdown', () => {
  const context: TextContext = {
    hosts: {page: location.href, api: 'https://api.example/v1', trustedOrigins: []},
    renderers: () => ({}),
    words: english,
    act: () => true,
    copy: () => undefined,
  };

  it('that was stopped draws nothing over what takes its place', async () => {
    const box = document.body.appendChild(document.createElement('div'));
    const first = new MarkdownWriter(box, context);
    first.write('| a |\n| - |\n| old |\n'); // it waits for the part that draws tables
    first.stop();
    box.replaceChildren();
    const second = new MarkdownWriter(box, context);
    second.write('| b |\n| - |\n| new |\n');
    await waitUntil(() => box.querySelector('td'), 'the table is drawn');
    expect(box.querySelector('td')?.textContent).to.equal('new');
    expect(box.textContent).not.to.contain('old');
    box.remove();
  });

  it('draws no second share of what has arrived for the same frame', async () => {
    const box = document.body.appendChild(document.createElement('div'));
    const {now} = performance;
    let time = 1_000;
    performance.now = () => time;
    try {
      const writer = new MarkdownWriter(box, context);
      writer.write('The beginning. ');
      time += 6;
      const long = 'And a good deal more of it.\n\n'.repeat(3_000);
      writer.write(long);
      expect(box.textContent.length).to.be.lessThan(4_000);
      await waitUntil(() => {
        time += 20;
        return box.textContent.length > long.length / 2;
      }, 'the rest comes with the frames after it');
      writer.stop();
    } finally {
      performance.now = now;
      box.remove();
    }
  });

  it('draws as its own context says, whatever another one was told', async () => {
    const box = document.body.appendChild(document.createElement('div'));
    const text = '![cat](https://cats.example/cat.png)';
    for (const trustedOrigins of [[], ['https://cats.example']]) {
      const writer = new MarkdownWriter(box, {...context, hosts: {...context.hosts, trustedOrigins}});
      writer.write(text);
      writer.end();
      const wanted = trustedOrigins.length ? 'img' : 'button';
      await waitUntil(() => box.querySelector(wanted), `a ${wanted} is drawn`);
      expect(box.querySelectorAll('img, button')).to.have.lengthOf(1);
      writer.stop();
      box.replaceChildren();
    }
    box.remove();
  });
});
