/** What a visitor does in a chat, for the gallery: presses what bears a name, and waits for what is to be seen. */

/** @typedef {import('./gallery-states.js').Chat} Chat */

/** On a busy machine a state may take this long, in milliseconds. */
const PATIENCE_MS = 60_000;

/** @template T @param {() => T} look @param {string} what @returns {Promise<NonNullable<T>>} */
export async function until(look, what) {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end;) {
    const found = look();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 50)); // frames stand still in a tab that is not looked at
  }
  throw new Error(`${what} was not to be seen.`);
}

/**
 * A network on which some requests fail.
 *
 * @param {string} path a piece of their address
 * @param {number} [status]
 * @param {string} [code] of Dify's for it
 * @returns {typeof fetch}
 */
export const failing =
  (path, status = 500, code = 'internal_server_error') =>
  (url, init) =>
    String(url).includes(path)
      ? Promise.resolve(Response.json({code, message: 'For the gallery', status}, {status}))
      : fetch(url, init);

/** @param {string} question @returns {(chat: Chat) => Promise<unknown>} */
export const ask = (question) => (chat) => chat.send(question);

/** @param {string} question @param {string} where what is folded there is unfolded @returns {(chat: Chat) => Promise<unknown>} */
export const askAndUnfold = (question, where) => async (chat) => {
  await chat.send(question);
  await unfold(chat, where);
};

/** Asks what has no end, and waits for what is shown meanwhile. */
export const begin = (question, selector) => (chat) => {
  chat.send(question).catch(() => {});
  return until(() => seen(chat, selector), selector);
};

/** @param {Chat} chat */
export const settled = (chat) => until(() => chat.status === 'idle' || chat.status === 'paused', 'The end');

/** Presses the last button, menu item or summary of that name. @param {HTMLElement} chat @param {RegExp} name */
export async function press(chat, name) {
  (await until(() => pressable(chat, name), `A button named ${name.source}`)).click();
}

/** Opens all that can be opened in the messages, one after the other. @param {HTMLElement} chat @param {string} within */
async function unfold(chat, within) {
  const summary = `${within} details:not([open]) > summary`;
  await until(() => seen(chat, summary), within);
  const isNamed = (each) => each.parentElement.hasAttribute('name'); // of those only one is open at a time
  const pressed = new Set();
  for (let next; (next = all(chat, summary).find((each) => !pressed.has(each)));) {
    pressed.add(next);
    next.click();
    if (isNamed(next)) break;
    await new Promise((resolve) => setTimeout(resolve)); // what was inside is drawn
  }
}

/** @param {HTMLElement} chat @param {string} selector */
export function seen(chat, selector) {
  return all(chat, selector)[0];
}

/** @param {HTMLElement} chat @param {string} selector @returns {HTMLElement[]} */
export function all(chat, selector) {
  return [...(chat.shadowRoot?.querySelectorAll(selector) ?? [])].filter((each) => each.checkVisibility());
}

function pressable(chat, name) {
  const buttons = all(chat, 'button:enabled, [role="menuitem"], summary');
  return buttons
    .filter((each) => name.test(each.getAttribute('aria-label') ?? each.textContent.trim()))
    .at(-1);
}
