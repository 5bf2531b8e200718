/** What the server says of the chat behind these pages, and the element made from it. */

/** @returns {Promise<{isProxy: boolean, baseUrl: string, webAppUrl: string | null, apps: {key: string, mode: string, version: string, name: string}[]}>} */
export async function loadConfig() {
  return (await fetch('/config.json')).json();
}

/**
 * A chat that knows where its server is, not yet in the page.
 *
 * @param {{isProxy: boolean, baseUrl: string}} config
 * @param {string} appKey Of the stand-in; a real Dify's key stays on the server.
 * @param {Record<string, string>} attributes
 * @returns {HTMLElement}
 */
export function chatElement(config, appKey, attributes) {
  return withAttributes({
    'base-url': config.baseUrl,
    ...(!config.isProxy && {'api-key': appKey}),
    ...attributes,
  });
}

/**
 * The same without a key: as a visitor of the app's own web page. A real Dify is talked to through the proxy all the same.
 *
 * @param {{isProxy: boolean, baseUrl: string, webAppUrl: string | null}} config
 * @param {string} appToken The site code of an app of the stand-in.
 * @param {Record<string, string>} attributes
 * @returns {HTMLElement}
 */
export function visitorElement(config, appToken, attributes) {
  if (config.webAppUrl === null) return chatElement(config, '', attributes);
  return withAttributes({'base-url': config.webAppUrl, 'app-token': appToken, ...attributes});
}

/** @param {Record<string, string>} all */
function withAttributes(all) {
  const chat = document.createElement('dify-chat');
  for (const [name, value] of Object.entries(all)) chat.setAttribute(name, value);
  return chat;
}

/** Says so in the page when the element has not been built. */
export async function explainMissingElement() {
  const built = await fetch('/dist/dify-chat.js', {method: 'HEAD'});
  if (built.ok) return;
  const note = document.createElement('p');
  note.className = 'notice';
  note.setAttribute('role', 'status');
  note.textContent = 'The element is not built yet: run “npm run build” and reload.';
  document.body.prepend(note);
}
