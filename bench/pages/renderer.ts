/** Runs in the page: draws an answer in each of the ways that are compared. The driver calls it by name. */
import type {CSSResult} from 'lit';
import DOMPurify from 'dompurify';
import {marked} from 'marked';
import {markdownStyles} from '../../src/view/markdown/markdown-styles.js';
import {extendedMarkdown} from '../../src/view/markdown/extended-markdown.js';
import {extendedStyles} from '../../src/view/markdown/extended-styles.js';
import {MarkdownView} from '../../src/view/markdown/markdown-view.js';
import {tokenStyles} from '../../src/view/markdown/token-styles.js';
import {tokens} from '../../src/view/theme/tokens.js';
import {answer} from '../../test/support/markdown/answers.js';
import {seeded} from '../../test/support/markdown/random.js';

/** As a model's tokens come. */
const PIECE = 4;
/** A flush a frame, at the speed of a fast model. */
const FLUSH = 16;
/** What the widget gives a frame, in milliseconds. */
const BUDGET_MS = 5;
/** Blocks in a segment of the view. */
const GROUP = 24;

const shadow = document.body.appendChild(document.createElement('div')).attachShadow({mode: 'open'});
shadow.host.setAttribute('style', 'display: block; width: 400px');
shadow.adoptedStyleSheets = [tokens, markdownStyles, extendedStyles, tokenStyles].map(sheetOf);

const ways = {
  /** Everything has arrived: drawn a slice a frame, as the widget does. */
  async burst(text: string): Promise<void> {
    await frame();
    const view = viewIn(emptyBox());
    for (let at = 0; at < text.length; at += PIECE) view.write(text.slice(at, at + PIECE));
    view.end();
    while (view.flush(performance.now() + BUDGET_MS)) await frame();
    await painted();
  },

  /** What others do once, at the end. */
  async once(text: string): Promise<void> {
    await frame();
    emptyBox().innerHTML = DOMPurify.sanitize(marked.parse(text, {async: false}));
    await painted();
  },

  /** Arriving as a model writes; style and layout after each flush, but no paint. */
  paced(text: string): void {
    const box = emptyBox();
    const view = viewIn(box);
    for (let at = 0; at < text.length; at += FLUSH) {
      for (let piece = at; piece < at + FLUSH; piece += PIECE) view.write(text.slice(piece, piece + PIECE));
      view.flush();
      layOut(box);
    }
    view.end();
    view.flush();
    layOut(box);
  },

  /** The floor under `paced`: the same text without any meaning, an element a line. */
  lines(text: string): void {
    writeLines(text, Infinity);
  },

  /** A lower floor: what is settled is laid out apart, as the widget does it. */
  groupedLines(text: string): void {
    writeLines(text, GROUP);
  },
};

Object.assign(globalThis, {renderer: {...ways, answer: makeAnswer, clear: emptyBox}});

/** The same answer for the same size, on every machine. */
function makeAnswer(kb: number): string {
  return answer(seeded(kb), kb * 990);
}

function viewIn(box: Element): MarkdownView {
  const labels = {copy: 'Copy', thinking: 'Thinking', thought: () => 'Thought'};
  return new MarkdownView(box, {softBreaks: 'br', extension: extendedMarkdown({labels})});
}

function emptyBox(): Element {
  const frame = document.createElement('div');
  frame.className = 'frame';
  const box = frame.appendChild(document.createElement('div'));
  box.className = 'markdown';
  shadow.replaceChildren(frame);
  return box;
}

function writeLines(text: string, groupSize: number): void {
  const box = emptyBox();
  let group = newGroup(box);
  let line = newLine(group);
  for (let at = 0; at < text.length; at += FLUSH) {
    const [first = '', ...more] = text.slice(at, at + FLUSH).split('\n');
    line.appendData(first);
    for (const next of more) {
      if (group.childElementCount >= groupSize) group = newGroup(box);
      line = newLine(group);
      line.appendData(next);
    }
    layOut(box);
  }
}

function newGroup(box: Element): Element {
  const group = box.appendChild(document.createElement('div'));
  group.style.contain = 'content';
  return group;
}

function newLine(group: Element): Text {
  return group.appendChild(document.createElement('div')).appendChild(new Text());
}

function layOut(box: Element): void {
  box.getBoundingClientRect();
}

function frame(): Promise<unknown> {
  return new Promise(requestAnimationFrame);
}

/** After the next frame, with all that belongs to it. */
async function painted(): Promise<void> {
  await frame();
  await new Promise((done) => setTimeout(done));
}

function sheetOf({styleSheet, cssText}: CSSResult): CSSStyleSheet {
  if (styleSheet) return styleSheet;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(cssText);
  return sheet;
}
