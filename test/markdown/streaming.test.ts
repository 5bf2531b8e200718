/** The property that keeps streaming honest: however a text is cut, in the end the same nodes are shown. */
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import test from 'node:test';
import {answer, soup} from '../support/markdown/answers.js';
import {pick, seeded} from '../support/markdown/random.js';
import {shownAtOnce, shownInPieces, shownLate} from '../support/markdown/streamed.js';

const scale = Number(process.env['MARKDOWN_STREAMS'] ?? 1);
const random = process.env['MARKDOWN_SEED'] ?? String(Math.floor(Math.random() * 1e9));
const examples = [...load('commonmark-0.31.2'), ...load('gfm')];

function load(name: string): string[] {
  const url = new URL(`../fixtures/markdown/${name}.json`, import.meta.url);
  return (JSON.parse(readFileSync(url, 'utf8')) as {markdown: string}[]).map(({markdown}) => markdown);
}

for (const seed of [1, 2, Number(random)]) {
  const kinds = new Map<string, (index: number) => string>([
    ['an example of the specifications', (index) => examples[index % examples.length] ?? ''],
    [
      'two to five examples in a row',
      () =>
        Array.from({length: 2 + Math.floor(next() * 4)}, () => pick(next, examples)).join(
          pick(next, ['', '\n']),
        ),
    ],
    [
      'an example that breaks off',
      () => {
        const text = pick(next, examples);
        return text.slice(0, Math.floor(next() * text.length));
      },
    ],
    ['a soup of syntax', () => soup(next, 3 + Math.floor(next() * 40))],
    ['an answer', () => answer(next, 300 + next() * 1500)],
  ]);
  const next = seeded(seed);
  const counts = [examples.length * 2, 700, 700, 3000, 30];
  [...kinds].forEach(([kind, make], row) => {
    test(`${kind} ends the same however it is cut (seed ${seed})`, () => {
      for (let index = 0; index < (counts[row] ?? 0) * scale; index++) {
        const text = make(index);
        const whole = shownAtOnce(text);
        const late = shownLate(text, next);
        if (late.shown !== whole)
          assert.equal(late.shown, whole, `MARKDOWN_SEED=${seed}, extended late: ${JSON.stringify(text)}`);
        for (let run = 0; run < 2; run++) {
          const shown = shownInPieces(text, next);
          if (shown !== whole) assert.equal(shown, whole, `MARKDOWN_SEED=${seed}: ${JSON.stringify(text)}`);
        }
      }
    });
  });
}
