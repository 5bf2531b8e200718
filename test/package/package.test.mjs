/** What is in the package, and whether every kind of user can import it. */
import assert from 'node:assert/strict';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';
import {theProject} from './support/project.mjs';
import {runIn} from './support/tools.mjs';

const project = theProject();
const bin = fileURLToPath(new URL('../../node_modules/.bin/', import.meta.url));
const packed = project.path('node_modules', 'dify-chat');
const files = readdirSync(packed, {recursive: true, withFileTypes: true})
  .filter((entry) => entry.isFile() && !entry.parentPath.startsWith(`${packed}/node_modules`))
  .map((entry) => `${entry.parentPath}/${entry.name}`.slice(packed.length + 1).replaceAll('\\', '/'));
const manifest = json('package.json');
const {declarations} = json('custom-elements.json').modules.find(
  (/** @type {{path: string}} */ {path}) => path === 'lib/dify-chat.js',
);
const [element] = declarations;

test('the package holds what it promises and nothing of the workshop', () => {
  const needed = [
    'README.md',
    'LICENSE',
    'dist/LICENSES.txt',
    'dist/integrity.json',
    'dist/dify-chat.iife.js',
  ];
  for (const file of [...needed, ...pathsIn(manifest.exports), manifest['web-types'], manifest.unpkg])
    assert.ok(existsSync(`${packed}/${file}`), `${file} is missing`);
  const rooms = new Set(files.filter((file) => file.includes('/')).map((file) => file.split('/')[0]));
  assert.deepEqual([...rooms].sort(), ['dist', 'frameworks', 'lib', 'src']);
  const strange = files.filter((file) => /(^|\/)\.|\.(tsbuildinfo|tgz|log|test\.\w+)$/.test(file));
  assert.deepEqual(strange, []);
  for (const file of files.filter((each) => each.endsWith('.d.ts.map'))) {
    for (const source of json(file).sources) {
      const path = new URL(source, `file:///${file}`).pathname.slice(1);
      assert.ok(files.includes(path), `${file} maps to ${path}, which is not there`);
    }
  }
});

test('every entry has types that fit it, wherever exports are read', async () => {
  const {checkPackage, createPackageFromTarballData} = await project.load('@arethetypeswrong/core');
  const tarball = readFileSync(project.path(`dify-chat-${manifest.version}.tgz`));
  const code = Object.keys(manifest.exports).filter((entry) => !/\.json$|\*/.test(entry));
  const entrypoints = [...code, './types/react', './types/vue'];
  const {problems, types} = await checkPackage(createPackageFromTarballData(tarball), {entrypoints});
  assert.equal(types.kind, 'included');
  // Tools that do not know `exports` are not supported; to CommonJS the package is ES modules, which Node can require().
  const unsupported = new Set(['node10', 'node16-cjs']);
  const serious = problems.filter(
    (/** @type {{resolutionKind?: string}} */ {resolutionKind = ''}) => !unsupported.has(resolutionKind),
  );
  assert.deepEqual(serious, []);
});

const entries = [
  {entry: 'dify-chat', names: ['DifyChat', 'DifyError']},
  {entry: 'dify-chat/dify-chat.js', names: ['DifyChat']},
  {entry: 'dify-chat/react', names: ['DifyChat']},
  {entry: 'dify-chat/types/vue', names: []},
  {entry: 'dify-chat/proxy', names: ['difyProxy', 'memoryStore']},
  {entry: 'dify-chat/proxy/node', names: ['toNodeListener']},
];
for (const {entry, names} of entries) {
  test(`${entry} can be imported in Node, and only says what it exports`, async () => {
    const code = `console.log(Object.keys(await import('${entry}')).join())`;
    const {ok, output} = await runIn(project.folder, process.execPath, ['--input-type=module', '-e', code]);
    assert.ok(ok, output);
    assert.equal(output.trim(), names.join());
  });
}

