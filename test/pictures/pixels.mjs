/** Pictures as pixels, and back: Chromium knows PNG, so nothing else has to. */
import {BLOCK} from './compare.mjs';

/** @typedef {import('playwright-core').Page} Page */

/**
 * @param {Page} page any
 * @param {Buffer} png
 * @returns {Promise<import('./compare.mjs').Picture>}
 */
export async function pixelsOf(page, png) {
  const {width, height, data} = await page.evaluate(decode, png.toString('base64'));
  return {width, height, data: Buffer.from(data, 'base64')};
}

/**
 * The picture, paler, with red around what differs.
 *
 * @param {Page} page any
 * @param {Buffer} png
 * @param {readonly import('./compare.mjs').Block[]} blocks
 */
export async function marked(page, png, blocks) {
  return Buffer.from(await page.evaluate(mark, {png: png.toString('base64'), blocks, side: BLOCK}), 'base64');
}

/** Runs in the page. @param {string} png */
async function decode(png) {
  const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0));
  const {width, height} = await createImageBitmap(new Blob([bytes]));
  const pen = new OffscreenCanvas(width, height).getContext('2d');
  if (!pen) throw new Error('There is no canvas.');
  pen.drawImage(await createImageBitmap(new Blob([bytes])), 0, 0);
  const {data} = pen.getImageData(0, 0, width, height);
  let text = '';
  for (let at = 0; at < data.length; at += 0x8000)
    text += String.fromCharCode(...data.subarray(at, at + 0x8000));
  return {width, height, data: btoa(text)};
}

/** Runs in the page. @param {{png: string, blocks: readonly import('./compare.mjs').Block[], side: number}} what */
async function mark({png, blocks, side}) {
  const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0));
  const picture = await createImageBitmap(new Blob([bytes]));
  const canvas = Object.assign(document.createElement('canvas'), {
    width: picture.width,
    height: picture.height,
  });
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('There is no canvas.');
  pen.fillStyle = 'white';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.globalAlpha = 0.4;
  pen.drawImage(picture, 0, 0);
  pen.globalAlpha = 0.6;
  pen.fillStyle = 'red';
  for (const {x, y} of blocks) pen.fillRect(x, y, side, side);
  return canvas.toDataURL('image/png').split(',')[1] ?? '';
}
