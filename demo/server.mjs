// @ts-check
/**
 * The demo: pages with the widget in them, and a stand-in for Dify on a port of its own. One page asks through the
 * proxy on this server, two by the code of an app's page. With `DIFY_BASE_URL` and `DIFY_API_KEY` set, all pages talk to
 * that Dify instead, in the same way.
 */
import {randomUUID} from 'node:crypto';
import {createServer} from 'node:http';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {withHeader} from './server/pages.mjs';
import {demoProxy, PROXY_PATH, session} from './server/proxy.mjs';
import {contentSecurityPolicy, sendFile, sendText} from './server/static.mjs';
import {demoApps} from './stand-in/apps.mjs';
import {phrases, startStandIn} from './stand-in/stand-in.mjs';

const HOST = '127.0.0.1';
const DEFAULT_PORT = 8080;
const here = dirname(fileURLToPath(import.meta.url));
const pages = join(here, 'pages');
const dist = join(here, '..', 'dist');

/**
 * @param {{port?: number, dify?: {baseUrl: string, apiKey: string} | null, pace?: number}} [options]
 *   `port` is the first to try; 0 is any. With `dify` there is no stand-in. `pace` is the factor of its waits.
 * @returns {Promise<{url: string, standInUrl: string | null, close(): Promise<void>}>}
 */
export async function startDemo({port = DEFAULT_PORT, dify = null, pace = 1} = {}) {
  const ownKey = `app-${randomUUID()}`; // no page has it, as no page should
  const standIn = dify ? null : await startStandIn({pace, keys: {[ownKey]: 'app-demo-chat'}});
  const proxy = await demoProxy(dify ?? {baseUrl: `${standIn?.url}/v1`, apiKey: ownKey});
  const config = configFor(standIn?.url ?? null);
  const pageHeaders = {
    'content-security-policy': contentSecurityPolicy(standIn ? [standIn.url] : []),
    'referrer-policy': 'no-referrer',
  };
  const server = createServer((req, res) => {
    const {pathname} = new URL(req.url ?? '/', 'http://demo');
    if (pathname.startsWith(`${PROXY_PATH}/`)) return proxy(req, res);
    if (req.method !== 'GET' && req.method !== 'HEAD') return sendText(res, 405, 'Method not allowed');
    if (pathname === '/config.json') return sendData(res, config);
    if (pathname === '/official-config.js') return sendOfficialConfig(res, standIn?.url ?? null);
    if (pathname === '/demo/phrases.json') return sendData(res, phrases);
    if (pathname.startsWith('/dist/')) return void sendFile(res, dist, pathname.slice('/dist'.length));
    const headers = {...pageHeaders, ...session(req)};
    const complete = (/** @type {string} */ html) => withHeader(html, pathname);
    return void sendFile(res, pages, pathname === '/' ? '/index.html' : pathname, {headers, complete});
  });
  const actual = await listen(server, port);
  return {
    url: `http://localhost:${actual}`,
    standInUrl: standIn?.url ?? null,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await Promise.all([closed, standIn?.close()]);
    },
  };
}

/**
 * What a page must know before it can put the element in.
 *
 * @param {string | null} standInUrl
 */
function configFor(standInUrl) {
  const isProxy = standInUrl === null;
  const apps = [...demoApps().values()].filter(({mode}) => mode !== 'completion');
  return {
    isProxy,
    baseUrl: isProxy ? PROXY_PATH : `${standInUrl}/v1`,
    webAppUrl: isProxy ? null : `${standInUrl}/api`,
    apps: isProxy ? [] : apps.map(({key, mode, version, info}) => ({key, mode, version, name: info.name})),
  };
}

/**
 * What a page of the official embed says in a script of its own.
 *
 * @param {import('node:http').ServerResponse} res
 * @param {string | null} standInUrl without it the pages talk to a Dify that only a proxy knows: there is no token
 */
function sendOfficialConfig(res, standInUrl) {
  const config = {token: 'demo-chat', baseUrl: standInUrl, draggable: true, dragAxis: 'y', inputs: {}};
  res.writeHead(200, {'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-store'});
  res.end(`window.difyChatbotConfig = ${JSON.stringify(standInUrl === null ? {} : config)};`);
}

/**
 * @param {import('node:http').ServerResponse} res
 * @param {unknown} data
 */
function sendData(res, data) {
  res.writeHead(200, {'content-type': 'application/json', 'cache-control': 'no-store'});
  res.end(JSON.stringify(data));
}

/**
 * @param {import('node:http').Server} server
 * @param {number} port The first to try.
 * @returns {Promise<number>} The first that was free.
 */
function listen(server, port) {
  return new Promise((resolve, reject) => {
    /** @param {number} next */
    const attempt = (next) => {
      server.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
        if (error.code === 'EADDRINUSE' && next < port + 50) attempt(next + 1);
        else reject(error);
      });
      server.listen(next, HOST, () => {
        server.removeAllListeners('error');
        const address = server.address();
        resolve(typeof address === 'object' && address ? address.port : next);
      });
    };
    attempt(port);
  });
}

/** Starts the demo as the environment asks, and ends it with the process. */
async function main() {
  const {PORT, DIFY_BASE_URL: baseUrl, DIFY_API_KEY: apiKey} = process.env;
  const dify = baseUrl && apiKey ? {baseUrl, apiKey} : null;
  const demo = await startDemo({port: PORT ? Number(PORT) : DEFAULT_PORT, dify});
  console.log(`Shop with the bubble   ${demo.url}/`);
  console.log(`Help page, inline      ${demo.url}/inline.html`);
  console.log(`Page behind the proxy  ${demo.url}/proxy.html`);
  console.log(`Drop-in for the embed  ${demo.url}/official.html`);
  console.log(`Playground             ${demo.url}/playground.html`);
  console.log(`Ready themes           ${demo.url}/themes.html`);
  console.log(`Gallery of all states  ${demo.url}/gallery.html`);
  console.log(
    dify
      ? `Dify                   ${dify.baseUrl}, by way of ${demo.url}${PROXY_PATH}`
      : `Stand-in for Dify      ${demo.standInUrl}/v1`,
  );
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void demo.close());
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
