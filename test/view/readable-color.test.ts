/** The colours of browsers whose style sheets cannot compute them: whatever the accent, it can be read. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Color} from '../../src/view/theme/readable-color.js';
import {
  colorFrom,
  cssOf,
  inkOn,
  isDark,
  luminanceOf,
  over,
  readableOn,
} from '../../src/view/theme/readable-color.js';

const steps = [0, 0.13, 0.25, 0.4, 0.5, 0.62, 0.75, 0.87, 1];
const every = steps.flatMap((red) =>
  steps.flatMap((green) => steps.map((blue): Color => [red, green, blue, 1])),
);
const black: Color = [0, 0, 0, 1];
const white: Color = [1, 1, 1, 1];

function contrast(one: Color, other: Color): number {
  const [less = 0, more = 0] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => a - b);
  return (more + 0.05) / (less + 0.05);
}

test('a luminance is that of the guidelines', () => {
  assert.equal(luminanceOf(white), 1);
  assert.equal(luminanceOf(black), 0);
  assert.equal(contrast([0x76 / 255, 0x76 / 255, 0x76 / 255, 1], white).toFixed(2), '4.54'); // the lightest grey that is AA
});

test('black or white can be read on every colour', () => {
  for (const color of every) {
    const ink = inkOn(color) === '#000' ? black : white;
    assert.ok(contrast(ink, color) >= 4.5, cssOf(color));
  }
});

test('every colour can be read on light and on dark surfaces and their shades, and is left alone where it can be', () => {
  const surfaces: readonly [Color, Color][] = [
    [white, colorFrom('rgb(243, 244, 244)')!],
    [colorFrom('rgb(22, 24, 29)')!, colorFrom('rgb(33, 35, 40)')!],
    [black, colorFrom('rgb(10, 26, 13)')!],
    [colorFrom('rgb(255, 228, 181)')!, colorFrom('rgb(240, 220, 170)')!],
  ];
  for (const both of surfaces)
    for (const color of every) {
      const text = colorFrom(cssOf(readableOn(both, color)).replaceAll(' ', ', '))!;
      for (const surface of both)
        assert.ok(contrast(text, surface) >= 4.5, `${cssOf(color)} on ${cssOf(surface)}: ${cssOf(text)}`);
      if (both.every((surface) => contrast(color, surface) >= 5)) assert.equal(cssOf(text), cssOf(color));
    }
});

test('on a surface of the middle it is black, or white, where nothing else would do', () => {
  const grey: Color = [0.5, 0.5, 0.5, 1];
  assert.equal(isDark(grey), false);
  assert.ok(contrast(readableOn([grey], [1, 1, 0, 1]), grey) > 4.5);
  assert.equal(cssOf(readableOn([[0.47, 0.47, 0.47, 1]], [1, 1, 0, 1])), 'rgb(0 0 0)');
});

test('a colour is read as browsers write it', () => {
  assert.deepEqual(colorFrom('rgb(255, 0, 51)'), [1, 0, 0.2, 1]);
  assert.deepEqual(colorFrom('rgba(255, 0, 51, 0.5)'), [1, 0, 0.2, 0.5]);
  assert.deepEqual(colorFrom('color(srgb 1 0.5 1e-7)'), [1, 0.5, 1e-7, 1]);
  assert.deepEqual(colorFrom('color(srgb 1 0.5 0 / 0.25)'), [1, 0.5, 0, 0.25]);
  assert.deepEqual(colorFrom('color(srgb -0.2 1.1 0)'), [0, 1, 0, 1]); // wider than sRGB
  for (const other of ['', 'none', 'rgb()', 'oklch(0.9 0.2 130)', 'color(xyz 1 1 1)'])
    assert.equal(colorFrom(other), null);
});

test('what is not opaque shows what is behind it', () => {
  assert.deepEqual(over([0, 0, 0, 0.5], white), [0.5, 0.5, 0.5, 1]);
  assert.deepEqual(over([1, 0, 0, 1], white), [1, 0, 0, 1]);
});
