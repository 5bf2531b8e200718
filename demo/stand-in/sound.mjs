// @ts-check
/**
 * A voice without words: for each word a short note, as a real MP3 written here so that nothing has to be shipped.
 * A note is one quantised line of the spectrum, which is all that a frame has to hold.
 */

/** MPEG-1 Layer III, 64 kbit/s, 44.1 kHz, one channel, no checksum. */
const HEADER = [0xff, 0xfb, 0x50, 0xc0];
/** 144 · 64 000 / 44 100, without the padding that would even it out. */
const FRAME_BYTES = 208;
const SIDE_INFO_BYTES = 17;
/** How loud a line is: 210 would be as loud as can be, 4 less is half of that. */
const GAIN = 202;
/** A frame is 26 ms long. */
const FRAMES_PER_NOTE = 5;
const FRAMES_BETWEEN = 2;
const MAX_NOTES = 24;
/** Lines of the spectrum, 38 Hz apart: a scale without wrong notes. */
const SCALE = [12, 14, 16, 18, 20, 24];

/**
 * @param {string} text
 * @returns {Buffer} An MP3 with a note for each word, four seconds at most.
 */
export function tune(text) {
  const words = text.split(/\s+/).filter(Boolean).slice(0, MAX_NOTES);
  const frames = words.flatMap((word) => [
    ...Array(FRAMES_PER_NOTE).fill(frame(SCALE[[...word].length % SCALE.length] ?? 12)),
    ...Array(FRAMES_BETWEEN).fill(frame(null)),
  ]);
  return Buffer.concat([frame(null), ...frames, frame(null)]);
}

/**
 * One frame that stands for itself: two granules with the same line in each, or with none.
 *
 * @param {number | null} line Even; counted from 0.
 * @returns {Buffer}
 */
function frame(line) {
  const side = new Bits();
  const main = new Bits();
  side.put(0, 9); // no bits are borrowed from earlier frames
  side.put(0, 5 + 4); // private bits, no scale factors shared
  for (let granule = 0; granule < 2; granule++) {
    const before = main.length;
    if (line !== null) {
      // Code table 1, in pairs of lines: “1” is a pair of zeros, “01” a one before a zero, then its sign.
      for (let pair = 0; pair < line / 2; pair++) main.put(1, 1);
      main.put(0b010, 3);
    }
    side.put(main.length - before, 12);
    side.put(line === null ? 0 : line / 2 + 1, 9); // pairs that are not zero
    side.put(line === null ? 0 : GAIN, 8);
    side.put(0, 4 + 1); // scale factors of no bits; a window of the ordinary shape
    side.put(line === null ? 0 : 0b00001_00001_00001, 15); // code table 1 for all three regions
    side.put(0, 4 + 3 + 1 + 1 + 1); // ends of the regions, and nothing special
  }
  const bytes = Buffer.alloc(FRAME_BYTES);
  bytes.set(HEADER);
  bytes.set(side.bytes(), HEADER.length);
  bytes.set(main.bytes(), HEADER.length + SIDE_INFO_BYTES);
  return bytes;
}

class Bits {
  /** @type {number[]} */
  #bits = [];

  get length() {
    return this.#bits.length;
  }

  /**
   * @param {number} value
   * @param {number} count Of its bits, the highest first.
   */
  put(value, count) {
    for (let bit = count - 1; bit >= 0; bit--) this.#bits.push((value >> bit) & 1);
  }

  /** @returns {Buffer} The last byte filled up with zeros. */
  bytes() {
    const bytes = Buffer.alloc(Math.ceil(this.#bits.length / 8));
    this.#bits.forEach((bit, i) => {
      bytes[i >> 3] = (bytes[i >> 3] ?? 0) | (bit << (7 - (i & 7)));
    });
    return bytes;
  }
}
