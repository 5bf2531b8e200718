// @ts-check
/** How a conversation begins, as its record remembers it. */
import {isObject} from './http.mjs';
import {filled} from './steps.mjs';

/** @typedef {import('./apps.mjs').App} App */

/**
 * The app's opening, with what the user said in the form.
 *
 * @param {App} app
 * @param {Record<string, unknown>} inputs
 * @returns {string | null}
 */
export function introduction(app, inputs) {
  const opening = app.parameters['opening_statement'];
  if (typeof opening !== 'string') return null;
  const words = Object.entries(inputs).map(([name, value]) => [`{{${name}}}`, String(value ?? '')]);
  return filled(opening, Object.fromEntries(words));
}

/**
 * What somebody in a hurry says in a form: what stands there already, the first of a choice, and a name.
 *
 * @param {App} app
 * @returns {Record<string, unknown>}
 */
export function hurriedInputs(app) {
  const form = app.parameters['user_input_form'];
  const items = (Array.isArray(form) ? form : []).filter(isObject).flatMap((item) => Object.entries(item));
  const answers = items.map(([control, field]) => {
    if (!isObject(field)) return [control, null];
    const choices = Array.isArray(field['options']) ? field['options'] : [];
    const typed = control === 'text-input' && field['required'] === true ? 'Ada' : null;
    return [String(field['variable']), field['default'] || (choices[0] ?? typed)];
  });
  return Object.fromEntries(answers);
}
