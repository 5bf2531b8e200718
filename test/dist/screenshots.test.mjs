/** The looks of the stable states of the gallery: the same, but for what nobody sees, as when somebody looked at them. */
import assert from 'node:assert/strict';
import {mkdirSync, rmSync, writeFileSync} from 'node:fs';
import {after, before, test} from 'node:test';
import {baselineOf, fileName, whyIncomparable} from '../pictures/baseline.mjs';
import {compare} from '../pictures/compare.mjs';
import {marked, pixelsOf} from '../pictures/pixels.mjs';
import {looks, states} from '../pictures/pictured.mjs';
import {openStudio} from '../pictures/studio.mjs';
import {findChromium} from '../support/browsers.mjs';

/** On a machine of somebody's own a missing browser is said aloud (by `npm run setup`); in CI it fails. */
const skip = !findChromium() && process.env['CI'] !== 'true' && 'Chromium is not installed';

/** All states at once are a lot to draw for a slow machine. */
const timeout = 240_000;

/** What is drawn late is waited for this long, in milliseconds. */
const PATIENCE_MS = 10_000;

/** Where what differs is to be seen. */
const folder = 'reports/screenshots';

/** @type {import('../pictures/studio.mjs').Studio} */
let studio;
/** @type {string | undefined} */
let obstacle;

before(
  async () => {
    rmSync(folder, {recursive: true, force: true});
    if (skip) return;
    studio = await openStudio();
    obstacle = whyIncomparable(studio.drawnBy);
  },
  {timeout},
);

after(() => studio?.close());

for (const look of looks) {
  for (const state of states) {
    test(`“${state}” looks as before in ${look.theme}, ${look.dir}`, {skip, timeout}, async (t) => {
      if (obstacle) return t.skip(obstacle);
      await studio.turn(look);
      const {png, blocks, share, isSame} = await compared(state, look, PATIENCE_MS);
      if (isSame) return;
      const name = fileName(state, look).replace(/\.png$/, '');
      mkdirSync(folder, {recursive: true});
      writeFileSync(`${folder}/${name}.expected.png`, baselineOf(state, look) ?? '');
      writeFileSync(`${folder}/${name}.actual.png`, png);
      writeFileSync(`${folder}/${name}.difference.png`, await marked(studio.page, png, blocks));
      assert.fail(
        `“${state}” in ${look.theme}, ${look.dir} differs in ${(share * 100).toFixed(2)} % of its area ` +
          `(${blocks.length} blocks): see ${folder}/${name}.*.png, and CONTRIBUTING.md if that is as it should be`,
      );
    });
  }
}

for (const [what, css] of /** @type {const} */ ([
  ['more room beside what the visitor said', '[part="bubble"] { padding-inline: 20px !important; }'],
  ['another accent', ':host { --dify-chat-accent: #217558; }'],
  ['an icon that is missing', '[part="send-button"] svg { visibility: hidden !important; }'],
])) {
  test(`a change would be found: ${what}`, {skip, timeout}, async (t) => {
    if (obstacle) return t.skip(obstacle);
    const [look] = looks;
    assert.ok(look);
    await studio.turn(look);
    await studio.restyle(css);
    assert.equal((await compared('Failed', look, 0)).isSame, false);
    await studio.restyle('');
    assert.equal((await compared('Failed', look, PATIENCE_MS)).isSame, true);
  });
}

/**
 * Compares until it is the same, or for so long.
 *
 * @param {string} state
 * @param {import('../pictures/pictured.mjs').Look} look
 * @param {number} patienceMs
 */
async function compared(state, look, patienceMs) {
  const expected = baselineOf(state, look);
  assert.ok(expected, 'there is no picture yet to compare with: see CONTRIBUTING.md');
  for (const end = Date.now() + patienceMs; ;) {
    const png = await studio.take(state);
    if (png.equals(expected)) return {png, isSame: true, blocks: [], share: 0};
    const [one, other] = [await pixelsOf(studio.page, expected), await pixelsOf(studio.page, png)];
    const outcome = compare(one, other);
    if (outcome.isSame || Date.now() >= end) return {png, ...outcome};
  }
}
