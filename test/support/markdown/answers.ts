/** Texts like those that models write, and soups of syntax that nobody writes. */
import type {Random} from './random.js';
import {pick} from './random.js';

const words =
  'the a model answer stream token value list of with and for data when user page value request server time each chat because widget fast parser block 数据 模型 réponse größe שלום'.split(
    ' ',
  );

function sentence(random: Random, length = 6 + Math.floor(random() * 12)): string {
  return Array.from({length}, () => decorated(random)).join(' ') + '.';
}

function decorated(random: Random): string {
  const word = pick(random, words);
  const roll = random();
  if (roll < 0.04) return `**${word} ${word}**`;
  if (roll < 0.07) return `*${word}*`;
  if (roll < 0.11) return `\`${word}_id\``;
  if (roll < 0.125) return `[${word}](https://example.com/${word})`;
  if (roll < 0.135) return `[${word}][r${Math.floor(random() * 4)}]`;
  if (roll < 0.14) return `~~${word}~~`;
  if (roll < 0.145) return `$x^2 + ${word}$`;
  if (roll < 0.15) return `https://example.com/${word}`;
  return word;
}

function block(random: Random): string {
  const roll = random();
  if (roll < 0.4) return sentence(random, 20 + Math.floor(random() * 50));
  if (roll < 0.64) return list(random, 0);
  if (roll < 0.77) {
    const lines = Array.from(
      {length: 2 + Math.floor(random() * 25)},
      () => `  const ${pick(random, words)} = call(${Math.floor(random() * 99)});`,
    );
    return '```' + pick(random, ['ts', 'python', '']) + '\n' + lines.join('\n') + '\n```';
  }
  if (roll < 0.9) return '#'.repeat(1 + Math.floor(random() * 4)) + ' ' + sentence(random, 4);
  if (roll < 0.94) {
    const rows = Array.from(
      {length: 2 + Math.floor(random() * 6)},
      () => `| ${pick(random, words)} | ${decorated(random)} | ${Math.floor(random() * 100)} |`,
    );
    return '| Name | Meaning | Count |\n|:-----|:-------:|------:|\n' + rows.join('\n');
  }
  if (roll < 0.97) return '> ' + sentence(random) + '\n> ' + sentence(random);
  return '$$\nE = mc^2\n$$';
}

function list(random: Random, depth: number): string {
  const ordered = random() < 0.4;
  const loose = random() < 0.2 ? '\n' : '';
  const indent = ordered ? '   ' : '  ';
  return Array.from({length: 2 + Math.floor(random() * 5)}, (_, index) => {
    const mark = ordered ? `${index + 1}. ` : random() < 0.1 ? '- [x] ' : '- ';
    let item = mark + sentence(random);
    if (depth < 2 && random() < 0.2) item += '\n' + indented(list(random, depth + 1), indent);
    if (random() < 0.05) item += '\n\n' + indented('```js\nrun();\n```', indent);
    return item;
  }).join('\n' + loose);
}

function indented(text: string, indent: string): string {
  return text.replace(/^(?=.)/gm, indent);
}

/** An answer of about so many characters. */
export function answer(random: Random, length: number): string {
  const blocks: string[] = [];
  for (let size = 0; size < length;) {
    const next = block(random);
    blocks.push(next);
    size += next.length + 2;
  }
  return blocks.join('\n\n') + '\n\n[r0]: https://example.com/0\n[r1]: https://example.com/1 "One"\n';
}

export const fragments =
  '*|**|***|_|__|~~|~|`|``|```|~~~|\n|\n|\n\n|\n\n|    |  | |\t|- |* |+ |1. |2) |> |>|# |## |=|---|***|===|[|]|(|)|![|](|](/u)|[a]|[a]: /u\n|[b][a]|<|>|</|<b>|<br>|<sub>|</sub>|<details>|</details>|<summary>|</summary>|<think>|</think>|<!--|-->|&amp;|&|\\|\\\\|$|$$|\\(|\\)|\\[|\\]|a|b|c d|foo|1|x|\r|\r\n|\\||-|:-|:-:|a \\| b|[ ] |[x] |[^1]|[^1]: |http://a.b|www.a.b|a@b.c|é|😀|"|\'|!|.|,|<button data-message="m">|</button>|<table>|<tr><td>|</table>|```js\n|\u00a0'.split(
    /(?<!\\)\|/,
  );
fragments.push('|', '|', '| a | b |\n', '|---|---|\n', '| - | - |\n');

export function soup(random: Random, length: number): string {
  return Array.from({length}, () => pick(random, fragments)).join('');
}
