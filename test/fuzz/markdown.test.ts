/** Any text in any pieces, with what draws beyond the core arriving at any moment, or with the text, or never. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {parse, plainText} from '../../src/markdown/index.js';
import {extendedSyntax} from '../../src/markdown/extended-syntax.js';
import {MarkdownView} from '../../src/view/markdown/markdown-view.js';
import {fragments} from '../support/markdown/answers.js';
import {faultOf} from '../support/markdown/audit.js';
import type {SmallElement} from '../support/markdown/small-dom.js';
import {dump, elementsOf, newContainer} from '../support/markdown/small-dom.js';
import {fullView, shownAtOnce} from '../support/markdown/streamed.js';
import {anyCuts, anyText, cutAt, holds, trouble} from '../support/fuzz.js';

/** Syntax and words, mostly; and what no keyboard has. */
const anyMarkdown = fc
  .array(
    fc.oneof(
      {weight: 8, arbitrary: fc.constantFrom(...fragments)},
      {weight: 1, arbitrary: anyText},
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          ...trouble,
          '<a href="javascript:x">',
          '[a](data:x)',
          '<img src=x onerror=y>',
        ),
      },
    ),
    {maxLength: 40},
  )
  .map((pieces) => pieces.join(''));

/** Pieces that are drawn at once, those of which are not, and the one with which the extension comes; −1: never. */
const anyComing = fc.record({
  cuts: anyCuts,
  flushed: fc.array(fc.boolean(), {maxLength: 12}),
  arrival: fc.integer({min: -1, max: 12}),
});

test('a text ends as it would have been shown at once, and shows nothing at any moment that is not allowed', () =>
  holds(
    2_500,
    fc.property(anyMarkdown, anyComing, (text, {cuts, flushed, arrival}) => {
      const {container, small} = newContainer();
      let isForeign = false;
      let view = new MarkdownView(container, {onForeign: () => (isForeign = true)});
      let come = '';
      const extend = (): void => {
        view = fullView(newContainer().container);
        view.write(come);
        view.flush();
        view.moveTo(container as HTMLElement);
      };
      cutAt(text, cuts).forEach((piece, at) => {
        come += piece;
        view.write(piece);
        if (flushed[at] !== false) view.flush();
        if (at === arrival) extend();
        isAllowed(small, text);
      });
      view.end();
      view.flush();
      isAllowed(small, text);
      if (view.isExtended || !isForeign) assert.equal(dump(small), shownAtOnce(text));
    }),
  ));

test('reading a text out never throws', () =>
  holds(
    1_500,
    fc.property(anyMarkdown, (text) => {
      plainText(parse(text, {syntax: extendedSyntax}));
    }),
  ));

function isAllowed(shown: SmallElement, text: string): void {
  for (const element of elementsOf(shown)) assert.equal(faultOf(element), '', JSON.stringify(text));
}
