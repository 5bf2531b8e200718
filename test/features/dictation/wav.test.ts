/** The file that a voice message becomes. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {mixed, peakOf, SAMPLE_RATE, wavOf} from '../../../src/features/dictation/wav.js';

function words(file: ArrayBuffer, at: number, length: number): string {
  return String.fromCharCode(...new Uint8Array(file, at, length));
}

test('a WAV file says what is in it', () => {
  const file = wavOf(new Float32Array(8));
  const view = new DataView(file);
  assert.equal(file.byteLength, 44 + 16);
  assert.deepEqual([words(file, 0, 4), words(file, 8, 8), words(file, 36, 4)], ['RIFF', 'WAVEfmt ', 'data']);
  assert.equal(view.getUint32(4, true), file.byteLength - 8);
  assert.deepEqual(
    [view.getUint16(20, true), view.getUint16(22, true), view.getUint16(34, true)],
    [1, 1, 16], // plain, one channel, bits
  );
  assert.deepEqual(
    [view.getUint32(24, true), view.getUint32(28, true), view.getUint16(32, true)],
    [SAMPLE_RATE, 2 * SAMPLE_RATE, 2],
  );
  assert.equal(view.getUint32(40, true), 16);
});

test('samples keep their place and their sign, and what is too loud is cut off', () => {
  const view = new DataView(wavOf(Float32Array.of(0, 0.5, -0.5, 1, -1, 3, -3, NaN)));
  const samples = Array.from({length: 8}, (_, i) => view.getInt16(44 + 2 * i, true));
  assert.deepEqual(samples, [0, 16384, -16383, 32767, -32767, 32767, -32767, 0]);
});

test('nothing is a file without samples', () => {
  assert.equal(wavOf(new Float32Array()).byteLength, 44);
});

test('ten minutes are far below what Dify takes', () => {
  assert.ok(44 + 2 * SAMPLE_RATE * 600 < 30 * 1024 * 1024);
});

test('several channels become one, which is as long', () => {
  const one = mixed([Float32Array.of(1, 0.5, 0), Float32Array.of(0, 0.5, -1)]);
  assert.deepEqual([...one], [0.5, 0.5, -0.5]);
  assert.deepEqual([...mixed([Float32Array.of(1, 2)])], [1, 2]);
  assert.equal(mixed([]).length, 0);
});

test('the peak is the loudest sample, whatever its sign', () => {
  assert.equal(peakOf(Float32Array.of(0.25, -0.75, 0.5)), 0.75);
  assert.equal(peakOf(new Float32Array()), 0);
});
