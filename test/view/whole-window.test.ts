import assert from 'node:assert/strict';
import {test} from 'node:test';
import {panelStyles} from '../../src/view/theme/panel-styles.js';
import {FLOATING} from '../../src/view/whole-window.js';

test('the script and the sheet know by the same media query where the panel floats', () => {
  assert.ok(panelStyles.cssText.includes(`@media ${FLOATING} {`));
});
