/** Whatever accent a page, or an app, chooses: what is drawn in it, and on it, can be read. */
import {expect} from '@open-wc/testing';
import type {ChatPage} from '../support/chat-page.js';
import {atRest, openChat, until} from '../support/chat-page.js';
import {ends, registerPlay, says} from '../support/stand-in.js';

/** WCAG 2.2, level AA: 1.4.3 for text, 1.4.11 for what else has to be seen. */
const TEXT = 4.5;
const OTHER = 3;

const hues = Array.from({length: 12}, (_, step) => step * 30);
const tones = ['100% 50%', '70% 30%', '60% 70%', '95% 18%'];
const accents = [
  ...hues.flatMap((hue) => tones.map((tone) => `hsl(${String(hue)} ${tone})`)),
  ...['#fff', '#000', '#777', '#767676', 'gold', 'oklch(0.9 0.2 130)', 'color(display-p3 0 1 0)', '#155eef'],
];

const pen = new OffscreenCanvas(1, 1).getContext('2d', {willReadFrequently: true})!;

/** As it is painted, which is what counts; in any notation of CSS. */
function luminance(color: string): number {
  pen.clearRect(0, 0, 1, 1);
  pen.fillStyle = color;
  pen.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = [...pen.getImageData(0, 0, 1, 1).data].map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [less = 0, more = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (more + 0.05) / (less + 0.05);
}

/** What is drawn of the accent, by name: how far it stands out, and how far it has to. */
function pairs({root}: ChatPage): readonly (readonly [name: string, ratio: number, least: number])[] {
  const styleOf = (selector: string): CSSStyleDeclaration => getComputedStyle(root.querySelector(selector)!);
  const surface = styleOf('.panel').backgroundColor;
  const on = (selector: string): number => {
    const {color, backgroundColor} = styleOf(selector);
    return contrast(color, backgroundColor);
  };
  const link = styleOf('.markdown a').color;
  return [
    ['launcher', on('.launcher'), TEXT],
    ['send button', on('.send-button'), TEXT],
    ['question', on('.bubble'), TEXT],
    ['link', contrast(link, surface), TEXT],
    ['link in a table’s head', contrast(link, styleOf('.markdown th').backgroundColor), TEXT],
    ['what has the focus', contrast(styleOf('.composer').outlineColor, surface), OTHER],
  ];
}

describe('the contrast of the accent', () => {
  const answer = 'See [the shop](https://pinewake.example).\n\n| a | b |\n| - | - |\n| 1 | 2 |';

  for (const theme of ['light', 'dark']) {
    it(`is AA for every colour where the panel is ${theme}`, async () => {
      const page = await openChat({attributes: {theme}});
      await page.talk(await registerPlay([says(answer), ends]));
      await until(() => page.root.querySelector('.markdown th'), 'the table is drawn');
      page.textBox.focus();
      const unread: string[] = [];
      for (const accent of accents) {
        page.element.style.setProperty('--dify-chat-accent', accent);
        await atRest(page.root);
        for (const [name, ratio, least] of pairs(page))
          if (!(ratio >= least)) unread.push(`${name} in ${accent}: ${ratio.toFixed(2)}`);
      }
      expect(unread).to.deep.equal([]);
    });
  }

  /** As in a browser whose style sheets cannot compute colours: what is found stands on the frame, before the sheet. */
  async function inOldBrowser(attributes: Readonly<Record<string, string>>): Promise<ChatPage> {
    const supports = CSS.supports.bind(CSS);
    CSS.supports = (...condition: string[]): boolean =>
      !condition.join().includes('from') && (Reflect.apply(supports, CSS, condition) as boolean);
    const page = await openChat({attributes}).finally(() => (CSS.supports = supports));
    await until(() => foundIn(page, '--_accent-text'), 'the colours are found');
    return page;
  }
  const frameOf = ({root}: ChatPage): CSSStyleDeclaration => root.querySelector<HTMLElement>('.frame')!.style;
  const foundIn = (page: ChatPage, name: string): string => frameOf(page).getPropertyValue(name);

  for (const theme of ['light', 'dark']) {
    it(`is AA in browsers that compute no colours where the panel is ${theme}`, async () => {
      const page = await inOldBrowser({theme});
      await page.talk(await registerPlay([says(answer), ends]));
      await until(() => page.root.querySelector('.markdown th'), 'the table is drawn');
      page.textBox.focus();
      const unread: string[] = [];
      for (const accent of ['gold', '#777', '#000', '#fff', 'oklch(0.9 0.2 130)', '#f0f']) {
        frameOf(page).removeProperty('--_accent-text');
        page.element.style.setProperty('--dify-chat-accent', accent);
        await until(() => foundIn(page, '--_accent-text'), `${accent} is seen`);
        await atRest(page.root);
        for (const [name, ratio, least] of pairs(page))
          if (!(ratio >= least)) unread.push(`${name} in ${accent}: ${ratio.toFixed(2)}`);
      }
      expect(unread).to.deep.equal([]);
    });
  }

  it('is AA at once where such a browser’s page turns dark, and the colours of links are the page’s to choose', async () => {
    const page = await inOldBrowser({theme: 'light', style: '--dify-chat-accent: gold'});
    const before = foundIn(page, '--_accent-text');
    expect(foundIn(page, '--_on-accent')).to.equal('#000');
    page.element.setAttribute('theme', 'dark');
    await until(() => foundIn(page, '--_accent-text') !== before, 'the colours are found');
    page.textBox.focus();
    const ring = (): string => getComputedStyle(page.root.querySelector('.composer')!).outlineColor;
    expect(contrast(ring(), 'gold')).to.be.lessThan(1.02);
    page.element.style.setProperty('--dify-chat-accent-text', 'rgb(1, 2, 3)');
    expect(ring()).to.equal('rgb(1, 2, 3)');
  });

  it('leaves a colour that can be read as it is', async () => {
    const page = await openChat({attributes: {theme: 'light', style: '--dify-chat-accent: rgb(0, 90, 50)'}});
    page.textBox.focus();
    const ring = getComputedStyle(page.root.querySelector('.composer')!).outlineColor;
    expect(contrast(ring, 'rgb(0, 90, 50)')).to.be.lessThan(1.02);
    const taken = await openChat({
      attributes: {style: '--dify-chat-accent: gold; --dify-chat-accent-text: rgb(1, 2, 3)'},
    });
    taken.textBox.focus();
    expect(getComputedStyle(taken.root.querySelector('.composer')!).outlineColor).to.equal('rgb(1, 2, 3)');
  });
});
