/** Type, space, corners, shadows and motion are those of `src/view/theme/`, which pages may set; what is not is named here. */
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

test('what keeps things apart by 8 pixels and more is a step of the unit, but for what depends on a fixed size', () => {
  assert.deepEqual(
    declarations
      .filter((each) => /: (?:padding|margin|(?:\w+-)?gap)[a-z-]*: .*\b(?:[89]|\d\d+)px/.test(each))
      .sort(),
    [
      'features/control-styles.ts: padding-inline-end: 34px',
      'features/trace/trace-styles.ts: margin-inline-start: calc(16px + var(--_space-8))',
      'features/trace/trace-styles.ts: margin-inline-start: calc(16px + var(--_space-8))',
      'view/theme/composer-styles.ts: padding: calc(18px - 0.7em) var(--_space)',
      'view/theme/thread-styles.ts: margin-inline-start: 28px',
      'view/theme/thread-styles.ts: padding-inline-start: 40px',
      'view/theme/thread-styles.ts: padding: 0 0 14px',
    ],
  );
});

test('corners follow those of the panel, but for circles, pills and what lies at the edge of a window', () => {
  assert.deepEqual(
    declarations
      .filter(
        (each) =>
          /: border-[a-z-]*radius: /.test(each) &&
          !/: (?:inherit|50%|.*var\((?:--_radius|--_round-\d+|--dify-chat-radius, 16px)\).*)$/.test(each),
      )
      .sort(),
    [
      'features/offline/offline.ts: border-end-end-radius: 0',
      'features/offline/offline.ts: border-end-start-radius: 0',
      'launcher/extras-styles.ts: border-radius: 13px',
      'view/theme/launcher-styles.ts: border-radius: 99px',
    ],
  );
});

test('every private property that is read is also set', () => {
  const sources = readdirSync('src', {recursive: true, encoding: 'utf8'})
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(`src/${file}`, 'utf8').replace(/\/\*.*?\*\//gs, ''))
    .join('\n');
  const read = new Set([...sources.matchAll(/(?:var\(|inSrgb\(')(--_[a-z\d-]+)/g)].map(([, name]) => name));
  const setter = /(--_[a-z\d-]+):|(?:setProperty\(|\[)\s*'(--_[a-z\d-]+)'/g;
  const set = new Set([...sources.matchAll(setter)].map(([, inSheet, byScript]) => inSheet ?? byScript));
  assert.deepEqual(
    [...read].filter((name) => !set.has(name)),
    [],
  );
});

test('shadows are those of the theme, but for a ring', () => {
  assert.deepEqual(
    declarations.filter((each) => /: box-shadow: (?!var\(--_shadow)/.test(each)),
    ['view/theme/launcher-styles.ts: box-shadow: inset 0 0 0 3px var(--_on-accent)'],
  );
});

test('what moves once takes the time of the theme, but for what is a sign by its length', () => {
  assert.deepEqual(
    declarations
      .filter(
        (each) => /: (?:transition|animation)[a-z-]*: .*\d(?:m?s)\b/.test(each) && !each.endsWith('infinite'),
      )
      .sort(),
    [
      'features/answers/answer-styles.ts: animation-duration: 1600ms !important',
      'features/answers/answer-styles.ts: animation: done 1600ms ease',
      'view/theme/launcher-styles.ts: animation-duration: 0s !important',
      'view/theme/panel-styles.ts: animation-duration: 2s !important',
      'view/theme/panel-styles.ts: animation: hold 2s',
      'view/theme/thread-styles.ts: animation-delay: 160ms',
      'view/theme/thread-styles.ts: animation-delay: 320ms',
    ],
  );
});

test('the ready themes move for less than a fifth of a second', () => {
  const long = readdirSync('demo/pages/themes').filter((file) => {
    const [, ms = '0'] =
      /--dify-chat-duration: (\d+)ms/.exec(readFileSync(`demo/pages/themes/${file}`, 'utf8')) ?? [];
    return Number(ms) >= 200;
  });
  assert.deepEqual(long, []);
});
