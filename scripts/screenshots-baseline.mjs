/**
 * Takes the pictures anew that `npm run test:dist` compares with: test/pictures/baseline/*.png. Needs a build, and Chromium.
 * Look at each of them before it is committed.
 */
import {fileName, writeBaseline} from '../test/pictures/baseline.mjs';
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
    for (const state of states) pictures.set(fileName(state, look), await studio.take(state));
  }
  writeBaseline(studio.drawnBy, pictures);
  const bytes = [...pictures.values()].reduce((sum, {length}) => sum + length, 0);
  console.log(
    `${pictures.size} pictures, ${Math.ceil(bytes / 1000)} kB: look at each in test/pictures/baseline/`,
  );
} finally {
  await studio.close();
}
