// @ts-check
/** Serves the pages, the widgets' files with brotli, and as much of each widget's own server as an answer needs. */
import {once} from 'node:events';
import {readFile} from 'node:fs/promises';
import {createServer} from 'node:http';
import {extname, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';
import {brotliCompress, constants} from 'node:zlib';
import {build} from 'esbuild';
import {goOn} from './streaming.mjs';

/**
 * @typedef {object} WidgetServer
 * @property {string} name also the path under which all of it is
 * @property {boolean} [isAlwaysOpen] it has no launcher, and draws itself whole as the page loads
 * @property {string} [folder] of its built files, relative to bench/
 * @property {(call: Call) => Promise<unknown> | unknown} answer the JSON, or undefined if it has answered itself
 *
 * @typedef {object} Call
 * @property {string} path below the widget's
 * @property {URLSearchParams} query
 * @property {any} body
 * @property {import('node:http').ServerResponse} res
 */

const here = fileURLToPath(new URL('..', import.meta.url));

/** @type {Record<string, string>} */
const types = {
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

const compress = promisify(brotliCompress);

/** What widgets have loaded since it was last asked. */
const traffic = {requests: 0, bytes: 0};

/** @param {readonly WidgetServer[]} widgets */
export async function serve(widgets) {
  const scripts = await bundle(['renderer', ...widgets.map(({name}) => name)]);
  /** @type {Map<string, Promise<Buffer>>} */
  const files = new Map();
  /** @type {Set<import('node:http').ServerResponse>} */
  const underWay = new Set();
  const server = createServer(async (req, res) => {
    underWay.add(res);
    res.once('close', () => underWay.delete(res));
    const {pathname, searchParams} = new URL(req.url ?? '/', 'http://bench.test');
    const [, name = '', ...rest] = pathname.split('/');
    const widget = widgets.find((each) => each.name === name);
    if (!widget) return sendOwn(res, scripts, name, rest.join('/'));
    traffic.requests++;
    const path = rest.join('/');
    if (path.startsWith('dist/') && widget.folder) {
      const file = resolve(here, widget.folder, path.slice('dist/'.length));
      files.set(file, files.get(file) ?? compressed(file));
      const bytes = (await files.get(file)) ?? Buffer.alloc(0);
      traffic.bytes += bytes.length;
      const type = types[extname(file)] ?? 'application/octet-stream';
      res.writeHead(200, {'content-type': type, 'content-encoding': 'br'}).end(bytes);
      return;
    }
    const sent = (await req.toArray()).join('');
    const json = await widget.answer({path, query: searchParams, body: sent && JSON.parse(sent), res});
    if (json === undefined) return;
    const bytes = await compress(JSON.stringify(json), {params: {[constants.BROTLI_PARAM_QUALITY]: 5}});
    traffic.bytes += bytes.length;
    res.writeHead(200, {'content-type': 'application/json', 'content-encoding': 'br'}).end(bytes);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const {port} = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${port}`,
    /** What was loaded since the last call. */
    takeTraffic() {
      const taken = {...traffic};
      traffic.requests = traffic.bytes = 0;
      return taken;
    },
    /** Requests that have not ended. */
    underWay: () => underWay.size,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/**
 * The benchmark's own pages and scripts, which count for nobody.
 *
 * @param {import('node:http').ServerResponse} res
 * @param {Map<string, string>} scripts
 * @param {string} kind
 * @param {string} name
 */
function sendOwn(res, scripts, kind, name) {
  const script = scripts.get(`/${name}`);
  if (kind === 'page') {
    res.writeHead(200, {'content-type': 'text/html; charset=utf-8'});
    res.end(`<!doctype html><html lang="en"><title>Benchmark</title><link rel="icon" href="data:,">
<body><h1>A page</h1><p>Some text of its own.</p><script src="/script/${name}.js"></script></body></html>`);
  } else if (kind === 'script' && script) {
    res.writeHead(200, {'content-type': types['.js']}).end(script);
  } else if (kind === 'go-on') {
    goOn();
    res.writeHead(204).end();
  } else {
    console.error(`Nobody serves ${kind}/${name}`);
    res.writeHead(404).end();
  }
}

/** As a CDN would, once. @param {string} file */
async function compressed(file) {
  const bytes = await readFile(file);
  return compress(bytes, {params: {[constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY}});
}

/**
 * @param {string[]} names of files in pages/
 * @returns {Promise<Map<string, string>>} script by path
 */
async function bundle(names) {
  const {outputFiles} = await build({
    absWorkingDir: here,
    entryPoints: names.map((name) => `pages/${name}.ts`),
    outdir: '/',
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    define: {'process.env.NODE_ENV': '"production"'},
    write: false,
  });
  return new Map(outputFiles.map(({path, text}) => [path, text]));
}
