/** What to look at: one app of the stand-in for each feature, and the features that a page can hide. */

/** The app that shows a feature best, by the feature's name. @type {readonly (readonly [name: string, key: string])[]} */
const features = [
  ['Chat', 'app-demo-chat'],
  ['Files', 'app-demo-files'],
  ['Form', 'app-demo-form'],
  ['Voice', 'app-demo-voice'],
  ['Identity', 'app-demo-site'],
  ['History', 'app-demo-history'],
  ['Agent', 'app-demo-agent'],
  ['Workflow', 'app-demo-workflow'],
  ['Human input', 'app-demo-human'],
  ['Everything', 'app-demo-everything'],
];

const hideable = ['history', 'upload', 'voice', 'feedback', 'citations', 'workflow', 'header'];

/**
 * The app that the page's address asks for, if there is one of that key.
 *
 * @param {readonly {key: string}[]} apps
 * @returns {string}
 */
export function appInAddress(apps) {
  const wanted = new URLSearchParams(location.search).get('app');
  return apps.some(({key}) => key === wanted) ? wanted : 'app-demo-chat';
}

/** Keeps the choice in the address, so that it can be reloaded and passed on. @param {string} key */
export function keepInAddress(key) {
  const url = new URL(location.href);
  url.searchParams.set('app', key);
  history.replaceState(null, '', url);
}

/**
 * One choice for each feature that the server has an app for.
 *
 * @param {readonly {key: string}[]} apps
 * @param {(key: string) => void} choose
 * @returns {{row: HTMLElement, show(key: string): void}} `show` marks the feature of an app chosen elsewhere.
 */
export function featureRow(apps, choose) {
  const row = document.createElement('fieldset');
  row.className = 'features';
  row.append(Object.assign(document.createElement('legend'), {textContent: 'Show'}));
  const known = features.filter(([, key]) => apps.some((app) => app.key === key));
  const radios = known.map(([name, key]) => {
    const radio = Object.assign(document.createElement('input'), {
      type: 'radio',
      name: 'feature',
      value: key,
    });
    radio.addEventListener('change', () => choose(key));
    const label = document.createElement('label');
    label.append(radio, name);
    row.append(label);
    return radio;
  });
  return {
    row,
    show: (key) => {
      for (const radio of radios) radio.checked = radio.value === key;
    },
  };
}

/**
 * A box for each feature that the page can do without: together they are the attribute `hide`.
 *
 * @param {(value: string) => void} change
 * @returns {HTMLElement}
 */
export function hideBoxes(change) {
  const group = document.createElement('fieldset');
  group.className = 'hide';
  group.append(Object.assign(document.createElement('legend'), {textContent: 'hide'}));
  const boxes = hideable.map((name) => {
    const box = Object.assign(document.createElement('input'), {type: 'checkbox', value: name});
    const label = document.createElement('label');
    label.append(box, name);
    group.append(label);
    return box;
  });
  group.addEventListener('change', () => {
    const hidden = boxes.filter(({checked}) => checked).map(({value}) => value);
    change(hidden.join(' '));
  });
  return group;
}
