/** The help page with the chat as a part of its layout. It has no key: it speaks the WebApp API, by the app's site code. */
import {explainMissingElement, loadConfig, visitorElement} from './config.js';

const config = await loadConfig();
const chat = visitorElement(config, 'demo-chat', {mode: 'inline', heading: 'Ask Wren'});
document.querySelector('#chat')?.append(chat);

for (const topic of document.querySelectorAll('[data-ask]')) {
  topic.addEventListener('click', async () => {
    await customElements.whenDefined('dify-chat');
    // A failed answer stands in the chat; the page has nothing to add.
    chat.send(topic.getAttribute('data-ask')).catch(() => {});
  });
}
await explainMissingElement();
