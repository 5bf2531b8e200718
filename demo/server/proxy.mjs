// @ts-check
/** The package's own proxy on the demo's server: it adds the key here, so that no page ever sees it. */
import {randomUUID} from 'node:crypto';
import {sendText} from './static.mjs';

/** What pages write into `base-url`. */
export const PROXY_PATH = '/chat-api';

/** Stands for the session that a real site has. Whoever guesses another one's is that visitor, so it cannot be guessed. */
const COOKIE = 'demo-visitor';

/** @param {string | null | undefined} cookies A request's header. */
const visitorIn = (cookies) =>
  new RegExp(`(?:^|; )${COOKIE}=([0-9a-f-]{36})(?:;|$)`).exec(cookies ?? '')?.[1] ?? null;

/**
 * What goes with a page, so that its requests have a visitor.
 *
 * @param {import('node:http').IncomingMessage} req
 * @returns {Record<string, string>}
 */
export function session(req) {
  if (visitorIn(req.headers.cookie)) return {};
  return {'set-cookie': `${COOKIE}=${randomUUID()}; Path=/; HttpOnly; SameSite=Strict; Max-Age=31536000`};
}

/**
 * @param {{baseUrl: string, apiKey: string}} dify
 * @returns {Promise<import('node:http').RequestListener>}
 */
export async function demoProxy({baseUrl, apiKey}) {
  const built = await load().catch(() => null);
  if (!built) return (_req, res) => sendText(res, 503, 'The proxy is not built yet: run “npm run build”.');
  const listener = built.toNodeListener(
    built.difyProxy({
      apiKey,
      upstream: baseUrl,
      basePath: PROXY_PATH,
      user: (request) => visitorIn(request.headers.get('cookie')),
    }),
  );
  return (req, res) => {
    // A name that another site points at this machine is not this site's.
    if (isOwnName(req.headers.host ?? '')) listener(req, res);
    else sendText(res, 403, 'Only the pages of this server may use its key.');
  };
}

/** @returns {Promise<Pick<typeof import('../../src/proxy/index.js'), 'difyProxy'> & typeof import('../../src/proxy/node.js')>} */
async function load() {
  const files = ['index', 'node'].map((name) => new URL(`../../lib/proxy/${name}.js`, import.meta.url).href);
  const [proxy, node] = await Promise.all(files.map((file) => import(file)));
  return {...proxy, ...node};
}

/** @param {string} host */
function isOwnName(host) {
  return ['localhost', '127.0.0.1', '[::1]'].includes(host.replace(/:\d+$/, ''));
}
