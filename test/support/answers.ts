/** What a test needs to look at answers: markdown that is played, and the marks that a reader sees in it. */
import type {ChatPage, Visit} from './chat-page.js';
import {openChat, until} from './chat-page.js';
import type {Step} from './stand-in.js';
import {ends, registerPlay, says} from './stand-in.js';

/** A chat whose app has answered with this markdown, and has drawn it. */
export async function openAnswer(
  markdown: string,
  {end = ends, ...visit}: Visit & {end?: Step} = {},
): Promise<ChatPage> {
  const page = await openChat(visit);
  await page.talk(await registerPlay([says(markdown), end]));
  await drawn(page);
  return page;
}

/** Waits until the last answer's markdown is drawn, and what comes after it. */
export async function drawn(page: ChatPage): Promise<void> {
  await until(() => {
    const answer = page.all('article', 'The assistant said').at(-1);
    const isDrawn = answer?.querySelector('.markdown:not([aria-busy])')?.hasChildNodes();
    return isDrawn && page.find('button', 'Copy') !== null;
  }, 'the answer is drawn');
}

/** The element that holds the text of the last answer. */
export function bodyOf(page: ChatPage): HTMLElement {
  const body = page.all('article', 'The assistant said').at(-1)?.querySelector<HTMLElement>('.answer-body');
  if (!body) throw new Error('there is no answer');
  return body;
}

/** The text in pieces of so many characters. */
export function inPieces(text: string, size: number): readonly Step[] {
  const pieces: Step[] = [];
  for (let at = 0; at < text.length; at += size) pieces.push(says(text.slice(at, at + size)));
  return pieces;
}

/** How many colours the text has that a reader sees in it. */
export function coloursIn(element: Element): number {
  const colours = Array.from(element.querySelectorAll('*'), (each) => getComputedStyle(each).color);
  return new Set(colours).size;
}

/** The blocks of code in the last answer. */
export function codesOf(page: ChatPage): HTMLElement[] {
  return [...bodyOf(page).querySelectorAll<HTMLElement>('pre code')];
}

export interface Clipboard {
  readonly texts: string[];
  readonly items: ClipboardItem[];
}

/** Takes what the page copies: the real clipboard is not for every engine's tests to read. */
export function catchClipboard(): Clipboard {
  const caught: Clipboard = {texts: [], items: []};
  Object.defineProperty(navigator, 'clipboard', {
    configurable: true,
    value: {
      writeText: (text: string) => {
        caught.texts.push(text);
        return Promise.resolve();
      },
      write: (items: ClipboardItem[]) => {
        caught.items.push(...items);
        return Promise.resolve();
      },
    },
  });
  return caught;
}

export function releaseClipboard(): void {
  Reflect.deleteProperty(navigator, 'clipboard');
}

/** In this suite visitors save data: nothing is loaded for them in idle time. */
export function savesData(): void {
  before(() => Object.defineProperty(navigator, 'connection', {value: {saveData: true}, configurable: true}));
  after(() => Reflect.deleteProperty(navigator, 'connection'));
}
