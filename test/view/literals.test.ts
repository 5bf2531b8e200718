/** Sizes of type are steps of the scale in `src/view/theme/`, which follow what a page asks for; the rest is named here. */
import assert from 'node:assert/strict';
import {readFileSync, readdirSync} from 'node:fs';
import {test} from 'node:test';

/** Every declaration in every style sheet, as `file: property: value`. */
const declarations = readdirSync('src', {recursive: true, encoding: 'utf8'})
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) =>
    [...readFileSync(`src/${file}`, 'utf8').matchAll(/\bcss`(.*?)\n`/gs)].flatMap(([, sheet = '']) =>
      [...sheet.replace(/\/\*.*?\*\//gs, '').matchAll(/(?:^|[\s;{])([a-z-]+):\s+([^;{}]+);/g)].map(
        ([, property = '', value = '']) => `${file}: ${property}: ${value.replace(/\s+/g, ' ')}`,
      ),
    ),
  );

test('type is set in steps of the scale, but for signs in boxes of a fixed size', () => {
  assert.deepEqual(declarations.filter((each) => /: font(?:-size)?: .*\d(?:px|pt|rem)/.test(each)).sort(), [
    'features/identity/identity-styles.ts: font-size: 15px',
    'features/identity/identity-styles.ts: font-size: 17px',
    'features/identity/identity-styles.ts: font-size: 30px',
    'features/trace/trace-styles.ts: font-size: 11px',
    'launcher/extras-styles.ts: font: 600 12px/1 system-ui, sans-serif',
    'view/theme/launcher-styles.ts: font-size: 22px',
  ]);
});

test('lines of text are as high as their size makes them', () => {
  assert.deepEqual(
    declarations.filter((each) => /: line-height: .*px|: font: .*\/[\d.]+px/.test(each)),
    [],
  );
});
