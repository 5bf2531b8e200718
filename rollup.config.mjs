/**
 * Three builds of one source: `lib/` for bundlers, `dist/dify-chat.js` for `<script type="module">`, and
 * `dist/dify-chat.iife.js` for a classic script. Types come from tsc (`npm run build:types`).
 */
import {existsSync, readFileSync} from 'node:fs';
import {nodeResolve} from '@rollup/plugin-node-resolve';
import {minify} from '@swc/core';
import {minifyHTMLLiterals} from 'minify-literals';
import {defineConfig} from 'rollup';
import esbuild from 'rollup-plugin-esbuild';
import {licences} from './scripts/support/licences.mjs';

/** @type {{name: string, version: string, dependencies: Record<string, string>}} */
const pkg = JSON.parse(readFileSync('package.json', 'utf8'));

const banner = `/*! ${pkg.name} ${pkg.version} | MIT | with third-party code, see LICENSES.txt */`;
const banned =
  'another chunk imports the entry: behind a redirect or ?v=1 the browser would evaluate it twice';

/** Too heavy for the single file, which loads it from beside itself: hence a name without a hash. */
const mathChunk = `chunks/math-${pkg.version}.js`;

const typescript = () => esbuild({target: 'es2022', tsconfig: 'tsconfig.json'});
const bundled = () => [nodeResolve(), typescript(), minifyTemplates(), licences('LICENSES.txt')];

/** @param {string} id */
const external = (id) =>
  Object.keys(pkg.dependencies).some((name) => id === name || id.startsWith(`${name}/`));

export default defineConfig([
  {
    input: {index: 'src/index.ts', 'dify-chat': 'src/dify-chat.ts'},
    external,
    plugins: [typescript()],
    output: {dir: 'lib', format: 'es', preserveModules: true, preserveModulesRoot: 'src', sourcemap: true},
  },
  {
    input: {'dify-chat': 'src/index.ts'},
    // Strict: chunks share code through a chunk of their own, and the entry stays a facade (see `banned`).
    preserveEntrySignatures: 'strict',
    plugins: bundled(),
    output: {
      dir: 'dist',
      format: 'es',
      chunkFileNames: ({name}) => (name === 'math' ? mathChunk : 'chunks/[name]-[hash].js'),
      sourcemap: true,
      plugins: [compress(), entryIsALeaf()],
    },
  },
  ...[
    {file: 'dist/dify-chat.iife.js', input: 'src/index.ts'},
    {file: 'dist/embed.js', input: 'src/embed.ts'},
  ]
    .filter(({input}) => existsSync(input))
    .map(({file, input}) => ({
      input,
      plugins: [...bundled(), mathFromBeside()],
      output: {
        file,
        format: /** @type {const} */ ('iife'),
        name: 'DifyChat',
        inlineDynamicImports: true,
        // Known only while the script is first run.
        intro: 'const scriptUrl = document.currentScript?.src || document.baseURI;',
        sourcemap: true,
        plugins: [compress()],
      },
    })),
]);

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
        return minifyHTMLLiterals(code, {
          fileName: id,
          html: {keepClosingSlash: true, collapseBooleanAttributes: true, conservativeCollapse: true},
        });
      },
    },
  };
}

/**
 * Minifies with swc, and puts one banner on top of an entry in place of every dependency's own.
 *
 * @returns {import('rollup').OutputPlugin}
 */
function compress() {
  return {
    name: 'compress',
    async renderChunk(code, {isEntry}, {format}) {
      const result = await minify(code, {
        module: format === 'es',
        sourceMap: true,
        compress: {passes: 3, ecma: 2020},
        mangle: true,
        // A module is UTF-8 by definition; a classic script takes the page's charset, whatever that is.
        format: {comments: false, asciiOnly: format === 'iife'},
      });
      const map = JSON.parse(result.map ?? '{}');
      if (!isEntry) return {code: result.code, map};
      // The banner is one line, and a line of a source map is closed by a semicolon.
      return {code: `${banner}\n${result.code}`, map: {...map, mappings: `;${map.mappings}`}};
    },
  };
}

/**
 * Leaves the heaviest part out of a single file: it is imported, as a module, from beside the classic script.
 *
 * @returns {import('rollup').Plugin}
 */
function mathFromBeside() {
  return {
    name: 'math-from-beside',
    resolveDynamicImport: (specifier) => (specifier === './math.js' ? {id: mathChunk, external: true} : null),
    renderDynamicImport: ({targetModuleId}) =>
      targetModuleId === mathChunk ? {left: 'import(new URL(', right: ', scriptUrl).href)'} : null,
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
