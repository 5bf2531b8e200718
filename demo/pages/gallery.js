/** Every state of every part side by side, in the theme and direction that the address asks for. */
import {chatElement, explainMissingElement, loadConfig, visitorElement} from './config.js';
import {states} from './gallery-states.js';

const config = await loadConfig();
const address = new URLSearchParams(location.search);
const choices = document.querySelector('#choices');
const progress = document.querySelector('#progress');
const only = address.getAll('only');
const shown = states.filter(({name, isAlone}) => (only.length === 0 ? !isAlone : only.includes(name)));
let settled = 0;

for (const select of choices.querySelectorAll('select')) {
  const wanted = address.get(select.name);
  if ([...select.options].some(({value}) => value === wanted)) select.value = wanted;
}
choices.addEventListener('change', ({target}) => {
  const url = new URL(location.href);
  url.searchParams.set(target.name, target.value);
  history.replaceState(null, '', url);
  show();
});

for (const {name} of states.filter(({isAlone}) => isAlone)) {
  const link = Object.assign(document.createElement('a'), {textContent: name});
  link.href = `?${new URLSearchParams({only: name})}`;
  const item = document.createElement('li');
  item.append(link);
  document.querySelector('#alone').append(item);
}

void explainMissingElement();
await customElements.whenDefined('dify-chat');
const chats = config.isProxy ? [] : shown.map(place);
show();
tell();
if (config.isProxy)
  progress.textContent = 'The gallery needs the stand-in: start the demo without a Dify of its own.';
/** A box with the chat, which its state's script then drives to where it is to be seen. */
function place(state) {
  const section = document.createElement('section');
  const title = Object.assign(document.createElement('h2'), {textContent: state.name});
  const box = document.createElement('div');
  box.className = `box ${state.box ?? ''}`;
  const make = state.isVisitor ? visitorElement : chatElement;
  const chat = make(config, state.app, {
    mode: 'inline',
    persist: 'none',
    heading: state.name,
    'idle-timeout': '86400000',
    timeout: '86400000',
    ...state.attributes,
  });
  if (state.fetch) chat.fetch = state.fetch;
  box.append(chat);
  section.append(title, box);
  document.querySelector('#states').append(section);
  state.drive(chat).then(
    () => settle(section, 'ready'),
    (error) => {
      section.append(
        Object.assign(document.createElement('p'), {className: 'failed', textContent: String(error)}),
      );
      settle(section, 'failed');
    },
  );
  return chat;
}

function show() {
  const {theme, look, dir} = Object.fromEntries(new FormData(choices));
  document.documentElement.dir = dir;
  document.documentElement.style.colorScheme = theme === 'auto' ? '' : theme;
  for (const chat of chats) {
    chat.className = look;
    chat.setAttribute('theme', look ? 'auto' : theme); // a ready theme says itself whether it is dark
  }
}

function settle(section, outcome) {
  section.dataset.outcome = outcome;
  settled += 1;
  tell();
}

function tell() {
  const isOver = settled >= chats.length;
  progress.textContent = isOver ? '' : `${settled} of ${chats.length} are as they are to be.`;
  document.documentElement.toggleAttribute('data-settled', isOver);
}
