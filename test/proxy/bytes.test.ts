/** Looking for bytes in bytes. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Bytes} from '../../src/proxy/bytes.js';
import {Pattern} from '../../src/proxy/bytes.js';
import {Redactor} from '../../src/proxy/redactor.js';

const bytesOf = (text: string): Bytes => new TextEncoder().encode(text);

/** All words of two letters up to a length. */
function words(longest: number): readonly string[] {
  const all = [''];
  for (const word of all) if (word.length < longest) all.push(`${word}a`, `${word}b`);
  return all.slice(1);
}

test('a pattern is found where it begins first, and its beginning at the end', () => {
  for (const wanted of words(4))
    for (const text of words(8)) {
      const pattern = new Pattern(wanted);
      for (const from of [0, 1, 3])
        assert.equal(pattern.indexIn(bytesOf(text), from), text.indexOf(wanted, from));
      const ends = Array.from({length: wanted.length - 1}, (_, i) => wanted.slice(0, i + 1));
      const longest = ends.filter((end) => text.endsWith(end)).at(-1) ?? '';
      assert.equal(pattern.begunIn(bytesOf(text)), longest.length, `${wanted} in ${text}`);
    }
});

test('a secret is cleared away, however its text is cut', () => {
  const secret = 'aab';
  for (const text of words(7)) {
    const whole = text.replaceAll(secret, '***');
    for (let first = 0; first <= text.length; first += 1)
      for (let second = first; second <= text.length; second += 1) {
        const redactor = new Redactor(secret);
        const pieces = [text.slice(0, first), text.slice(first, second), text.slice(second)];
        const said = [...pieces.map((piece) => redactor.clean(bytesOf(piece))), redactor.rest()];
        assert.equal(said.map((piece) => new TextDecoder().decode(piece)).join(''), whole);
      }
  }
});
