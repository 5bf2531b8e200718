/** Makes lib/, dist/, custom-elements.json and what editors read of it, and prints how a page loads it from a CDN. */
import {rmSync} from 'node:fs';
import {printCdnSnippets} from './support/cdn-snippets.mjs';
import {writeEditorData} from './support/editor-data.mjs';
import {runTogether} from './support/run.mjs';

const editorData = ['custom-elements.json', 'vscode.html-custom-data.json', 'web-types.json'];
for (const made of ['lib', 'dist', ...editorData]) rmSync(made, {recursive: true, force: true});

process.exitCode = await runTogether([
  'rollup --config --silent',
  'tsc --project tsconfig.build.json',
  'custom-elements-manifest analyze --config custom-elements-manifest.config.mjs',
]);

if (!process.exitCode) {
  writeEditorData();
  printCdnSnippets();
}
