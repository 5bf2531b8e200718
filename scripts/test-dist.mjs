/** Tests of the built files, in Chromium: run `npm run build` first. */
import {runNodeTests, testFiles} from './support/node-tests.mjs';

process.exitCode = await runNodeTests('dist', testFiles('test/dist', ['.test.mjs']));
