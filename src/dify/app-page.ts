/** Where an app has a page of its own at Dify: a visitor can sign in there. */

/**
 * @param baseUrl root of the WebApp API; its server shows the page, too, unless its owner has split them.
 * @param appToken the site code in the page's address.
 * @returns `null` where it cannot be known.
 */
export function appPage({
  baseUrl,
  appToken,
}: {
  readonly baseUrl: string;
  readonly appToken: string;
}): string | null {
  if (!appToken || !baseUrl.endsWith('/api')) return null;
  return `${baseUrl.slice(0, -'/api'.length)}/chat/${encodeURIComponent(appToken)}`;
}
