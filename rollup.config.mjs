/**
 * Three builds of one source: `lib/` for bundlers, `dist/dify-chat.js` for `<script type="module">`, and
 * `dist/dify-chat.iife.js` for a classic script. Types come from tsc (`npm run build:types`).
 */
import {readFileSync} from 'node:fs';
import {nodeResolve} from '@rollup/plugin-node-resolve';
import {minifyHTMLLiterals} from 'minify-literals';
import {defineConfig} from 'rollup';
import esbuild from 'rollup-plugin-esbuild';
import {classicScript} from './scripts/support/classic-script.mjs';
import {leanLit} from './scripts/support/lean-lit.mjs';
import {licences} from './scripts/support/licences.mjs';
import {minified} from './scripts/support/minify.mjs';
import {shortTokens} from './scripts/support/short-tokens.mjs';
import {byStage, digestOfBuild} from './scripts/support/stages.mjs';

/** @type {{name: string, version: string, dependencies: Record<string, string>}} */
const pkg = JSON.parse(readFileSync('package.json', 'utf8'));

const banner = `/*! ${pkg.name} ${pkg.version} | MIT | with third-party code, see LICENSES.txt */`;
const banned =
  'another chunk imports the entry: behind a redirect or ?v=1 the browser would evaluate it twice';

/**
 * Where the classic script ends: what these hold, and what nothing else needs, it loads from beside itself. Features
 * that only some apps have, the API that only some pages speak, math, the languages of code.
 */
const besideScript =
  /\/src\/i18n\/(?:languages\.|locales\/)|\/src\/features\/(?:(?!answers\/)[^/]+\/|answers\/lightbox\.|gather\.)|\/src\/view\/markdown\/(?:math|highlight)\.|\/src\/launcher\/(?:launcher-extras|old-colors)\.|\/src\/dify\/(?:run-events|human-forms|web-app-api|passport-client)\.|\/temml\/|speed-highlight\/.*\/languages\//;

/**
 * @param {string} id
 * @param {import('rollup').GetModuleInfo} infoOf
 * @param {Set<string>} seen
 * @returns {boolean}
 */
function isInScript(id, infoOf, seen = new Set()) {
  const info = infoOf(id);
  if (!info || besideScript.test(id) || seen.has(id)) return false;
  seen.add(id);
  return (
    info.isEntry ||
    [...info.importers, ...info.dynamicImporters].some((each) => isInScript(each, infoOf, seen))
  );
}

const typescript = () => esbuild({target: 'es2022', tsconfig: 'tsconfig.json'});
const bundled = () => [
  nodeResolve(),
  leanLit(),
  typescript(),
  minifyTemplates(),
  shortTokens(),
  licences('LICENSES.txt'),
];

const build = digestOfBuild();

/** @param {string} id */
const external = (id) =>
  id.startsWith('node:') ||
  Object.keys(pkg.dependencies).some((name) => id === name || id.startsWith(`${name}/`));

export default defineConfig([
  {
    input: {
      index: 'src/index.ts',
      'dify-chat': 'src/dify-chat.ts',
      'proxy/index': 'src/proxy/index.ts',
      'proxy/node': 'src/proxy/node.ts',
    },
    external,
    plugins: [typescript()],
    output: {dir: 'lib', format: 'es', preserveModules: true, preserveModulesRoot: 'src', sourcemap: true},
  },
  {
    input: {'dify-chat': 'src/index.ts'},
    // Strict: chunks share code through a chunk of their own, and the entry stays a facade (see `banned`).
    preserveEntrySignatures: 'strict',
    plugins: [...bundled(), build.plugin],
    output: {
      dir: 'dist',
      format: 'es',
      chunkFileNames: (chunk) => `chunks/${build.digest()}/${nameOf(chunk)}.js`,
      manualChunks: byStage(),
      onlyExplicitManualChunks: true,
      sourcemap: true,
      plugins: [compress(), entryIsALeaf()],
    },
  },
  {
    input: {'dify-chat.iife': 'src/index.ts'},
    preserveEntrySignatures: 'allow-extension', // what is beside it takes what it shares from the script itself
    plugins: bundled(),
    output: {
      dir: 'dist',
      format: 'es',
      entryFileNames: '[name].js',
      chunkFileNames: (chunk) => `chunks/classic-${nameOf(chunk)}-[hash].js`,
      manualChunks: (id, {getModuleInfo}) => (isInScript(id, getModuleInfo) ? 'dify-chat.iife' : undefined),
      onlyExplicitManualChunks: true,
      plugins: [compress({isClassic: true}), classicScript(pkg)],
    },
  },
  {
    input: 'src/all.ts',
    plugins: bundled(),
    output: {
      file: 'dist/dify-chat.all.js',
      format: 'iife',
      inlineDynamicImports: true,
      sourcemap: true,
      plugins: [compress({isClassic: true})],
    },
  },
  beside('src/embed/embed.ts', 'dist/embed.js'),
  beside('src/embed/classic.ts', 'dist/dify-chat.classic.js'),
]);

