/** Which pages may use the proxy, and what a browser has to be told for it. */
import {foreignOrigin} from './refusal.js';

/**
 * The origin to allow by name; `null` for a request of the proxy's own site, or of what is no browser.
 *
 * @param listed origins beside the proxy's own.
 * @throws Refusal
 */
export function admittedOrigin(request: Request, listed: ReadonlySet<string>): string | null {
  const origin = request.headers.get('origin');
  if (origin !== null && listed.has(origin)) return origin;
  if (!isOwn(request, origin)) throw foreignOrigin();
  return null;
}

/**
 * `Sec-Fetch-Site` is the browser's own word, which no page can change; it also holds where TLS ends before this server
 * and its own address has another scheme. `none` is the reader's hand in the address bar.
 *
 * @see https://www.w3.org/TR/fetch-metadata/#sec-fetch-site-header
 */
function isOwn(request: Request, origin: string | null): boolean {
  const site = request.headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin' || site === 'none';
  return origin === null || origin === new URL(request.url).origin;
}

/** The answer to the question that a browser asks before it sends a request from another origin. */
export function preflight(methods: string): Response {
  return new Response(null, {
    status: 204,
    headers: {
      allow: methods,
      'access-control-allow-methods': methods,
      'access-control-allow-headers': 'Authorization, Content-Type',
      'access-control-max-age': '7200',
    },
  });
}

/**
 * Lets a page of a listed origin read the answer, also with the cookies by which the site knows its visitor.
 *
 * @param response one of our own making: its headers can be changed.
 */
export function share(response: Response, origin: string): Response {
  response.headers.set('access-control-allow-origin', origin);
  response.headers.set('access-control-allow-credentials', 'true');
  response.headers.set('access-control-expose-headers', 'Content-Disposition, Retry-After');
  return response;
}

/** @throws TypeError for what is no origin: a path at its end, a star, or `null`, which any page can be. */
export function readOrigins(origins: readonly string[]): ReadonlySet<string> {
  for (const origin of origins) {
    if (!URL.canParse(origin) || new URL(origin).origin !== origin)
      throw new TypeError(`difyProxy: “${origin}” is no origin such as https://www.example.com`);
  }
  return new Set(origins);
}
