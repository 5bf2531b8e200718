/** Tells a developer, once for each page, of a key that the page gives away. */
let hasWarned = false;

export function warnOfKey(apiKey: string): void {
  const isLocal = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(location.hostname);
  if (!apiKey || isLocal || hasWarned) return;
  hasWarned = true;
  console.warn('<dify-chat>: everybody can read the api-key in this page. Put a proxy in front of Dify.');
}
