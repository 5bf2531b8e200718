/** Texts made to be slow: twice the text may cost twice the work, at once and in pieces. */
import {stepsOf} from '../support/markdown/steps.js'; // first, or nothing is counted
import assert from 'node:assert/strict';
import test from 'node:test';
import {newContainer} from '../support/markdown/small-dom.js';
import {fullView} from '../support/markdown/streamed.js';

const cases = new Map<string, (size: number) => string>([
  ['open brackets', (size) => '['.repeat(size)],
  ['open brackets and links', (size) => '[a](b)['.repeat(size / 7)],
  ['closed brackets', (size) => '[a]'.repeat(size / 3)],
  ['brackets in brackets', (size) => '['.repeat(size / 2) + ']'.repeat(size / 2)],
  ['images in images', (size) => '!['.repeat(size / 4) + '](a)'.repeat(size / 4)],
  ['half links', (size) => '[a]('.repeat(size / 4)],
  ['half links in parentheses', (size) => '[a](b'.repeat(size / 5)],
  ['half links with titles', (size) => '[a](b "'.repeat(size / 7)],
  ['quotes in quotes', (size) => '>'.repeat(size)],
  ['quotes on every line', (size) => '>>>>>>>> a\n'.repeat(size / 11)],
  ['lists in lists', (size) => '- '.repeat(size / 2)],
  [
    'lists that step in',
    (size) => Array.from({length: Math.sqrt(size)}, (_, depth) => '  '.repeat(depth) + '- a\n').join(''),
  ],
  ['opening stars', (size) => '*a '.repeat(size / 3)],
  ['opening and closing stars', (size) => '*a **a '.repeat(size / 7) + 'a** a* '.repeat(size / 7)],
  ['stars of all lengths', (size) => 'a**b*c***'.repeat(size / 9)],
  ['one run of stars', (size) => '*'.repeat(size)],
  ['underscores', (size) => '_a __a '.repeat(size / 7)],
  ['tildes', (size) => '~~a '.repeat(size / 4)],
  [
    'backticks of all lengths',
    (size) => Array.from({length: Math.sqrt(size)}, (_, length) => 'e' + '`'.repeat(length)).join(''),
  ],
  ['backticks', (size) => '`a``b'.repeat(size / 5)],
  ['less than', (size) => '<'.repeat(size)],
  ['half tags', (size) => '<a b="'.repeat(size / 6)],
  ['half tags with attributes', (size) => '<a ' + 'x '.repeat(size / 2)],
  ['open tags', (size) => '<sub>'.repeat(size / 5)],
  ['comments', (size) => 'a <!--'.repeat(size / 6)],
  ['instructions', (size) => 'a <?'.repeat(size / 4)],
  ['dollars', (size) => '$a $'.repeat(size / 4)],
  ['formulas', (size) => 'a \\(b '.repeat(size / 6)],
  ['ampersands', (size) => '&'.repeat(size)],
  ['addresses', (size) => 'http://a.b?'.repeat(size / 11)],
  ['an address with an end', (size) => 'http://a.b/' + ')'.repeat(size)],
  ['mail', (size) => 'a.'.repeat(size / 2) + '@'.repeat(size / 2)],
  ['one line', (size) => 'word '.repeat(size / 5)],
  ['one word', (size) => 'a'.repeat(size)],
  ['one line with an open star', (size) => '*' + 'word '.repeat(size / 5)],
  ['a paragraph of short lines', (size) => 'a\n'.repeat(size / 2)],
  ['blank lines', (size) => '\n'.repeat(size)],
  ['blanks', (size) => ' '.repeat(size) + 'a'],
  ['blanks behind a heading', (size) => '# a' + ' '.repeat(size) + 'b'],
  ['a table', (size) => '| a | b |\n|---|---|\n' + '| a | b |\n'.repeat(size / 10)],
  ['a wide table', (size) => '|a'.repeat(size / 4) + '\n' + '|-'.repeat(size / 4)],
  ['a list', (size) => '- a\n'.repeat(size / 4)],
  ['code', (size) => '```\n' + 'a\n'.repeat(size / 2)],
  ['a line of code', (size) => '```\n' + 'a '.repeat(size / 2)],
  ['definitions', (size) => Array.from({length: size / 12}, (_, label) => `[a${label}]: /u\n`).join('')],
  [
    'labels before their definitions',
    (size) =>
      '[a] '.repeat(size / 12) +
      '\n\n' +
      Array.from({length: size / 12}, (_, label) => `[b${label}]: /u\n`).join(''),
  ],
  ['details', (size) => '<details>\n'.repeat(size / 10)],
  ['thoughts', (size) => '<think>a</think>'.repeat(size / 16)],
  ['carriage returns', (size) => 'a\r'.repeat(size / 2)],
]);

function show(text: string, piece: number): void {
  const view = fullView(newContainer().container);
  for (let at = 0; at < text.length; at += piece) {
    view.write(text.slice(at, at + piece));
    if (piece < text.length) view.flush();
  }
  view.end();
  view.flush();
}

show('warm up', 3);
for (const [name, make] of cases) {
  test(`${name} cost in proportion to their length`, async () => {
    const once = await growth((size) => show(make(size), Infinity), 100_000);
    assert.ok(once < 2.4, `at once, twice the text takes ${once.toFixed(2)} times the steps`);
    const pieces = await growth((size) => show(make(size), 256), 40_000);
    assert.ok(pieces < 2.6, `in pieces, twice the text takes ${pieces.toFixed(2)} times the steps`);
  });
}

async function growth(work: (size: number) => void, size: number): Promise<number> {
  const small = await stepsOf(() => work(size));
  return (await stepsOf(() => work(2 * size))) / small;
}

test('one line of a megabyte is shown, at once and in pieces', () => {
  show('word '.repeat(200_000), Infinity);
  show('x'.repeat(1_000_000), 4000);
  show('[a]('.repeat(250_000), Infinity);
});
