/** The ready themes: one chat, whose class is what is chosen. */
import {chatElement, explainMissingElement, loadConfig} from './config.js';

const config = await loadConfig();
const form = document.querySelector('#themes');
const stage = document.querySelector('#stage');
const chat = chatElement(config, 'app-demo-chat', {mode: 'inline', persist: 'none', heading: 'Ask Wren'});

const wanted = new URLSearchParams(location.search).get('theme');
for (const choice of form.elements.theme) if (choice.value === wanted) choice.checked = true;
form.addEventListener('change', show);
await show();
stage.append(chat);
void explainMissingElement();
await customElements.whenDefined('dify-chat');
// Something to look at. A Dify of somebody's own is asked nothing that nobody has asked.
if (!config.isProxy) chat.send('Where does this come from?').catch(() => {});

async function show() {
  const name = form.elements.theme.value;
  const file = `/themes/${name}.css`;
  chat.className = name;
  stage.dataset.theme = name;
  document.querySelector('#name').textContent = name;
  Object.assign(document.querySelector('#file'), {href: file, textContent: file});
  const css = await (await fetch(file)).text();
  if (form.elements.theme.value === name) document.querySelector('#css').textContent = css;
}
