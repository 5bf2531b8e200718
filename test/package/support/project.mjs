/** A project that has installed the package: that of `npm pack`, beside what the examples and the type tests name. */
import {cpSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {run} from '../../../scripts/support/run.mjs';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const parts = ['examples/html', 'examples/csp', 'examples/react', 'examples/vue', 'test/package/consumers'];

/** @typedef {{dependencies?: Record<string, string>, devDependencies?: Record<string, string>}} Needs */

/**
 * Each part lies in a folder of its name, and finds the packages above it.
 *
 * @returns {Promise<string>} the folder
 */
export async function makeProject() {
  const {name, version} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  if (!existsSync(join(root, 'dist'))) throw new Error('dist/ is missing: run `npm run build`');
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'dify-chat-'));
  try {
    await fill(folder, name, version);
  } catch (error) {
    rmSync(folder, {recursive: true, force: true});
    throw error;
  }
  return folder;
}

/**
 * @param {string} folder
 * @param {string} name
 * @param {string} version
 */
async function fill(folder, name, version) {
  await must('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder]);
  /** @type {Record<string, string>} */
  const dependencies = {};
  for (const part of parts) {
    cpSync(join(root, part), join(folder, part.replace(/.*\//, '')), {recursive: true});
    for (const [needed, at] of Object.entries(needsOf(join(root, part)))) {
      // One project has one version of each: an example that is left behind must not go unnoticed.
      if ((dependencies[needed] ??= at) !== at) throw new Error(`${part}: ${needed} is ${at} here`);
    }
  }
  if (dependencies[name] !== version) throw new Error(`The examples want ${name} ${dependencies[name]}.`);
  dependencies[name] = `file:${name}-${version}.tgz`;
  writeFileSync(join(folder, 'package.json'), JSON.stringify({private: true, type: 'module', dependencies}));
  const quietly = ['--no-audit', '--no-fund', '--no-package-lock', '--loglevel=error'];
  // Without the registry, and without a cache that has them, there are no frameworks to test with: that is a failure.
  await must('npm', ['install', '--prefix', folder, '--ignore-scripts', '--prefer-offline', ...quietly]);
}

/** The project that scripts/test-package.mjs has made. */
export function theProject() {
  const folder = process.env['PACKAGE_PROJECT'];
  if (!folder)
    throw new Error('run `npm run test:package`, which makes the project that these tests are about');
  const resolver = createRequire(join(folder, 'package.json'));
  return {
    folder,
    /** @param {string[]} path */
    path: (...path) => join(folder, ...path),
    /** @param {string} name of a package, or of an entry of one */
    load: (name) => import(pathToFileURL(resolver.resolve(name)).href),
  };
}

/**
 * @param {string} folder
 * @returns {Record<string, string>}
 */
function needsOf(folder) {
  const file = join(folder, 'package.json');
  if (!existsSync(file)) return {};
  /** @type {Needs} */
  const {dependencies, devDependencies} = JSON.parse(readFileSync(file, 'utf8'));
  return {...dependencies, ...devDependencies};
}

/**
 * @param {string} command
 * @param {string[]} args
 */
async function must(command, args) {
  if (await run(command, args)) throw new Error(`failed: ${command} ${args[0]}`);
}
