import assert from 'node:assert/strict';
import {test} from 'node:test';
import {obstaclesTo} from '../../scripts/support/release-checks.mjs';

const ready = {
  pkg: {version: '1.2.0', repository: 'github:somebody/something'},
  changelog: '# Changelog\n\n## 1.2.0\n\n- Better.\n\n## 1.1.0\n',
  tags: ['v1.2.0'],
  changes: '',
  env: {ACTIONS_ID_TOKEN_REQUEST_URL: 'https://token.example'},
};

test('a tagged, described, clean version goes out where a CI vouches for it', () => {
  assert.deepEqual(obstaclesTo(ready), []);
  assert.deepEqual(obstaclesTo({...ready, env: {SIGSTORE_ID_TOKEN: 'a-token'}}), []);
});

for (const [what, release, said] of /** @type {const} */ ([
  ['not described', {changelog: '## 1.2.0 (unreleased)\n'}, /CHANGELOG/],
  ['changed since', {changes: ' M src/index.ts'}, /not committed/],
  ['tagged as another version', {tags: ['v1.1.0']}, /no tag v1\.2\.0/],
  ['of no repository', {pkg: {version: '1.2.0'}}, /repository/],
  ['built on somebody’s desk', {env: {}}, /no CI/],
])) {
  test(`a version that is ${what} stays in`, () => {
    const obstacles = obstaclesTo({
      ...ready,
      ...release,
      tags: [...('tags' in release ? release.tags : ready.tags)],
    });
    assert.equal(obstacles.length, 1);
    assert.match(obstacles[0] ?? '', said);
  });
}
