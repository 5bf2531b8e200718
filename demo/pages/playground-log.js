/** The log of the element's events: time, name, detail, newest at the end. */

const names = [
  'dify-ready',
  'dify-open',
  'dify-close',
  'dify-send',
  'dify-message',
  'dify-chunk',
  'dify-stop',
  'dify-suggestions',
  'dify-suggestion',
  'dify-feedback',
  'dify-upload',
  'dify-conversation',
  'dify-citation',
  'dify-action',
  'dify-error',
];

/** More would make the page slow and nobody reads them. */
const MAX_LINES = 500;

const log = document.querySelector('#log');
const withoutChunks = document.querySelector('#skip-chunks');
document.querySelector('#clear')?.addEventListener('click', () => log.replaceChildren());

/** @param {HTMLElement} chat */
export function listenToEvents(chat) {
  for (const name of names) {
    chat.addEventListener(name, (event) => {
      if (name === 'dify-chunk' && withoutChunks.checked) return;
      note(name, event.detail, name === 'dify-error' ? 'bad' : '');
    });
  }
}

/**
 * @param {string} name
 * @param {unknown} detail
 * @param {'' | 'bad'} kind
 */
export function note(name, detail, kind) {
  const isAtEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 30;
  const time = Object.assign(document.createElement('time'), {
    textContent: new Date().toISOString().slice(11, 23),
  });
  const summary = document.createElement('summary');
  summary.append(
    time,
    Object.assign(document.createElement('strong'), {textContent: name}),
    JSON.stringify(detail, plain) ?? '',
  );
  const entry = document.createElement('details');
  entry.append(summary);
  // The long form is made when somebody wants it.
  entry.addEventListener(
    'toggle',
    () =>
      entry.append(
        Object.assign(document.createElement('pre'), {textContent: JSON.stringify(detail, plain, 2)}),
      ),
    {once: true},
  );
  const line = Object.assign(document.createElement('li'), {className: kind});
  line.append(entry);
  log.append(line);
  while (log.childElementCount > MAX_LINES) log.firstElementChild.remove();
  if (isAtEnd) log.scrollTop = log.scrollHeight;
}

/**
 * An error has nothing that JSON would show by itself.
 *
 * @param {string} _key
 * @param {unknown} value
 */
function plain(_key, value) {
  return value instanceof Error ? {name: value.name, message: value.message, ...value} : value;
}
