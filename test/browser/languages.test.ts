/** The widget speaks the language of its page: each chat its own, and all of it; in English no file more. */
import {expect, fixtureSync, html} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {atRest, openChat, placeChat, until} from '../support/chat-page.js';
import {ends, endsCiting, registerPlay, says} from '../support/stand-in.js';

const loaded = (): readonly string[] =>
  performance.getEntriesByType('resource').flatMap(({name}) => name.match(/locales\/\w+\/\w+/g) ?? []);

describe('the language of a chat', () => {
  it('is English on a page in English, which loads no other', async () => {
    const before = loaded().length;
    const page = await openChat({into: fixtureSync(html`<div lang="en-GB"></div>`)});
    await page.seen('button', 'Send message');
    expect(loaded().length).to.equal(before);
    expect(page.root.querySelector('.words')!.getAttribute('lang')).to.equal('en');
  });

  it('is that of the page around it, and of each chat its own', async () => {
    const german = await openChat({into: fixtureSync(html`<div lang="de-AT"></div>`)});
    const english = await openChat({attributes: {lang: 'en'}});
    await german.seen('button', 'Nachricht senden');
    await english.seen('button', 'Send message');
    expect(german.root.querySelector('.words')!.getAttribute('lang')).to.equal('de');
  });

  it('changes with the page’s, and with the chat’s own', async () => {
    const around = fixtureSync<HTMLElement>(html`<div lang="de"></div>`);
    const page = await openChat({into: around});
    await page.seen('button', 'Nachricht senden');
    around.lang = 'en';
    page.element.toggle(); // seen with the next update
    page.element.toggle();
    await page.seen('button', 'Send message');
    around.lang = 'de';
    page.element.lang = 'en';
    await page.seen('button', 'Send message');
    expect(page.element.getAttribute('lang')).to.equal('en');
    page.element.removeAttribute('lang');
    await page.seen('button', 'Nachricht senden');
  });

  it('is spoken by the closed launcher, too', async () => {
    const page = await placeChat({attributes: {lang: 'de'}});
    await page.seen('button', 'Chat öffnen');
  });

  it('is heard as a property as it is as an attribute, and given back so', async () => {
    const page = await placeChat({into: fixtureSync(html`<div lang="en"></div>`)});
    await page.seen('button', 'Open chat');
    page.element.lang = 'de';
    await page.seen('button', 'Chat öffnen');
    page.element.lang = '';
    await page.seen('button', 'Open chat');
  });

  it('redraws what stands in the thread', async () => {
    const page = await openChat({attributes: {lang: 'en'}});
    await page.talk('Hello');
    await page.seen('button', 'Copy');
    page.element.lang = 'de';
    await page.seen('button', 'Kopieren');
    expect(page.all('article', 'Der Assistent schrieb').length).to.equal(1);
  });

  it('may be put in other words by the page', async () => {
    const page = await openChat({
      attributes: {lang: 'en'},
      properties: {strings: {send: 'Go', answers: {copy: 'Take'}, launcher: {close: 'Away with it'}}},
    });
    await page.seen('button', 'Go');
    await page.talk('Hello');
    await page.seen('button', 'Take');
    await page.seen('button', 'Away with it');
    page.element.strings = null;
    await page.seen('button', 'Send message');
  });

  it('is English where nobody knows better, and never an error', async () => {
    const page = await openChat({attributes: {lang: 'x-unheard-of'}});
    await until(() => page.find('button', 'Send message'), 'it speaks English');
    expect(page.events('dify-error').length).to.equal(0);
  });
});

/** Where these words stand, which are in one piece of text. */
function boxOf(root: Element, words: string): DOMRect {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.nodeValue!.indexOf(words);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + words.length);
    return range.getBoundingClientRect();
  }
  throw new Error(`“${words}” is nowhere`);
}

/** Whether these words stand at the left, or at the right edge of a box. */
function sideOf(words: DOMRect, box: Element): string {
  const {left, right} = box.getBoundingClientRect();
  return words.left - left < right - words.right ? 'left' : 'right';
}

const hebrew = `שלום. ראו \`--force\` כאן.

And this in English (so).

> ציטוט (א).

1. פריט (ב).

| מוצר | מחיר |
| --- | --- |
| Drift 2 | 5 |

\`\`\`
code();
\`\`\`

עוד[^1].

[^1]: הערה (ג).`;

