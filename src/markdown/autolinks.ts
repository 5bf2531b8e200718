/**
 * Bare addresses.
 *
 * @see https://github.github.com/gfm/#autolinks-extension-
 */
export interface Address {
  from: number;
  end: number;
  url: string;
}

const domain = /[\w-]+(?:\.[\w-]+)*/y;
/** Chinese and Japanese text puts its own punctuation behind an address, with no blank. */
const rest = /[^\s<\u3000-\u303f\uff00-\uffef]*/y;
const bracketed = /[^\s<\]\u3000-\u303f\uff00-\uffef]*/y;
const mailDomain = /[A-Za-z\d_-]+(?:\.[A-Za-z\d_-]+)+/y;

/** The address with its `:` here, or with its `www.`. In brackets it ends where they do. */
export function findAddress(text: string, at: number, isInBrackets: boolean): Address | null {
  const isWww = text[at] !== ':';
  let from = at;
  if (isWww) {
    if (at > 0 && !/[\s*_~([|"'\u3000-\u9fff\uff00-\uffef]/.test(text[at - 1] ?? '')) return null;
  } else {
    if (!text.startsWith('//', at + 1)) return null;
    const scheme = /https?$/i.exec(text.slice(Math.max(0, at - 5), at));
    if (!scheme) return null;
    from = at - scheme[0].length;
    if (from > 0 && /[A-Za-z\d<]/.test(text[from - 1] ?? '')) return null;
  }
  const host = isWww ? at : at + 3;
  domain.lastIndex = host;
  const name = domain.exec(text)?.[0];
  if (!name || /_[^.]*(?:\.[^.]*)?$/.test(name)) return null;
  const body = isInBrackets ? bracketed : rest;
  body.lastIndex = domain.lastIndex;
  body.test(text);
  const end = withoutPunctuation(text, host + 1, body.lastIndex);
  const url = text.slice(from, end);
  return {from, end, url: isWww ? 'http://' + url : url};
}

/** The mail address with its `@` here. */
export function findEmail(text: string, at: number): Address | null {
  let from = at;
  while (from > 0 && /[A-Za-z\d.+-]/.test(text[from - 1] ?? '')) from--;
  while (/[.+-]/.test(text[from] ?? '')) from++;
  mailDomain.lastIndex = at + 1;
  const name = mailDomain.exec(text)?.[0];
  if (!name || from >= at || /[-_]$/.test(name)) return null;
  const end = mailDomain.lastIndex;
  return {from, end, url: 'mailto:' + text.slice(from, end)};
}

/** Where the address ends if the sentence's own punctuation behind it is left out. */
function withoutPunctuation(text: string, from: number, to: number): number {
  let end = to;
  let surplus = 0;
  for (let at = from; at < end; at++) {
    if (text[at] === '(') surplus--;
    else if (text[at] === ')') surplus++;
  }
  for (; end > from; end--) {
    const last = text[end - 1] ?? '';
    if (last === ')' && surplus > 0) surplus--;
    else if (last === ';') {
      const entity = /&[A-Za-z\d]+;$/.exec(text.slice(Math.max(from, end - 32), end));
      if (entity) end -= entity[0].length - 1;
    } else if (!/[?!.,:*_~'"]/.test(last)) break;
  }
  return end;
}
