import assert from 'node:assert/strict';
import {test} from 'node:test';
import {compare} from './compare.mjs';

const WIDTH = 200;
const HEIGHT = 120;
const paper = [250, 250, 252];
const ink = [23, 25, 30];
const accent = [21, 94, 239];

/** A line of words, a bordered card and a button with an icon: `x` and `y` may be parts of a pixel. */
const things = {
  text: Array.from({length: 9}, (_, at) => ({x: 12 + at * 7, y: 14, width: 5, height: 8, colour: ink})),
  card: [
    {x: 10, y: 40, width: 180, height: 30, colour: [225, 226, 229]},
    {x: 11, y: 41, width: 178, height: 28, colour: [255, 255, 255]},
  ],
  button: [{x: 150, y: 84, width: 40, height: 26, colour: accent}],
  icon: [
    {x: 163, y: 96, width: 14, height: 2, colour: [255, 255, 255]},
    {x: 169, y: 90, width: 2, height: 14, colour: [255, 255, 255]},
  ],
};

/** @typedef {{x: number, y: number, width: number, height: number, colour: number[]}} Box */

/** Draws with soft edges, as a browser does. @param {readonly Box[]} boxes @param {() => number} [noise] */
function picture(boxes, noise = () => 0) {
  const data = new Uint8Array(WIDTH * HEIGHT * 4);
  const overlap = (/** @type {number} */ at, /** @type {number} */ from, /** @type {number} */ length) =>
    Math.max(0, Math.min(at + 1, from + length) - Math.max(at, from));
  for (let y = 0; y < HEIGHT; y += 1)
    for (let x = 0; x < WIDTH; x += 1) {
      let levels = paper;
      for (const box of boxes) {
        const share = overlap(x, box.x, box.width) * overlap(y, box.y, box.height);
        levels = levels.map((level, at) => level + ((box.colour[at] ?? 0) - level) * share);
      }
      data.set(
        [...levels.map((level) => Math.max(0, Math.min(255, level + noise()))), 255],
        (y * WIDTH + x) * 4,
      );
    }
  return {width: WIDTH, height: HEIGHT, data};
}

/** @param {Partial<typeof things>} [other] @param {() => number} [noise] */
const scene = (other, noise) => picture(Object.values({...things, ...other}).flat(), noise);

/** @param {readonly Box[]} boxes @param {Partial<Box>} by */
const moved = (boxes, {x = 0, y = 0}) => boxes.map((box) => ({...box, x: box.x + x, y: box.y + y}));

/** @param {readonly Box[]} boxes @param {number[]} colour */
const painted = (boxes, colour) => boxes.map((box) => ({...box, colour}));

const before = scene();

test('a picture is the same as itself', () => {
  assert.deepEqual(compare(before, scene()), {isSame: true, blocks: [], share: 0});
});

test('noise of three levels is no difference, nor is a shade of one', () => {
  let seed = 1;
  const noise = () => ((seed = (seed * 48271) % 2147483647) % 7) - 3;
  assert.deepEqual(compare(before, scene({}, noise)).blocks, []);
  assert.deepEqual(
    compare(
      before,
      scene({}, () => 1),
    ).blocks,
    [],
  );
});

test('edges that are drawn half a pixel further on are no difference', () => {
  for (const by of [{x: 0.5}, {x: -0.5}, {y: 0.5}, {y: -0.5}]) {
    const boxes = Object.values(things).flat();
    assert.ok(compare(before, picture(moved(boxes, by))).isSame, JSON.stringify(by));
  }
});

for (const [what, other] of /** @type {[string, Partial<typeof things>][]} */ ([
  ['a button that is gone', {button: [], icon: []}],
  ['an icon that is gone', {icon: []}],
  [
    'a button that has moved by two pixels',
    {button: moved(things.button, {x: -2}), icon: moved(things.icon, {x: -2})},
  ],
  ['a line of text that has moved down by two pixels', {text: moved(things.text, {y: 2})}],
  ['a word that is missing', {text: things.text.slice(0, 6)}],
  ['text in a paler colour', {text: painted(things.text, [110, 112, 118])}],
  ['a card without its border', {card: painted(things.card, [255, 255, 255])}],
  [
    'a card that is four pixels less high',
    {card: things.card.map((box) => ({...box, height: box.height - 4}))},
  ],
  ['an accent of another hue', {button: painted(things.button, [37, 99, 235])}],
])) {
  test(`${what} is found`, () => {
    const {isSame, blocks, share} = compare(before, scene(other));
    assert.equal(isSame, false);
    assert.ok(blocks.length > 0 && share > 0 && share < 0.5, String(share));
  });
}

test('what differs is named by where it is', () => {
  const {blocks} = compare(before, scene({icon: []}));
  assert.ok(
    blocks.every(({x, y}) => x >= 152 && x < 184 && y >= 80 && y < 112),
    JSON.stringify(blocks),
  );
});

test('the last rows and columns count where the size is no multiple of a block', () => {
  const crop = (/** @type {Uint8Array} */ data) => ({width: 101, height: 99, data});
  const white = new Uint8Array(101 * 99 * 4).fill(255);
  const edged = white.slice();
  for (let at = 0; at < 99 * 101; at += 1) if (at % 101 > 98) edged.fill(0, at * 4, at * 4 + 3);
  assert.equal(compare(crop(white), crop(edged)).isSame, false);
});

test('pictures of two sizes are never the same', () => {
  const smaller = {...before, height: HEIGHT - 1, data: before.data.slice(0, WIDTH * (HEIGHT - 1) * 4)};
  assert.equal(compare(before, smaller).isSame, false);
});
