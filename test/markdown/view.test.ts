/** What the view shows while a text is still coming, and how little it does for that. */
import assert from 'node:assert/strict';
import test from 'node:test';
import {extendedSyntax as syntax} from '../../src/markdown/extended-syntax.js';
import {parse} from '../../src/markdown/markdown-parser.js';
import {plainText} from '../../src/markdown/plain-text.js';
import {answer} from '../support/markdown/answers.js';
import {seeded} from '../support/markdown/random.js';
import {dump, newContainer} from '../support/markdown/small-dom.js';
import {fullView, shownAtOnce, shownLate} from '../support/markdown/streamed.js';

/** What is shown of a text that is not complete. */
function half(text: string): string {
  const {container, small} = newContainer();
  const view = fullView(container);
  view.write(text);
  view.flush();
  return dump(small)
    .replace(/^<div>(<div class="segment">)?|(<\/div>)?<\/div>$/g, '')
    .replaceAll(' dir="auto"', '');
}

test('half a mark is shown as what it is about to be', () => {
  assert.equal(half('a **bold'), '<p>"a "<strong>"bold"</strong></p>');
  assert.equal(half('a **'), '<p>"a "</p>');
  assert.equal(half('a `code'), '<p>"a "<code>"code"</code></p>');
  assert.equal(half('see [text](https://exa'), '<p>"see "<a>"text"</a></p>');
  assert.equal(half('see [te'), '<p>"see "<a>"te"</a></p>');
  assert.equal(half('a <su'), '<p>"a "</p>');
  assert.equal(half('sum $x^2'), '<p>"sum "<code class="math">"x^2"</code></p>');
});

test('marks that may become anything are not shown yet', () => {
  for (const marks of [
    '-',
    '--',
    '# ',
    '> ',
    '1.',
    '- [',
    '- [x]',
    '``',
    '```',
    '|',
    '[a]: /u',
    '$$',
    '<thi',
  ])
    assert.equal(half('a\n\n' + marks), half('a\n\n'), marks);
});

test('a head of a table is a table from its first cell on', () => {
  const head = '<thead><tr><th>"Name"</th><th>"Ag"</th></tr></thead>';
  assert.ok(half('| Name | Ag').includes(head));
  assert.ok(half('| Name | Ag |\n').includes(head));
  assert.ok(half('| Name | Ag |\n|--').includes(head));
  assert.ok(half('| Name | Ag |\n|---|---|\n').includes(head));
  assert.ok(!half('| Name | Ag |\ntext').includes(head));
});

test('a model’s reasoning is open while it goes on', () => {
  assert.match(
    half('<think>\nLet me *see*'),
    /<details class="thought" open=""><summary>"Thinking…"<\/summary>.*<em>"see"<\/em>/,
  );
  assert.match(
    half('<think>\nLet me see\n</think>\nYes.\n'),
    /<details class="thought"><summary>"Thought"<\/summary>.*<\/details><p>"Yes\."<\/p>/,
  );
  assert.equal(plainText(parse('<think>hm</think>**Yes.**\n\n- a\n- b', {syntax})), 'Yes.\na\nb');
});

test('footnotes are marked where they are used, once they are known', () => {
  assert.ok(shownAtOnce('a[^1]\n').includes('[^1]'));
  assert.match(
    shownAtOnce('a[^1]\n\n[^1]: note\n'),
    /<sup class="note"><a [^>]*>"1"<\/a><\/sup>.*<section [^>]*><div class="footnote" data-note="1" [^>]*tabindex="-1">/,
  );
});

test('of several footnotes with one name only the first is shown', () => {
  const text = 'a[^n] b[^M]\n\n[^n]: one\n[^m]: other\n\n[^N]: two\n';
  const shown = shownAtOnce(text);
  assert.match(shown, /"one".*"other"/);
  assert.match(shown, /<div hidden="">(?:(?!<\/div>).)*"two"/);
  assert.equal(shown.match(/class="footnote"/g)?.length, 2);
  assert.equal(plainText(parse(text, {syntax})).includes('two'), false);
});

test('emphasis needs no blanks where a script has none', () => {
  for (const [text, shown] of [
    ['**注意：**请', '<strong>"注意："</strong>"请"'],
    ['请看**“说明”**一节', '"请看"<strong>"“说明”"</strong>"一节"'],
    ['これは**「重要」**です', '"これは"<strong>"「重要」"</strong>"です"'],
    ['使用*（可选）*参数', '"使用"<em>"（可选）"</em>"参数"'],
    ['~~旧。~~新', '<del>"旧。"</del>"新"'],
    ['**이것(this)**은', '<strong>"이것(this)"</strong>"은"'],
    ['𠮟**（x）**𠮟', '"𠮟"<strong>"（x）"</strong>"𠮟"'],
  ])
    assert.ok(shownAtOnce(text!).includes(`>${shown}</p>`), text);
  assert.ok(shownAtOnce('a**"b"**c').includes('"a**\\"b\\"**c"'), 'as CommonMark has it elsewhere');
  assert.ok(shownAtOnce('变量_名_字').includes('"变量_名_字"'), 'underscores are parts of words');
});

test('the core asks for more at marks that it does not know, and at no others', () => {
  const random = seeded(3);
  for (const text of [
    '# A\n\nB **b** *c* `<d> $e$ &f;` [g](/h "i") \n\n- j\n  1. k\n\n> l\n\n***\n\nm  \nn',
    'It costs $5. 3 < 4, a & b; x | y. [1] (see [2]): a@ b, @c www',
    'Set\n===\n\nhttps://a.example/?b=c&d=e and [f](https://a.example/?b=c&d=e)\n\\* no list ~5',
  ])
    assert.equal(shownLate(text, random).asked, false, text);
  for (const text of [
    'a | b\n--|--',
    '| a |',
    '```js\na',
    '    code',
    '<think>',
    'a <b>',
    '&copy;',
    '$a$',
    '\\(a\\)',
    '$$',
    '[^1]: a',
    '[a]: /u',
    '![a](/b)',
    '[a](abbr:b)',
    '- [x] a',
    'www.a.example',
    'a@b.example',
  ])
    assert.equal(shownLate(text, random).asked, true, text);
});

test('prices are no formulas', () => {
  assert.ok(!shownAtOnce('It costs $5 and $6, or US$7 and US$8.').includes('math'));
  assert.ok(shownAtOnce('\\(a_1*b*c\\) \\[x\\] $$y$$').includes('"a_1*b*c"'));
});

test('a streamed answer costs little more than one shown at once', () => {
  const text = answer(seeded(9), 50_000);
  const {container, small} = newContainer();
  const view = fullView(container);
  const {parser} = view;
  const inlines = parser.inlines.bind(parser);
  let parsed = 0;
  parser.inlines = (leaf, missed) => {
    parsed += leaf.text.length;
    return inlines(leaf, missed);
  };
  let flushes = 0;
  for (let at = 0; at < text.length; at += 16, flushes++) {
    view.write(text.slice(at, at + 16));
    view.flush();
  }
  view.end();
  view.flush();
  const once = newContainer();
  const whole = fullView(once.container);
  whole.write(text);
  whole.end();
  whole.flush();
  assert.ok(parsed / flushes < 100, `${parsed / flushes} characters parsed for each flush`);
  const nodes = small.ownerDocument.made / once.small.ownerDocument.made;
  assert.ok(nodes < 1.3, `${nodes} times the nodes`);
});
