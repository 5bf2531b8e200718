// @ts-check
/** The picture that the agent's tool makes: a tent at night, drawn here so that nothing has to be shipped. */
import {crc32, deflateSync} from 'node:zlib';

/**
 * @param {number} [width] In pixels, as the height.
 * @param {number} [height]
 * @returns {Buffer} A PNG of a tent at night.
 */
export function picture(width = 480, height = 300) {
  const rows = Buffer.alloc((width * 3 + 1) * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++)
      rows.set(colourAt(x / width, y / height), y * (width * 3 + 1) + 1 + x * 3);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8); // eight bits of red, green and blue, no interlacing
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/**
 * @param {number} x From 0 at the left to 1.
 * @param {number} y From 0 at the top to 1.
 * @returns {[red: number, green: number, blue: number]}
 */
function colourAt(x, y) {
  const slope = Math.abs(x - 0.5);
  const isTent = y > 0.42 + slope * 1.5 && y < 0.82;
  if (isTent) return slope < (y - 0.5) * 0.22 ? [255, 214, 120] : [214 - slope * 200, 122 - slope * 60, 52];
  if (y >= 0.78 + Math.sin(x * 9) * 0.015) return [22, 46, 38];
  if (y > 0.5 + Math.abs(((x * 7) % 1) - 0.5) * 0.5) return [30, 66, 58];
  const isMoon = (x - 0.8) ** 2 * 2.56 + (y - 0.2) ** 2 < 0.006;
  return isMoon ? [250, 244, 220] : [18 + y * 60, 30 + y * 80, 62 + y * 90];
}

/**
 * @param {string} type
 * @param {Buffer} data
 * @returns {Buffer}
 */
function chunk(type, data) {
  const named = Buffer.concat([Buffer.from(type), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
