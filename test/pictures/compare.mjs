/**
 * Tells whether two pictures show the same. They are compared by blocks, since the edge of a letter may be drawn a shade
 * lighter elsewhere, but whatever is gone, has moved or has another colour changes the mean of the blocks it is in.
 */

/** @typedef {{width: number, height: number, data: Uint8Array}} Picture `data` holds red, green, blue and alpha of each pixel. */
/** @typedef {{x: number, y: number}} Block Its upper left corner, in pixels. */

/** Length of a block's side, in pixels. */
export const BLOCK = 4;

/** By how many levels of 255 the mean of any block may be off; noise of single pixels hardly changes it. */
const NOISE = 2;

/**
 * What part of the contrast in a block its mean may be off besides: an edge of the block's whole length that is drawn
 * half a pixel further on changes it by an eighth, one that has moved by a pixel by a quarter.
 */
const EDGE = 1 / 7;

/** So many blocks may differ all the same: the smallest icon is in more. */
const MOST = 3;

/**
 * @param {Picture} expected
 * @param {Picture} actual
 * @returns {{isSame: boolean, blocks: Block[], share: number}} Which blocks differ, and what share of all that is: all of
 *   them where the pictures are not of one size.
 */
export function compare(expected, actual) {
  if (expected.width !== actual.width || expected.height !== actual.height)
    return {isSame: false, blocks: [], share: 1};
  const all = starts(expected.height).flatMap((y) => starts(expected.width).map((x) => ({x, y})));
  const blocks = all.filter((block) => differs(expected, actual, block));
  return {isSame: blocks.length <= MOST, blocks, share: blocks.length / all.length};
}

/** Where blocks begin along a side. The last one ends where the picture ends, over the one before if need be. */
function starts(/** @type {number} */ length) {
  const count = Math.ceil(length / BLOCK);
  return Array.from({length: count}, (_, at) => Math.max(0, Math.min(at * BLOCK, length - BLOCK)));
}

/** @param {Picture} expected @param {Picture} actual @param {Block} block */
function differs(expected, actual, block) {
  return [0, 1, 2].some((channel) => {
    const off = Math.abs(mean(expected, block, channel) - mean(actual, block, channel));
    if (off <= NOISE) return false;
    const contrast = Math.max(range(expected, block, channel), range(actual, block, channel));
    return off > NOISE + contrast * EDGE;
  });
}

/** @param {Picture} picture @param {Block} block @param {number} channel */
function mean(picture, block, channel) {
  const levels = [...within(picture, block, channel, 0)];
  return levels.reduce((sum, level) => sum + level, 0) / levels.length;
}

/** From the darkest to the lightest, in the block and just around it. @param {Picture} picture @param {Block} block @param {number} channel */
function range(picture, block, channel) {
  const levels = [...within(picture, block, channel, 1)];
  return Math.max(...levels) - Math.min(...levels);
}

/** @param {Picture} picture @param {Block} block @param {number} channel @param {number} margin in pixels */
function* within({width, height, data}, {x, y}, channel, margin) {
  for (let row = Math.max(0, y - margin); row < Math.min(height, y + BLOCK + margin); row += 1)
    for (let column = Math.max(0, x - margin); column < Math.min(width, x + BLOCK + margin); column += 1)
      yield data[(row * width + column) * 4 + channel] ?? 0;
}
