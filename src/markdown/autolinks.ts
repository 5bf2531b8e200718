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

/** The address with its `:` here. In brackets it ends where they do. */
export function findAddress(text: string, at: number, isInBrackets: boolean): Address | null {
  if (!text.startsWith('//', at + 1)) return null;
  const scheme = /https?$/i.exec(text.slice(Math.max(0, at - 5), at));
  if (!scheme) return null;
  const from = at - scheme[0].length;
  if (/[A-Za-z\d<]/.test(text[from - 1] ?? '')) return null;
  const end = endOfAddress(text, at + 3, isInBrackets);
  return end ? {from, end, url: text.slice(from, end)} : null;
}

/** Where the address ends whose host begins here; 0 if that is no host. */
export function endOfAddress(text: string, host: number, isInBrackets: boolean): number {
  domain.lastIndex = host;
  const name = domain.exec(text)?.[0];
  if (!name || /_[^.]*(?:\.[^.]*)?$/.test(name)) return 0;
  const body = isInBrackets ? bracketed : rest;
  body.lastIndex = domain.lastIndex;
  body.test(text);
  return withoutPunctuation(text, host + 1, body.lastIndex);
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