describe('what goes from right to left', () => {
  it('is the interface in such a language, without any word of the page on directions', async () => {
    for (const lang of ['ar', 'fa-IR']) {
      const page = await openChat({into: fixtureSync(html`<div lang=${lang}></div>`)});
      const words = page.root.querySelector('.words')!;
      await until(() => getComputedStyle(words).direction === 'rtl', `${lang} goes from right to left`);
      await until(() => page.root.querySelector('header .quiet-button'), 'the buttons are there');
      const [heading, button] = ['.heading', 'header .quiet-button'].map((each) =>
        page.root.querySelector(each)!.getBoundingClientRect(),
      );
      expect(heading!.left).to.be.greaterThan(button!.right);
    }
  });

  it('is not, where the element or the page says another direction', async () => {
    const own = await openChat({attributes: {lang: 'ar', dir: 'ltr'}});
    const around = fixtureSync(html`<div lang="ar" dir="ltr"></div>`);
    const page = await openChat({into: around});
    for (const {root} of [own, page]) {
      const words = root.querySelector('.words')!;
      await until(() => words.getAttribute('lang') === 'ar', 'Arabic is spoken');
      expect(getComputedStyle(words).direction).to.equal('ltr');
    }
    own.element.dir = '';
    own.element.heading = 'مساعدة'; // the next drawing
    await own.element.updateComplete;
    expect(getComputedStyle(own.root.querySelector('.words')!).direction).to.equal('rtl');
  });

  it('is each block of an answer by its own text, its mark included, and never code', async () => {
    const page = await openChat();
    await page.talk(await registerPlay([says(hebrew), ends]));
    await page.seen('table');
    await page.reads('הערה');
    await atRest(page.root);
    const body = page.root.querySelector('.answer-body')!;
    const edge = (selector: string, side: 'Left' | 'Right'): string =>
      getComputedStyle(body.querySelector(selector)!)[`border${side}Width`];
    expect(sideOf(boxOf(body, 'שלום'), body)).to.equal('right');
    expect(sideOf(boxOf(body, 'And this'), body)).to.equal('left');
    expect(sideOf(boxOf(body, 'ציטוט'), body)).to.equal('right');
    expect([edge('blockquote', 'Left'), edge('blockquote', 'Right')]).to.deep.equal(['0px', '3px']);
    expect(getComputedStyle(body.querySelector('li')!).marginRight).not.to.equal('0px');
    expect(boxOf(body, 'מוצר').left, 'the first column').to.be.greaterThan(boxOf(body, 'מחיר').left);
    expect(sideOf(boxOf(body, 'Drift 2'), body.querySelector('td')!)).to.equal('right');
    expect(sideOf(boxOf(body, 'code()'), body)).to.equal('left');
    expect(boxOf(body, '--').left, 'the dashes stand before the word').to.be.lessThan(
      boxOf(body, 'force').left,
    );
    const note = body.querySelector('.footnote')!;
    expect(note.querySelector('sup')!.getBoundingClientRect().left).to.be.greaterThan(
      boxOf(note, 'הערה').left,
    );
  });

  it('is that of the interface for a quote without a paragraph', async () => {
    const page = await openChat({attributes: {lang: 'ar'}});
    await page.talk(await registerPlay([says('> - بند\n> - آخر'), ends]));
    await until(() => page.root.querySelector('blockquote li + li'), 'both are drawn');
    expect(getComputedStyle(page.root.querySelector('blockquote')!).direction).to.equal('rtl');
  });

  it('leaves the names of files and sources as they are written', async () => {
    const page = await openChat({
      key: 'app-demo-files',
      attributes: {lang: 'ar'},
    });
    const name = '[2024] report (final).pdf';
    await page.element.attach([new File(['x'], name)]);
    await until(() => page.root.querySelector('.chip-name'), 'it is attached');
    const chip = page.root.querySelector('.chip-name')!;
    expect(boxOf(chip, '[').left).to.be.lessThan(boxOf(chip, 'report').left);
    expect(page.all('button').some((each) => each.ariaLabel?.includes(`\u2068${name}\u2069`))).to.equal(true);
    const source = {position: 1, document_name: 'handbook (v2).', dataset_name: 'S', content: 'Dry.'};
    await page.talk(await registerPlay([says('نعم.'), endsCiting(source)]));
    await until(() => page.root.querySelector('.source-name'), 'the source is named');
    const named = page.root.querySelector('.source-name')!;
    expect(boxOf(named, 'handbook').left).to.be.lessThan(boxOf(named, ').').left);
  });

  it('is a field of such an interface as long as it is empty', async () => {
    const note = {'text-input': {label: 'Note', variable: 'note', required: false, max_length: 20}};
    const page = await openChat({
      app: {parameters: {user_input_form: [note, {paragraph: {label: 'More', variable: 'more'}}]}},
      attributes: {lang: 'fa'},
    });
    await until(() => page.root.querySelectorAll('.form-input').length === 2, 'the form is there');
    const boxes = [...page.root.querySelectorAll<HTMLInputElement>('.form-input'), page.textBox];
    const directions = (): readonly string[] => boxes.map((box) => getComputedStyle(box).direction);
    await until(() => directions().join() === 'rtl,rtl,rtl', 'each has that of the interface');
    boxes[0]!.focus();
    await sendKeys({type: 'Fern'});
    expect(directions()).to.deep.equal(['ltr', 'rtl', 'rtl']);
  });

  it('is what is typed in such a language, at once', async () => {
    const page = await openChat({attributes: {lang: 'en'}});
    const direction = (): string => getComputedStyle(page.textBox).direction;
    expect(direction()).to.equal('ltr');
    await page.type('أي خيمة؟');
    expect(direction()).to.equal('rtl');
    expect(getComputedStyle(page.textBox).textAlign).to.equal('start');
  });
});
