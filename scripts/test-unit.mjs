/**
 * Tests that need no browser: all of test/ but test/browser, test/dist and test/package. Names given on the command line
 * choose among them: `npm run test:unit -- conversation markdown/lists`.
 */
import {sep} from 'node:path';
import {runNodeTests, testFiles} from './support/node-tests.mjs';

const elsewhere = ['browser', 'dist', 'package'].map((room) => `test${sep}${room}${sep}`);
const names = process.argv.slice(2);
const files = testFiles('test', ['.test.ts', '.test.mjs'])
  .filter((file) => !elsewhere.some((room) => file.startsWith(room)))
  .filter((file) => !names.length || names.some((name) => file.includes(name)));

process.exitCode = await runNodeTests('unit', files, ['--import', 'tsx']);
