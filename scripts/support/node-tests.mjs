/** Node's own test runner, for files found by ourselves: Node 20 takes no globs. */
import {mkdirSync, readdirSync, rmSync} from 'node:fs';
import {availableParallelism} from 'node:os';
import {join} from 'node:path';
import {run} from './run.mjs';

/**
 * Runs test files, shows what happens and writes it as TAP to `reports/<name>.tap`.
 *
 * @param {string} name of the report
 * @param {string[]} files
 * @param {string[]} [options] for node
 * @returns {Promise<number>} the exit code; no file at all is a failure
 */
export async function runNodeTests(name, files, options = []) {
  const report = `reports/${name}.tap`;
  mkdirSync('reports', {recursive: true});
  rmSync(report, {force: true});
  if (!files.length) {
    console.error(`no ${name} tests found`);
    return 1;
  }
  return run(process.execPath, [
    ...options,
    '--test',
    // Node leaves a core to itself, which on a machine of two is half of them.
    `--test-concurrency=${availableParallelism()}`,
    '--test-reporter=spec',
    '--test-reporter-destination=stdout',
    '--test-reporter=tap',
    `--test-reporter-destination=${report}`,
    ...files,
  ]);
}

/**
 * The files under a folder that end in one of the endings, in order.
 *
 * @param {string} folder
 * @param {string[]} endings
 */
export function testFiles(folder, endings) {
  return readdirSync(folder, {recursive: true, encoding: 'utf8'})
    .filter((file) => endings.some((ending) => file.endsWith(ending)))
    .map((file) => join(folder, file))
    .sort();
}
