/** Makes lib/, dist/ and custom-elements.json. */
import {rmSync} from 'node:fs';
import {runTogether} from './support/run.mjs';

for (const made of ['lib', 'dist', 'custom-elements.json']) rmSync(made, {recursive: true, force: true});

process.exitCode = await runTogether([
  'rollup --config --silent',
  'tsc --project tsconfig.build.json',
  'custom-elements-manifest analyze --config custom-elements-manifest.config.mjs',
]);
