/**
 * Tests that need a browser. `BROWSERS=chromium,firefox` chooses engines, `--coverage` measures in Chromium,
 * `--files test/browser/x.test.ts` runs one file, `--watch` runs again after every save.
 */
import {fileURLToPath} from 'node:url';
import {esbuildPlugin} from '@web/dev-server-esbuild';
import {defaultReporter} from '@web/test-runner';
import {a11ySnapshotPlugin} from '@web/test-runner-commands/plugins';
import {findEngines, wantedEngines} from './test/support/browsers.mjs';
import {countReporter} from './test/support/count-reporter.mjs';
import {chromium} from './test/support/launchers/chromium.mjs';
import {firefox} from './test/support/launchers/firefox.mjs';
import {webkit} from './test/support/launchers/webkit.mjs';
import {proxyMiddleware} from './test/support/proxy-middleware.mjs';
import {standInPlugin} from './test/support/stand-in-plugin.mjs';

const launchers = {chromium, firefox, webkit};
const found = findEngines();
const wanted = wantedEngines();
const missing = wanted.filter((engine) => !found.includes(engine));
if (missing.length)
  console.error(`NOT TESTED in ${missing.join(', ')}: not installed, see \`npm run setup\``);

/** @type {import('@web/test-runner').TestRunnerConfig} */
export default {
  files: ['test/browser/**/*.test.ts'],
  nodeResolve: true,
  browsers: wanted.filter((engine) => found.includes(engine)).map((engine) => launchers[engine]()),
  // One tab a browser: a tab in the background gets no frames, no focus and no keys. Much
  // of what a test does is waiting, so there is one browser more than a small machine has cores.
  concurrency: 1,
  concurrentBrowsers: 3,
  middleware: [proxyMiddleware()],
  plugins: [
    esbuildPlugin({
      ts: true,
      target: 'es2022',
      tsconfig: fileURLToPath(new URL('tsconfig.json', import.meta.url)),
    }),
    standInPlugin(),
    a11ySnapshotPlugin(),
  ],
  testFramework: {config: {timeout: '20000'}},
  testsFinishTimeout: 240_000,
  filterBrowserLogs: ({args}) => !String(args[0]).startsWith('Lit is in dev mode'),
  reporters: [defaultReporter(), countReporter('reports/browser.json')],
  coverageConfig: {
    include: ['src/**'],
    report: true,
    reportDir: 'coverage',
    reporters: ['text-summary', 'lcovonly'],
    threshold: {lines: 80, statements: 0, branches: 0, functions: 0},
  },
};
