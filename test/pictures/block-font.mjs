/**
 * A font whose letters are boxes, for pictures that are to be the same on every machine: it needs no hinting, there is a
 * box for every character, so that no other font is asked, and digits are alike, so that no clock changes a picture.
 * Boxes are about as wide and as tall as letters, so that lines break where they would, and words look like words.
 *
 * @see https://learn.microsoft.com/en-us/typography/opentype/spec/
 */

/** Units of an em; all measures below are in these. */
const EM = 1000;
const ASCENT = 900;
const DESCENT = 250;
/** What is left free behind each box, so that letters can be told apart. */
const GAP = 110;
/** How much wider letters of the bold face are. */
const BOLD = 50;

/** @typedef {{letters: string, advance: number, bottom: number, top: number}} Shape */

/** The first is of all characters that have no row of their own. @type {readonly Shape[]} */
const shapes = [
  {letters: '', advance: 650, bottom: 0, top: 700},
  {letters: ' \u00a0\t\n\r', advance: 280, bottom: 0, top: 0},
  {letters: "iIl!|'’‘`", advance: 270, bottom: 0, top: 710},
  {letters: '.,:;…·', advance: 280, bottom: 0, top: 140},
  {letters: '-–—_=~+•', advance: 500, bottom: 230, top: 330},
  {letters: 'frt()[]{}/"“”', advance: 360, bottom: 0, top: 710},
  {letters: 'aceonsuvxz', advance: 550, bottom: 0, top: 520},
  {letters: 'mw', advance: 800, bottom: 0, top: 520},
  {letters: 'gpqy', advance: 560, bottom: -210, top: 520},
  {letters: 'jJ', advance: 320, bottom: -210, top: 710},
  {letters: 'bdhk0123456789', advance: 560, bottom: 0, top: 720},
  {letters: 'MW', advance: 880, bottom: 0, top: 700},
];

/** What stands for a character that a font lacks comes first by rule; no character is led there. */
const glyphs = [shapes[0], ...shapes].filter((shape) => shape !== undefined);

/** @param {{isBold?: boolean}} [face] @returns {Buffer} A TrueType font. */
export function blockFont({isBold = false} = {}) {
  const drawn = glyphs.map((shape) => ({...shape, advance: shape.advance + (isBold ? BOLD : 0)}));
  const outlines = drawn.map(outline);
  const ends = outlines.map((_, at) => Buffer.concat(outlines.slice(0, at + 1)).length);
  return fontFile([
    ['OS/2', os2(isBold)],
    ['cmap', characters()],
    ['glyf', Buffer.concat(outlines)],
    ['head', head(isBold)],
    [
      'hhea',
      Buffer.concat([
        longs(0x10000),
        words(ASCENT, -DESCENT, 0, EM, 0, 0, EM, 1, 0, 0, 0, 0, 0, 0, 0, glyphs.length),
      ]),
    ],
    ['hmtx', words(...drawn.flatMap(({advance}) => [advance, 0]))],
    ['loca', longs(0, ...ends)],
    ['maxp', Buffer.concat([longs(0x10000), words(glyphs.length, 4, 1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0)])],
    ['name', words(0, 0, 6)],
    ['post', longs(0x30000, 0, 0, 0, 0, 0, 0, 0)],
  ]);
}

/** One path of four corners; nothing for a blank. @param {Shape} shape */
function outline({advance, bottom, top}) {
  if (top === bottom) return Buffer.alloc(0);
  const right = advance - GAP;
  return Buffer.concat([
    words(1, 0, bottom, right, top), // one path, and its bounds
    words(3, 0), // the number of its last point; no instructions
    Buffer.from([1, 1, 1, 1]), // each point is on the path, and written as two words
    words(0, 0, right, 0), // to the right, from one to the next
    words(bottom, top - bottom, 0, bottom - top), // and upwards
    words(0), // so that the next begins at a multiple of four
  ]);
}

/** All of Unicode, as runs of characters that share a shape (format 13). */
function characters() {
  const known = shapes
    .flatMap(({letters}, at) =>
      [...letters].map((letter) => ({code: letter.codePointAt(0) ?? 0, glyph: at + 1})),
    )
    .sort((one, other) => one.code - other.code);
  /** @type {number[][]} */
  const runs = [];
  let next = 0;
  for (const {code, glyph} of known) {
    if (code > next) runs.push([next, code - 1, 1]);
    runs.push([code, code, glyph]);
    next = code + 1;
  }
  runs.push([next, 0x10ffff, 1]);
  return Buffer.concat([
    words(0, 1, 3, 10), // one table, of Windows, for all of Unicode
    longs(12),
    words(13, 0),
    longs(16 + runs.length * 12, 0, runs.length, ...runs.flat()),
  ]);
}

/** @param {boolean} isBold */
function head(isBold) {
  return Buffer.concat([
    longs(0x10000, 0x10000, 0, 0x5f0f3cf5),
    words(0, EM),
    longs(0, 0, 0, 0), // made at no time, so that its bytes are the same
    words(0, -DESCENT, EM, ASCENT, isBold ? 1 : 0, 8, 2, 1, 0),
  ]);
}

/** @param {boolean} isBold */
function os2(isBold) {
  return Buffer.concat([
    words(4, 550, isBold ? 700 : 400, 5, 0, 650, 600, 0, 75, 650, 600, 0, 350, 50, 300, 0),
    Buffer.alloc(10),
    longs(0, 0, 0, 0),
    Buffer.from('none'),
    words(isBold ? 0x20 : 0x40, 0, 0xffff, ASCENT, -DESCENT, 0, ASCENT, DESCENT),
    longs(0, 0),
    words(520, 700, 0, 32, 0),
  ]);
}

/** @param {[string, Buffer][]} tables sorted by name */
function fontFile(tables) {
  const directory = 12 + tables.length * 16;
  const power = 2 ** Math.floor(Math.log2(tables.length));
  const header = [
    longs(0x10000),
    words(tables.length, power * 16, Math.log2(power), (tables.length - power) * 16),
  ];
  /** @type {Buffer[]} */
  const bodies = [];
  for (const [name, table] of tables) {
    const body = Buffer.concat([table, Buffer.alloc(-table.length & 3)]);
    header.push(
      Buffer.from(name),
      longs(checksum(body), directory + Buffer.concat(bodies).length, table.length),
    );
    bodies.push(body);
  }
  return Buffer.concat([...header, ...bodies]);
}

/** @param {Buffer} body */
function checksum(body) {
  let sum = 0;
  for (let at = 0; at < body.length; at += 4) sum = (sum + body.readUInt32BE(at)) >>> 0;
  return sum;
}

/** Numbers of 16 bits, with a sign or without. @param {number[]} numbers */
function words(...numbers) {
  const bytes = Buffer.alloc(numbers.length * 2);
  numbers.forEach((number, at) => bytes.writeUInt16BE(number & 0xffff, at * 2));
  return bytes;
}

/** Numbers of 32 bits. @param {number[]} numbers */
function longs(...numbers) {
  const bytes = Buffer.alloc(numbers.length * 4);
  numbers.forEach((number, at) => bytes.writeUInt32BE(number >>> 0, at * 4));
  return bytes;
}
