// @ts-check
/** What is said in the benchmark: the same on every machine, and the same for every widget. */
import {tsImport} from 'tsx/esm/api';

/** @type {typeof import('../../test/support/markdown/answers.js')} */
const {answer} = await tsImport('../../test/support/markdown/answers.ts', import.meta.url);
/** @type {typeof import('../../test/support/markdown/random.js')} */
const {seeded} = await tsImport('../../test/support/markdown/random.ts', import.meta.url);

/** Characters of a KB: 200 KB are a little less than what the widget draws of one answer unasked. */
const KB = 990;

/** Ends every answer, so that a page can see that all of it is drawn. */
const END = 'Here it ends.';

/** A little of everything: what a widget loads for it is there afterwards. */
const SAMPLER = `**One** of _each_ \`thing\`, see [the page](https://example.com/):

- a list
- with $x^2$

| Name | Count |
|:-----|------:|
| a    |     1 |

> said by somebody

\`\`\`ts
const value = call(1);
\`\`\`

\`\`\`python
value = call(1)
\`\`\`

$$
E = mc^2
$$

${END}`;

/** @type {Map<number, string>} */
const answers = new Map([[0, SAMPLER]]);

/** @param {number} kb 0 is a little of everything */
export function answerOf(kb) {
  const made = answers.get(kb) ?? `${answer(seeded(kb), kb * KB)}\n${END}`;
  answers.set(kb, made);
  return made;
}

/**
 * A conversation of short questions and answers of 1.2 KB.
 *
 * @param {number} messages counts both
 * @returns {{question: string, answer: string}[]}
 */
export function conversationOf(messages) {
  return Array.from({length: messages / 2}, (_, index) => ({
    question: `Question ${index}: what does the page say of the server?`,
    answer: `${answer(seeded(index), 1_200)}\n${index === messages / 2 - 1 ? END : `Answer ${index}.`}`,
  }));
}
