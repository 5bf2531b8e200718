/** What of a long text is said: no half sentence, and never half of a letter. */
import assert from 'node:assert/strict';
import type {TestContext} from 'node:test';
import {test} from 'node:test';
import {beginningOf} from '../../src/i18n/beginning.js';

for (const [language, sentence] of [
  ['en', 'It costs 3.50 at noon. '],
  ['ar', 'هل وصلت الرسالة؟ '],
  ['fa', 'این یک جملهٔ کوتاه است. '],
  ['hi', 'यह एक वाक्य है। '],
  ['ja', '富士山はどこですか。'],
] as const)
  test(`what is said of a long text ends with a sentence in ${language}`, () => {
    const room = sentence.length * 7 + Math.floor(sentence.length / 2);
    assert.equal(beginningOf(sentence.repeat(20), room, language), sentence.repeat(7).trimEnd());
  });

test('a text that fits is said as it is, and a sentence that just fits as well', () => {
  assert.equal(beginningOf('One. Two', 8, 'en'), 'One. Two');
  assert.equal(beginningOf('One, two. Three.', 10, 'en'), 'One, two.');
});

test('a line ends what is said as a full stop does', () => {
  assert.equal(beginningOf(`${'an item\n'.repeat(9)}an item that goes on`, 80, 'en').length, 71);
});

test('one sentence without an end is cut between two words', () => {
  assert.equal(beginningOf('word '.repeat(100), 52, 'en'), 'word '.repeat(10).trimEnd());
});

test('what has no words is cut between two letters as their reader knows them', () => {
  const family = '👨‍👩‍👧';
  assert.equal(beginningOf(family.repeat(9), family.length * 3 + 4, 'en'), family.repeat(3));
  const flag = '🇮🇷';
  assert.equal(beginningOf(flag.repeat(9), flag.length * 4 + 2, 'fa'), flag.repeat(4));
});

test('one word that is longer than all the room still is no half of a character', () => {
  assert.doesNotThrow(() => encodeURIComponent(beginningOf(`a${'\u{1F3FB}\u200D'.repeat(40)}`, 42, 'en')));
});

test('a browser that knows nothing of sentences cuts no character in two', (t: TestContext) => {
  const {Segmenter} = Intl;
  t.after(() => Object.assign(Intl, {Segmenter}));
  Object.assign(Intl, {Segmenter: undefined});
  assert.equal(beginningOf('🌿'.repeat(9), 7, 'en'), '🌿🌿🌿');
});
