/** Bare addresses without a scheme: `www.host/…` and mail. */
import type {Address} from './autolinks.js';
import {endOfAddress} from './autolinks.js';

const mailDomain = /[A-Za-z\d_-]+(?:\.[A-Za-z\d_-]+)+/y;

/** The address with its `www.` or its `@` here. In brackets it ends where they do. */
export function findBare(text: string, at: number, isInBrackets: boolean): Address | null {
  if (text[at] === '@') return findEmail(text, at);
  if (at > 0 && !/[\s*_~([|"'\u3000-\u9fff\uff00-\uffef]/.test(text[at - 1] ?? '')) return null;
  const end = endOfAddress(text, at, isInBrackets);
  return end ? {from: at, end, url: 'http://' + text.slice(at, end)} : null;
}

/** The mail address with its `@` here. */
function findEmail(text: string, at: number): Address | null {
  let from = at;
  while (from > 0 && /[A-Za-z\d.+-]/.test(text[from - 1] ?? '')) from--;
  while (/[.+-]/.test(text[from] ?? '')) from++;
  mailDomain.lastIndex = at + 1;
  const name = mailDomain.exec(text)?.[0];
  if (!name || from >= at || /[-_]$/.test(name)) return null;
  const end = mailDomain.lastIndex;
  return {from, end, url: 'mailto:' + text.slice(from, end)};
}
