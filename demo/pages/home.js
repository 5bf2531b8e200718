/** The shop with the bubble in its corner, and buttons of the page's own that open it. */
import {chatElement, explainMissingElement, loadConfig} from './config.js';

const config = await loadConfig();
const chat = chatElement(config, 'app-demo-chat', {mode: 'bubble'});
document.body.append(chat);

for (const button of document.querySelectorAll('[data-ask]')) {
  button.addEventListener('click', async () => {
    await customElements.whenDefined('dify-chat');
    chat.show();
    const question = button.getAttribute('data-ask');
    // A failed answer stands in the chat; the page has nothing to add.
    if (question) chat.send(question).catch(() => {});
  });
}
await explainMissingElement();
