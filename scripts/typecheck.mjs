/**
 * Checks every tsconfig of the project: the pure rooms also without the DOM's types, which keeps them pure, and the proxy
 * with those of a worker, which has what all server runtimes share.
 */
import {runTogether} from './support/run.mjs';

process.exitCode = await runTogether([
  'tsc --project tsconfig.json',
  'tsc --project tsconfig.pure.json',
  'tsc --project tsconfig.proxy.json',
  'tsc --project tsconfig.node.json',
  'tsc --project test/tsconfig.json',
]);