/**
 * A small classic script that loads the module from beside itself.
 *
 * @param {string} input
 * @param {string} file
 * @returns {import('rollup').RollupOptions}
 */
function beside(input, file) {
  return {
    input,
    plugins: [nodeResolve(), typescript()],
    output: {file, format: 'iife', sourcemap: true, plugins: [compress({isClassic: true})]},
  };
}

/**
 * The tables of all languages bear the same names; and those that colour code are named after them.
 *
 * @param {import('rollup').PreRenderedChunk} chunk
 */
function nameOf({name, facadeModuleId}) {
  const [, language] = /\/locales\/([^/]+)\//.exec(facadeModuleId ?? '') ?? [];
  if (language) return `locale-${language}-${name}`;
  return /speed-highlight\/.*\/languages\//.test(facadeModuleId ?? '') ? `code-${name}` : name;
}

/**
 * Takes the white space out of html`` and css`` templates. The defaults of the minifier would turn
 * `<circle/>` into an element that is never closed, and join an expression to the element after it.
 *
 * @returns {import('rollup').Plugin}
 */
function minifyTemplates() {
  return {
    name: 'minify-templates',
    transform: {
      order: 'post',
      async handler(code, id) {
        if (!id.includes('/src/') || !/\b(?:html|svg|css)`/.test(code)) return null;
        if (/\bhtml`[^\S\n]+\S/.test(code))
          this.error(`${id}: a blank at the start of a template is lost; write it into the one around it`);
        return minifyHTMLLiterals(code, {
          fileName: id,
          html: {keepClosingSlash: true, collapseBooleanAttributes: true, conservativeCollapse: false},
        });
      },
    },
  };
}

/**
 * Minifies, and puts one banner on top of an entry in place of every dependency's own.
 *
 * @param {{isClassic: boolean}} [options]
 * @returns {import('rollup').OutputPlugin}
 */
function compress({isClassic} = {isClassic: false}) {
  return {
    name: 'compress',
    async renderChunk(source, {isEntry}) {
      // A module is UTF-8 by definition; a classic script takes the page's charset, whatever that is.
      const result = await minified(source, {isAscii: isClassic, isQuick: isClassic || source.length > 2e5});
      const map = JSON.parse(result.map);
      if (!isEntry) return {code: result.code, map};
      // The banner is one line, and a line of a source map is closed by a semicolon.
      return {code: `${banner}\n${result.code}`, map: {...map, mappings: `;${map.mappings}`}};
    },
  };
}

/**
 * Fails the build when a chunk imports the entry.
 *
 * @returns {import('rollup').OutputPlugin}
 */
function entryIsALeaf() {
  return {
    name: 'entry-is-a-leaf',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      const entries = new Set(chunks.filter((chunk) => chunk.isEntry).map((chunk) => chunk.fileName));
      for (const chunk of chunks) {
        for (const name of [...chunk.imports, ...chunk.dynamicImports]) {
          if (entries.has(name)) this.error(`${chunk.fileName} imports ${name}: ${banned}`);
        }
      }
    },
  };
}
