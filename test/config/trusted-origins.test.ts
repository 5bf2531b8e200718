/** Origins that a page trusts, as people write them and as the browser does. */
import assert from 'node:assert/strict';
import test from 'node:test';
import {urlPolicy} from '../../src/view/urls.js';

function isTrusted(trusted: string, url: string): boolean {
  const policy = urlPolicy({
    page: 'https://page.example/shop/',
    api: 'https://api.example/v1',
    trustedOrigins: [trusted],
  });
  const resolved = policy.media(url);
  return resolved !== null && policy.isTrusted(resolved);
}

test('a port that goes without saying may be said', () => {
  assert.ok(isTrusted('https://a.example:443', 'https://a.example/x.png'));
  assert.ok(isTrusted('http://a.example:80', 'http://a.example/x.png'));
  assert.ok(isTrusted('https://a.example', 'https://a.example:443/x.png'));
});

test('another port, scheme or host is not trusted', () => {
  assert.ok(!isTrusted('https://a.example:80', 'https://a.example/x.png'));
  assert.ok(!isTrusted('https://a.example:443', 'http://a.example/x.png'));
  assert.ok(!isTrusted('https://a.example', 'https://a.example:8443/x.png'));
  assert.ok(!isTrusted('https://a.example', 'https://b.a.example/x.png'));
  assert.ok(!isTrusted('https://[', 'https://a.example/x.png'));
});