test('the React wrapper renders the tag on a server', async () => {
  const code = `
    import {createElement} from 'react';
    import {renderToString} from 'react-dom/server';
    import {DifyChat} from 'dify-chat/react';
    const footer = createElement('p', {slot: 'footer', key: 1}, 'By a machine.');
    console.log(renderToString(createElement(DifyChat, {id: 'chat', inputs: {}, onDifyOpen() {}}, footer)));`;
  const {ok, output} = await runIn(project.folder, process.execPath, ['--input-type=module', '-e', code]);
  assert.ok(ok, output);
  assert.equal(output.trim(), '<dify-chat id="chat"><p slot="footer">By a machine.</p></dify-chat>');
});

test('bundlers keep the registration, and drop a class that nobody uses', async () => {
  const bundle = async (/** @type {string} */ contents) => {
    const stdin = {contents, resolveDir: project.folder};
    const {outputFiles} = await build({stdin, bundle: true, write: false, format: 'esm', logLevel: 'error'});
    return outputFiles[0]?.text ?? '';
  };
  for (const code of [
    "import 'dify-chat';",
    "import {DifyChat} from 'dify-chat/react'; console.log(DifyChat);",
  ])
    assert.match(await bundle(code), /customElements\.define\("dify-chat"/, code);
  const unused = await bundle("import {DifyChat} from 'dify-chat/dify-chat.js';");
  assert.doesNotMatch(unused, /class/);
});

test('every framework’s own compiler takes what is right and finds what is wrong', async () => {
  const {ok, output} = await runIn(project.folder, `${bin}tsc`, ['--project', 'consumers']);
  assert.ok(ok, output);
});

test('the React wrapper hears every event of the element', async () => {
  const wrapper = readFileSync(`${packed}/frameworks/react.js`, 'utf8');
  const heard = [...wrapper.matchAll(/^ {2}(on\w+): '([\w-]+)',$/gm)].map(([, prop, name]) => ({prop, name}));
  const fired = element.events.map((/** @type {{name: string}} */ {name}) => name);
  assert.deepEqual(heard.map(({name}) => name).sort(), fired.sort());
  for (const {prop, name = ''} of heard)
    assert.equal(prop, `on${name.replace(/(?:^|-)(\w)/g, (_all, first) => first.toUpperCase())}`);
});

test('editors are told of every attribute, with its values', () => {
  const attributes = element.attributes.map((/** @type {{name: string}} */ {name}) => name);
  assert.ok(attributes.length > 20 && attributes.includes('base-url') && attributes.includes('hide'));
  const [tag] = json('vscode.html-custom-data.json').tags;
  const webTypes = json('web-types.json').contributions.html.elements[0];
  for (const told of [tag, webTypes]) {
    assert.equal(told.name, 'dify-chat');
    assert.deepEqual(told.attributes.map(nameOf), attributes);
  }
  const valuesOf = (/** @type {string} */ name) =>
    tag.attributes.find((/** @type {{name: string}} */ each) => each.name === name).values?.map(nameOf);
  assert.deepEqual(valuesOf('mode'), ['bubble', 'inline', 'fullscreen']);
  assert.deepEqual(valuesOf('drag-axis'), ['x', 'y', 'both']);
  assert.equal(valuesOf('heading'), undefined);
  assert.deepEqual(webTypes.js.events.map(nameOf), element.events.map(nameOf));
  assert.ok(element.events.every((/** @type {{name?: string}} */ {name}) => name));
});

/** @param {{name: string}} each */
function nameOf({name}) {
  return name;
}

/**
 * The files that `exports` names, without patterns.
 *
 * @param {unknown} exports
 * @returns {string[]}
 */
function pathsIn(exports) {
  if (typeof exports === 'string') return exports.includes('*') ? [] : [exports];
  return Object.values(/** @type {object} */ (exports)).flatMap(pathsIn);
}

/**
 * @param {string} file
 * @returns {any}
 */
function json(file) {
  return JSON.parse(readFileSync(`${packed}/${file}`, 'utf8'));
}
