/** Which addresses may be followed, and what host they really lead to. */

/**
 * The address as a browser may have it, or null if its scheme is not on the list. Browsers drop blanks and
 * control characters from addresses, so they are dropped before looking: `java\nscript:` is a scheme too.
 */
export function safeUrl(url: string): string | null {
  const clean = url.replace(
    // eslint-disable-next-line no-control-regex -- exactly these are meant
    /[\u0000-\u0020\u007f-\u00a0\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]+/g,
    '',
  );
  const hasScheme = /^[^/?#]*?(?::|&colon;|%3a)/i.test(clean);
  const isRefused = hasScheme && !/^(?:https?|mailto|tel):/i.test(clean);
  return isRefused || /\p{Cs}/u.test(clean) ? null : clean;
}

/** The host an address leads to, in lower case; nothing for a relative one. */
export function hostOf(url: string): string {
  const authority = /^(?:https?:)?[/\\]{2,}([^/?#\\]*)/i.exec(url)?.[1] ?? '';
  return authority.slice(authority.lastIndexOf('@') + 1).toLowerCase();
}

/** The host that a link's text claims to lead to, if it looks like an address. */
export function claimedHost(text: string): string {
  // Most texts have no dot in them, and what follows takes two milliseconds to be made ready.
  if (!text.includes('.')) return '';
  const host =
    /^\s*(?:https?:\/\/)?(?:[^\s/@]*@)?((?:[\p{L}\p{M}\p{N}_-]+\.)+[\p{L}\p{M}]{2,})(?::\d+)?(?:[/?#]\S*)?\s*$/u;
  return host.exec(text.toLowerCase())?.[1] ?? '';
}

/** Whether the text shows one host and the target is another. */
export function isMisleading(text: string, url: string): boolean {
  const claimed = claimedHost(text);
  const host = hostOf(url).replace(/:\d+$/, '');
  return claimed !== '' && bare(claimed) !== bare(host) && !url.toLowerCase().startsWith('mailto:');
}

function bare(host: string): string {
  return host.replace(/^www\./, '');
}
