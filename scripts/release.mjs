/**
 * `npm run release`: publishes the version of package.json, with provenance, which says from which commit and by which
 * workflow it was made. It runs where a CI vouches for that, on the commit of the tag. `-- --dry-run` says here and now
 * what is still in the way, and does all but publish.
 *
 * @see https://docs.npmjs.com/generating-provenance-statements
 */
import {execFileSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {obstaclesTo} from './support/release-checks.mjs';
import {run} from './support/run.mjs';

const isDryRun = process.argv.includes('--dry-run');
const obstacles = obstaclesTo({
  pkg: JSON.parse(readFileSync('package.json', 'utf8')),
  changelog: readFileSync('CHANGELOG.md', 'utf8'),
  tags: git('tag', '--points-at', 'HEAD').split('\n'),
  changes: git('status', '--porcelain'),
  env: process.env,
});
for (const obstacle of obstacles) console.error(`not ready: ${obstacle}`);

if (obstacles.length && !isDryRun) process.exitCode = 1;
else {
  // A dry run cannot have a provenance: nobody vouches for it. What is packed is checked by `prepublishOnly`.
  const options = isDryRun ? ['--dry-run', '--provenance=false'] : ['--provenance'];
  process.exitCode = (await run('npm', ['test'])) || (await run('npm', ['publish', ...options]));
}

/** @param {string[]} args */
function git(...args) {
  return execFileSync('git', args, {encoding: 'utf8'}).trim();
}
