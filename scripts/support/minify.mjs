/**
 * Minifies by three minifiers, in several orders, and keeps what makes least to load: each finds what the others leave.
 * esbuild alone names private members anew in each class; swc and terser fold and inline more, not the same things.
 */
import {minify as swc} from '@swc/core';
import {transform as esbuild} from 'esbuild';
import {brotliCompressSync} from 'node:zlib';
import {minify as terser} from 'terser';

/** @typedef {{code: string, map: string}} Minified */
/** @typedef {(source: Minified, isAscii: boolean) => Promise<Minified>} Step */

/** @type {Step} */
const names = async ({code}) => {
  // The first step of any way: there is no map yet to go on from.
  const result = await esbuild(code, {
    ...{format: 'esm', target: 'es2022', minify: true, legalComments: 'none', charset: 'utf8'},
    ...{sourcemap: 'external', sourcefile: 'chunk.js'},
  });
  return {code: result.code, map: result.map};
};

/** @type {Step} */
const folds = async ({code, map}, isAscii) => {
  const result = await swc(code, {
    module: true,
    sourceMap: /** @type {any} */ (map ? {content: map} : true), // its types know the second alone
    compress: {passes: 3, ecma: 2020},
    mangle: true,
    format: {comments: false, asciiOnly: isAscii},
  });
  return {code: result.code, map: result.map ?? '{}'};
};

/** @type {Step} */
const inlines = async ({code, map}, isAscii) => {
  const result = await terser(code, {
    module: true,
    ecma: 2020,
    sourceMap: map ? {content: map} : true,
    compress: {passes: 3, unsafe_arrows: true, unsafe_methods: true, keep_fargs: false},
    format: {comments: false, ascii_only: isAscii},
  });
  return {code: result.code ?? code, map: String(result.map)};
};

/** @type {readonly (readonly Step[])[]} */
const ways = [
  [folds, inlines],
  [names, inlines],
  [names, folds, inlines],
];

/**
 * @param {string} code a module
 * @param {{isAscii?: boolean, isQuick?: boolean}} [options] `isQuick`: in one way, for what is large or seldom loaded
 * @returns {Promise<Minified>}
 */
export async function minified(code, {isAscii = false, isQuick = false} = {}) {
  const results = await Promise.all(
    (isQuick ? [[names, folds]] : ways).map((steps) =>
      steps.reduce(async (source, step) => step(await source, isAscii), Promise.resolve({code, map: ''})),
    ),
  );
  return results.reduce((least, each) => (sizeOf(each) < sizeOf(least) ? each : least));
}

/** @param {Minified} minified */
const sizeOf = ({code}) => brotliCompressSync(code).length;
