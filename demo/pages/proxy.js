/** Requests that the proxy should not pass on as they are, and what came of them. */
import {explainMissingElement} from './config.js';

const outcome = document.querySelector('#outcome');

for (const button of document.querySelectorAll('[data-path]')) {
  button.addEventListener('click', async () => {
    const {path, method = 'GET'} = button.dataset;
    const response = await fetch(`/chat-api${path}`, {method});
    const said = await response.json();
    outcome.textContent = `${method} ${path}: ${response.status}, ${explained(said)}`;
  });
}
await explainMissingElement();

/** @param {{message?: string, data?: unknown[]}} said */
function explained({message, data}) {
  return data ? `and your own conversations, ${data.length} of them` : message;
}
