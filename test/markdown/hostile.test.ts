/* eslint-disable no-script-url -- what must not get through */
/** Texts that want to run, to load or to lead somewhere: what is shown is on the allow-list at every moment. */
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import test from 'node:test';
import {isMisleading, safeUrl} from '../../src/markdown/urls.js';
import {faultOf} from '../support/markdown/audit.js';
import {seeded} from '../support/markdown/random.js';
import {elementsOf} from '../support/markdown/small-dom.js';
import {shownAtOnce, shownInPieces} from '../support/markdown/streamed.js';

const file = new URL('../fixtures/markdown/xss.json', import.meta.url);
const hostile = JSON.parse(readFileSync(file, 'utf8')) as string[];

for (const loads of [false, true]) {
  test(`${hostile.length} hostile texts show nothing that is not allowed, media ${loads ? 'loaded' : 'held back'}`, () => {
    const random = seeded(5);
    for (const text of hostile) {
      for (let run = 0; run < 3; run++) {
        shownInPieces(text, random, {loadsMedia: () => loads, onAction: () => undefined}, (shown) => {
          for (const element of elementsOf(shown)) {
            const fault =
              faultOf(element) || (!loads && /^(?:IMG|VIDEO|AUDIO)$/.test(element.tagName) ? 'media' : '');
            assert.equal(fault, '', JSON.stringify(text));
          }
        });
      }
    }
  });
}

test('only schemes on the list are let through, whatever a browser would drop from an address', () => {
  for (const url of [
    'https://a.example/x:y',
    'http://a.example',
    '/a:b',
    '?a:b',
    '#a:b',
    'a/b:c',
    'mailto:a@b.c',
    'tel:1',
  ])
    assert.equal(safeUrl(url), url);
  for (const url of [
    'javascript:x',
    'java\nscript:x',
    '\u0001javascript:x',
    'JAVASCRIPT:x',
    'data:x',
    'a.b:c',
    'x&colon;y',
  ])
    assert.equal(safeUrl(url), null, url);
  assert.equal(safeUrl('https://a\u0000.exam\nple'), 'https://a.example');
});

test('a link whose text names another host shows where it leads', () => {
  assert.ok(isMisleading('https://bank.example', 'https://evil.example/'));
  assert.ok(isMisleading('bank.example/login', 'https://bank.example@evil.example/'));
  assert.ok(isMisleading('https://bank.example', '/path'));
  assert.ok(isMisleading('HTTPS://İstanbul.example', 'https://evil.example/')); // in lower case two characters
  assert.ok(isMisleading('बैंक.example', 'https://evil.example/')); // with marks above and below
  assert.ok(!isMisleading('bank.example', 'https://www.bank.example/login'));
  assert.ok(isMisleading('银行.example', 'https://evil.example/'));
  assert.ok(isMisleading('пример.рф', 'https://evil.example/'));
  assert.ok(!isMisleading('the bank', 'https://evil.example/'));
  for (const text of ['version 2.5', 'and so on.', 'Node.js: a guide', 'see\u00a0node.js', 'console.log()'])
    assert.ok(!isMisleading(text, 'https://example.com/'), text);
  assert.match(
    shownAtOnce('[https://bank.example](https://evil.example/x)'),
    /<small>" \(evil\.example\)"<\/small>/,
  );
  assert.match(shownAtOnce('[bank.example](https://evil.example/x)'), /<small>" \(evil\.example\)"<\/small>/);
});
