/** The element's attributes and events, and the methods that need no file or id, to try them by hand. */
import {chatElement, explainMissingElement, loadConfig} from './config.js';
import {appInAddress, featureRow, hideBoxes, keepInAddress} from './playground-features.js';
import {listenToEvents, note} from './playground-log.js';

/**
 * @typedef {object} Field One attribute and its control.
 * @property {string} name
 * @property {'text' | 'number' | 'json' | 'markdown' | 'flag' | readonly string[]} kind
 * @property {string} [hint]
 */

/** @type {readonly Field[]} */
const fields = [
  {name: 'mode', kind: ['inline', 'bubble', 'fullscreen']},
  {name: 'open', kind: 'flag'},
  {name: 'placement', kind: ['', 'bottom-end', 'bottom-start', 'top-end', 'top-start']},
  {name: 'theme', kind: ['', 'auto', 'light', 'dark']},
  {name: 'response-mode', kind: ['', 'streaming', 'blocking']},
  {name: 'persist', kind: ['', 'local', 'session', 'none']},
  {name: 'user', kind: 'text', hint: 'made once and kept'},
  {name: 'conversation-id', kind: 'text', hint: 'a new one'},
  {name: 'inputs', kind: 'json', hint: '{"name": "Ada"}'},
  {name: 'heading', kind: 'text', hint: "the app's title"},
  {name: 'placeholder', kind: 'text'},
  {name: 'greeting', kind: 'markdown', hint: "the app's opening"},
  {name: 'suggestions', kind: 'json', hint: '["Which tent?"]'},
  {name: 'timeout', kind: 'number', hint: '60000'},
  {name: 'idle-timeout', kind: 'number', hint: '45000'},
  {name: 'trusted-origins', kind: 'text', hint: 'https://images.example'},
  {name: 'lang', kind: 'text', hint: "the page's"},
  {name: 'send-on', kind: ['', 'enter', 'mod-enter']},
  {name: 'drag-axis', kind: ['', 'x', 'y', 'both']},
  {name: 'open-after', kind: 'number', hint: '3000'},
  {name: 'teaser', kind: 'text', hint: 'Questions?'},
  {name: 'user-name', kind: 'text'},
  {name: 'user-avatar', kind: 'text', hint: 'https://images.example/ann.png'},
  {name: 'app-token', kind: 'text'},
  {name: 'api-key', kind: 'text'},
  {name: 'base-url', kind: 'text'},
];

const methods = ['send', 'stop', 'retry', 'newConversation', 'show', 'hide', 'toggle', 'focus'];

const config = await loadConfig();
const chat = chatElement(config, appInAddress(config.apps), {mode: 'inline'});
listenToEvents(chat);
document.querySelector('#chat')?.append(chat);
drawFields();
drawMethods();
await Promise.all([drawPhrases(), explainMissingElement()]);

function drawFields() {
  const apps = config.apps.length > 0 ? [appField()] : [];
  const hide = hideBoxes((value) => setAttribute('hide', value));
  document.querySelector('#fields')?.append(...apps, ...fields.map(field), hide);
  document.querySelector('#controls')?.addEventListener('submit', (event) => event.preventDefault());
  showMarkup();
}

/** The app is chosen by its key, and so is what the server does: here any of them, above the element by feature. */
function appField() {
  const select = document.createElement('select');
  for (const {key, name, mode, version} of config.apps)
    select.add(new Option(`${name} (${mode}, ${version})`, key));
  const choose = (/** @type {string} */ key) => {
    select.value = key;
    features.show(key);
    setAttribute('api-key', key);
    keepInAddress(key);
  };
  const features = featureRow(config.apps, choose);
  document.querySelector('#methods')?.before(features.row);
  select.value = chat.getAttribute('api-key') ?? '';
  features.show(select.value);
  select.addEventListener('change', () => choose(select.value));
  return labelled('api-key', select);
}

/** @param {Field} field */
function field({name, kind, hint = ''}) {
  if (kind === 'flag') return flag(name);
  const control = controlFor(kind);
  control.value = chat.getAttribute(name) ?? '';
  if ('placeholder' in control) control.placeholder = hint;
  control.addEventListener('change', () => {
    const isWrong = kind === 'json' && !isJson(control.value);
    control.setAttribute('aria-invalid', String(isWrong));
    setAttribute(name, control.value);
  });
  return labelled(name, control);
}

