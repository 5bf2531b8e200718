/** Runs in the page: asks the whole element, as it is published, for an answer. The driver calls it by name. */
import type {DifyChat} from '../src/dify-chat.js';

/** How often the growth is looked at, in milliseconds, and how many looks without any are the end. */
const LOOK_MS = 200;
const LOOKS = 4;

/** Resolves when the answer is there and nothing is drawn any more: highlighting comes late. */
async function askElement(kb: number): Promise<void> {
  await customElements.whenDefined('dify-chat');
  const chat = document.querySelector('dify-chat') as DifyChat;
  await chat.send(String(kb));
  for (let looks = 0, before = -1; looks < LOOKS; looks++) {
    await new Promise((done) => setTimeout(done, LOOK_MS));
    const drawn = chat.shadowRoot?.querySelectorAll('.markdown *').length ?? 0;
    if (drawn !== before) looks = 0;
    before = drawn;
  }
}

Object.assign(globalThis, {askElement});
