/**
 * Makes a classic script of an entry that is built as a module, for pages without `type="module"`: the file holds all
 * that nearly every visitor needs; what `isBeside` names stays in modules of its own, which the script finds from its own
 * address. They share code with the script by way of a registry, since a module cannot import from a script.
 */
import {parseAst} from 'rollup/parseAst';

/**
 * @param {{name: string, version: string}} pkg
 * @returns {import('rollup').OutputPlugin}
 */
export function classicScript({name, version}) {
  // Two versions on one page each have their own.
  const registry = `globalThis[Symbol.for(${JSON.stringify(`${name}@${version}`)})]`;
  return {
    name: 'classic-script',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      const entry = chunks.find(({isEntry}) => isEntry);
      if (!entry) this.error('There is no entry.');
      for (const chunk of chunks) {
        chunk.code =
          chunk === entry ? scriptOf(chunk.code, registry) : moduleOf(chunk, entry.fileName, registry);
        chunk.map = null; // its columns no longer fit
      }
    },
  };
}

/**
 * `export {a as b}` becomes an entry of the registry, `import('./x.js')` looks beside the script.
 *
 * @param {string} code
 * @param {string} registry
 */
function scriptOf(code, registry) {
  const edits = [];
  for (const node of programOf(code).body) {
    if (node.type === 'ImportDeclaration') throw new Error('The script imports a module.');
    if (node.type !== 'ExportNamedDeclaration') continue;
    const shared = node.specifiers.map(
      (/** @type {any} */ {local, exported}) => `get ${exported.name}(){return ${local.name}}`,
    );
    edits.push({...node, text: `${registry}={${shared.join(',')}};`});
  }
  walk(programOf(code), (node) => {
    if (node['type'] !== 'ImportExpression') return;
    const {start, end} = node['source'];
    edits.push({start, end, text: `new URL(${code.slice(start, end)},__scriptUrl).href`});
  });
  const [, banner = '', body = ''] = /^(\/\*!.*?\*\/\n)?(.*)$/su.exec(edited(code, edits)) ?? [];
  const url = 'const __scriptUrl=document.currentScript?.src||document.baseURI;';
  return `${banner}(()=>{"use strict";${url}${body.trimEnd()}})();\n`;
}

/**
 * A static import of the script becomes a look into the registry.
 *
 * @param {import('rollup').OutputChunk} chunk
 * @param {string} entry
 * @param {string} registry
 */
function moduleOf({code, imports}, entry, registry) {
  if (!imports.includes(entry)) return code;
  const edits = [];
  for (const node of programOf(code).body) {
    if (node.type !== 'ImportDeclaration' || !String(node.source.value).endsWith(`/${entry}`)) continue;
    const names = node.specifiers.map(
      (/** @type {any} */ {local, imported}) => `${imported.name}:${local.name}`,
    );
    edits.push({...node, text: names.length > 0 ? `const{${names.join(',')}}=${registry};` : ''});
  }
  return edited(code, edits);
}

/**
 * @param {string} code
 * @returns {any}
 */
function programOf(code) {
  return parseAst(code);
}

/**
 * @param {string} code
 * @param {readonly {start: number, end: number, text: string}[]} edits
 */
function edited(code, edits) {
  return [...edits]
    .sort((a, b) => b.start - a.start)
    .reduce((text, {start, end, text: by}) => text.slice(0, start) + by + text.slice(end), code);
}

/**
 * @param {unknown} node
 * @param {(node: Record<string, any>) => void} visit
 */
function walk(node, visit) {
  if (typeof node !== 'object' || node === null) return;
  if ('type' in node) visit(node);
  for (const child of Object.values(node)) walk(child, visit);
}
