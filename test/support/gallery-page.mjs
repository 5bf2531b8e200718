/** What tests do with the demo's gallery. Both run in its page, and know nothing but that. */

/** Not as a reader would: a modal dialog makes the rest of the page inert. @param {Record<string, string>} look */
export function choose(look) {
  for (const [name, value] of Object.entries(look)) {
    const select = document.querySelector(`#choices select[name="${name}"]`);
    if (!(select instanceof HTMLSelectElement)) throw new Error(`The gallery has no choice of ${name}.`);
    select.value = value;
    select.dispatchEvent(new Event('change', {bubbles: true}));
  }
}

/** Colours move from one theme to the other: until they are there, they are neither's. A document knows nothing of shadows. */
export async function atRest() {
  const frame = () => new Promise((drawn) => requestAnimationFrame(drawn));
  const chats = [...document.querySelectorAll('dify-chat')];
  const isMoving = () =>
    [document, ...chats.map((chat) => chat.shadowRoot)].some((root) =>
      root?.getAnimations().some(({effect, playState}) => {
        const isEndless = effect?.getComputedTiming().iterations === Infinity;
        return playState === 'running' && !isEndless;
      }),
    );
  for (let still = 0; still < 5; still = isMoving() ? 0 : still + 1) await frame();
}
