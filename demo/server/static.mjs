// @ts-check
/** Files of a folder over HTTP, pages with a strict Content Security Policy. */
import {readFile} from 'node:fs/promises';
import {extname, resolve, sep} from 'node:path';

/** @type {ReadonlyMap<string, string>} */
const types = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.json', 'application/json'],
  ['.map', 'application/json'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
]);

/**
 * @typedef {object} Pages
 * @property {Record<string, string>} headers What goes with HTML.
 * @property {(html: string) => string} complete What is put into it.
 */

/**
 * @param {import('node:http').ServerResponse} res
 * @param {string} folder
 * @param {string} path Below the folder, percent-encoded.
 * @param {Pages} [pages] Without, HTML is a file like another.
 */
export async function sendFile(res, folder, path, pages) {
  const file = fileIn(folder, path);
  const read = file && (await readFile(file).catch(() => null));
  if (!file || !read) return sendText(res, 404, 'Not found');
  const type = types.get(extname(file)) ?? 'application/octet-stream';
  const page = type.startsWith('text/html') ? pages : undefined;
  const bytes = page ? Buffer.from(page.complete(read.toString())) : read;
  res.writeHead(200, {
    'content-type': type,
    'content-length': String(bytes.length),
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
    ...page?.headers,
  });
  res.end(bytes);
}

/**
 * @param {import('node:http').ServerResponse} res
 * @param {number} status
 * @param {string} text
 */
export function sendText(res, status, text) {
  res.writeHead(status, {'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff'});
  res.end(`${text}\n`);
}

/**
 * The policy that the pages are shown under, the strictest that the widget is meant to work with.
 *
 * @param {readonly string[]} origins That the page may talk to, besides its own.
 * @returns {string}
 */
export function contentSecurityPolicy(origins) {
  const rules = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob: https: http:",
    "media-src 'self' data: blob: https: http:",
    ['connect-src', "'self'", ...origins].join(' '),
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    'trusted-types lit-html',
    "require-trusted-types-for 'script'",
  ];
  return rules.join('; ');
}

/**
 * @param {string} folder
 * @param {string} path
 * @returns {string | null} `null` for a path that leads out of the folder, or is none.
 */
function fileIn(folder, path) {
  try {
    const file = resolve(folder, `.${sep}${decodeURIComponent(path)}`);
    return file.startsWith(folder + sep) && !file.includes('\0') ? file : null;
  } catch {
    return null; // a broken percent-encoding names no file
  }
}