/** @param {Exclude<Field['kind'], 'flag'>} kind */
function controlFor(kind) {
  if (kind === 'json' || kind === 'markdown')
    return Object.assign(document.createElement('textarea'), {rows: 2});
  if (typeof kind === 'string')
    return Object.assign(document.createElement('input'), {type: kind, autocomplete: 'off'});
  const select = document.createElement('select');
  for (const value of kind) select.add(new Option(value || '(default)', value));
  return select;
}

/** @param {string} name */
function flag(name) {
  const box = Object.assign(document.createElement('input'), {type: 'checkbox'});
  box.addEventListener('change', () => {
    chat.toggleAttribute(name, box.checked);
    showMarkup();
  });
  // The element opens and closes itself too.
  new MutationObserver(() => {
    box.checked = chat.hasAttribute(name);
    showMarkup();
  }).observe(chat, {attributeFilter: [name]});
  const label = labelled(name, box);
  label.classList.add('check');
  label.prepend(box);
  return label;
}

/**
 * @param {string} name
 * @param {HTMLElement} control
 */
function labelled(name, control) {
  const label = Object.assign(document.createElement('label'), {className: 'field'});
  const text = Object.assign(document.createElement('span'), {textContent: name});
  label.append(text, control);
  return label;
}

/**
 * @param {string} name
 * @param {string} value Empty: as if it had never been there.
 */
function setAttribute(name, value) {
  if (value === '') chat.removeAttribute(name);
  else chat.setAttribute(name, value);
  showMarkup();
}

function showMarkup() {
  const attributes = [...chat.attributes].map(({name, value}) =>
    value === '' ? `\n  ${name}` : `\n  ${name}="${quoted(value)}"`,
  );
  const markup = document.querySelector('#markup');
  if (markup) markup.textContent = `<dify-chat${attributes.join('')}\n></dify-chat>`;
}

/** @param {string} value */
function quoted(value) {
  return value.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
}

/** @param {string} text */
function isJson(text) {
  try {
    return text === '' || Boolean(JSON.parse(text));
  } catch {
    return false; // which is the answer
  }
}

function drawMethods() {
  const buttons = methods.map((name) => {
    const button = Object.assign(document.createElement('button'), {
      type: 'button',
      textContent: `${name}()`,
    });
    button.addEventListener('click', () => call(name, name === 'send' ? ['Which tent for two?'] : []));
    return button;
  });
  document.querySelector('#methods')?.append(...buttons);
}

/**
 * @param {string} name
 * @param {unknown[]} args
 */
async function call(name, args) {
  try {
    await customElements.whenDefined('dify-chat');
    await chat[name](...args);
  } catch (error) {
    note(`${name}() rejected`, error, 'bad');
  }
}

async function drawPhrases() {
  const phrases = await (await fetch('/demo/phrases.json')).json();
  const list = document.querySelector('#phrases');
  const filter = document.querySelector('#filter');
  const draw = () => {
    const wanted = filter.value.toLowerCase();
    const fitting = phrases.filter(({say, shows}) => `${say} ${shows}`.toLowerCase().includes(wanted));
    const groups = [...new Set(fitting.map(({group}) => group))].sort();
    list.replaceChildren(
      ...groups.map((name) =>
        phraseGroup(
          name,
          fitting.filter(({group}) => group === name),
        ),
      ),
    );
  };
  filter.addEventListener('input', draw);
  draw();
}

/**
 * @param {string} name
 * @param {{say: string, shows: string}[]} phrases
 */
function phraseGroup(name, phrases) {
  const group = document.createElement('section');
  const items = phrases.map(({say, shows}) => {
    const button = Object.assign(document.createElement('button'), {type: 'button'});
    button.append(say, Object.assign(document.createElement('small'), {textContent: shows}));
    button.addEventListener('click', () => call('send', [say]));
    const item = document.createElement('li');
    item.append(button);
    return item;
  });
  const list = document.createElement('ul');
  list.append(...items);
  group.append(Object.assign(document.createElement('h3'), {textContent: name}), list);
  return group;
}
