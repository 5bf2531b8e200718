/**
 * Tests of the package as its users get it: packed, installed beside the frameworks of examples/, type-checked, built
 * and run in Chromium. `npm run build` first. The frameworks come from the registry, into a folder that is removed
 * afterwards; where they cannot be had the tests fail.
 */
import {rmSync} from 'node:fs';
import {makeProject} from '../test/package/support/project.mjs';
import {runNodeTests, testFiles} from './support/node-tests.mjs';

const folder = await makeProject();
try {
  process.env['PACKAGE_PROJECT'] = folder;
  process.exitCode = await runNodeTests('package', testFiles('test/package', ['.test.mjs']));
} finally {
  rmSync(folder, {recursive: true, force: true});
}
