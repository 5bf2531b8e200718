/** Serves dist/ and pages made on the spot, as strict a site as there is: no inline code, Trusted Types. */
import {once} from 'node:events';
import {readFileSync} from 'node:fs';
import {createServer} from 'node:http';
import {extname, join, normalize} from 'node:path';
import {fileURLToPath} from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const types = new Map([
  ['.js', 'text/javascript'],
  ['.map', 'application/json'],
  ['.txt', 'text/plain'],
]);

/** A CDN answers the major version by a redirect to the release. */
const short = '/dify-chat@0/';
const release = '/dify-chat@0.1.0/';

/**
 * @typedef {object} Page
 * @property {string} body
 * @property {string} connect the origin of the Dify server
 * @property {string} [trustedTypes] the policies the page allows; Lit needs this very name
 */

/**
 * Files are under `/dist/`, `/copy/dist/` (other URLs, so other modules, for the browser) and, redirected, under
 * `/dify-chat@0/dist/`.
 *
 * @returns {Promise<{url: string, add: (path: string, page: Page) => void, close: () => Promise<void>}>}
 */
export async function servePages() {
  /** @type {Map<string, Page>} */
  const pages = new Map();
  const server = createServer(({url = '/'}, response) => {
    const {pathname} = new URL(url, 'http://page.test');
    const page = pages.get(pathname);
    if (page) {
      response.writeHead(200, {'content-type': 'text/html', 'content-security-policy': policyOf(page)});
      response.end(`<!doctype html><html lang="en"><title>A page</title><body>${page.body}</body></html>`);
    } else if (pathname.startsWith(short)) {
      response.writeHead(302, {location: url.replace(short, release)}).end();
    } else if (pathname === '/favicon.ico') {
      response.writeHead(204).end();
    } else {
      sendFile(response, pathname.replace(/^\/copy\//, '/').replace(release, '/'));
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const {port} = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${port}`,
    add: (path, page) => void pages.set(path, page),
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/** @param {Page} page */
function policyOf({connect, trustedTypes = 'lit-html'}) {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `img-src 'self' ${connect}`,
    `connect-src ${connect}`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    `trusted-types ${trustedTypes}`,
  ].join('; ');
}

/**
 * @param {import('node:http').ServerResponse} response
 * @param {string} path
 */
function sendFile(response, path) {
  const type = types.get(extname(path));
  try {
    if (!type || !normalize(path).startsWith(normalize('/dist/'))) throw new Error('not for pages');
    const file = readFileSync(join(root, path));
    response.writeHead(200, {'content-type': type}).end(file);
  } catch {
    response.writeHead(404).end(); // the page's console says so, and the test fails
  }
}
