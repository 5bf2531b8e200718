/** Where the words of a voice message go. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {withWords} from '../../../src/features/dictation/insert-words.js';

for (const [what, value, at, expected, cursor] of [
  ['into an empty box as they are', '', 0, 'two', 3],
  ['after a word with a space between', 'for', 3, ' two', 7],
  ['after a space or a line break without another', 'for\n', 4, 'two', 7],
  ['before a word with a space between', 'people', 0, 'two ', 3],
  ['between two words apart from both', 'for people', 3, ' two', 7],
  ['inside of a word apart from both halves', 'forpeople', 3, ' two ', 7],
] as const) {
  test(`words go ${what}`, () => {
    assert.deepEqual(withWords(value, at, 'two'), [expected, cursor]);
  });
}
