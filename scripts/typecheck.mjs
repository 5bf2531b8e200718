/** Checks every tsconfig of the project: the pure rooms also without the DOM's types, which keeps them pure. */
import {runTogether} from './support/run.mjs';

process.exitCode = await runTogether([
  'tsc --project tsconfig.json',
  'tsc --project tsconfig.pure.json',
  'tsc --project tsconfig.node.json',
  'tsc --project test/tsconfig.json',
]);
