/**
 * Takes the pictures anew that `npm run test:dist` compares with: test/pictures/baseline/*.png. Needs a build, and Chromium.
 * One that shows the same as before stays as it is. Look at each of the others before it is committed.
 */
import {baselineOf, fileName, whyIncomparable, writeBaseline} from '../test/pictures/baseline.mjs';
import {compare} from '../test/pictures/compare.mjs';
import {pixelsOf} from '../test/pictures/pixels.mjs';
import {looks, states} from '../test/pictures/pictured.mjs';
import {openStudio} from '../test/pictures/studio.mjs';

/** What is drawn late has come by then, in milliseconds. */
const PAUSE_MS = 2_000;

const studio = await openStudio();
try {
  /** @type {Map<string, Buffer>} */
  const pictures = new Map();
  for (const look of looks) {
    await studio.turn(look);
    await studio.page.waitForTimeout(PAUSE_MS);
    for (const state of states) pictures.set(fileName(state, look), await taken(state, look));
  }
  writeBaseline(studio.drawnBy, pictures);
  const bytes = [...pictures.values()].reduce((sum, {length}) => sum + length, 0);
  console.log(`${pictures.size} pictures, ${Math.ceil(bytes / 1000)} kB in test/pictures/baseline/`);
} finally {
  await studio.close();
}

/** @param {string} state @param {import('../test/pictures/pictured.mjs').Look} look */
async function taken(state, look) {
  const png = await studio.take(state);
  const before = whyIncomparable(studio.drawnBy) === undefined ? baselineOf(state, look) : undefined;
  if (!before) return png;
  const {isSame} = compare(await pixelsOf(studio.page, before), await pixelsOf(studio.page, png));
  return isSame ? before : png;
}
