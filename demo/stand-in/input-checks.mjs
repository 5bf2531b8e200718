// @ts-check
/** What Dify checks of the inputs of a message, against the form of the app. */
import {invalidParam} from './errors.mjs';
import {checkedFileInput, checkedFileListInput} from './file-checks.mjs';
import {isObject} from './http.mjs';

/** @typedef {import('./file-checks.mjs').Sender} Sender */
/** @typedef {Record<string, unknown>} Body */

/**
 * The inputs that the app declares, checked; all others are dropped.
 *
 * @param {Sender} sender
 * @param {Body} inputs
 * @returns {Body}
 * @throws {import('./errors.mjs').ApiError} 400
 */
export function checkedInputs(sender, inputs) {
  const form = sender.app.parameters['user_input_form'];
  /** @type {Body} */
  const checked = {};
  for (const item of Array.isArray(form) ? form : []) {
    for (const [control, field] of Object.entries(isObject(item) ? item : {})) {
      if (!isObject(field) || control === 'external_data_tool') continue;
      const name = String(field['variable']);
      checked[name] = checkedInput(sender, control, field, inputs[name] ?? null);
    }
  }
  return checked;
}

/**
 * @param {Sender} sender
 * @param {string} control
 * @param {Body} field
 * @param {unknown} value
 * @returns {unknown}
 */
function checkedInput(sender, control, field, value) {
  const name = String(field['variable']);
  if (value === null) {
    // Even a default does not help: it is for the form to send it.
    if (field['required'] === true) throw invalidParam(`${name} is required in input form`);
    return sender.app.mode === 'advanced-chat' ? (field['default'] ?? null) : null;
  }
  switch (control) {
    case 'text-input':
    case 'paragraph':
      return checkedText(name, value, field['max_length']);
    case 'select': {
      const options = Array.isArray(field['options']) ? field['options'] : [];
      if (value === '' && field['required'] !== true) return value;
      if (!options.includes(value))
        throw invalidParam(`${name} in input form must be one of the following: ${options}`);
      return value;
    }
    case 'number':
      return checkedNumber(name, value);
    case 'checkbox': {
      const word = truths.get(String(value).toLowerCase());
      if (word === undefined) throw invalidParam(`${name} in input form must be a valid boolean`);
      return word;
    }
    case 'file':
      return value === '' && field['required'] !== true ? null : checkedFileInput(sender, field, value);
    case 'file-list':
      return value === '' && field['required'] !== true ? null : checkedFileListInput(sender, field, value);
    case 'json_object':
      return checkedObject(name, value, field['json_schema']);
    default:
      return value === '' ? null : value;
  }
}

/** @type {ReadonlyMap<string, boolean>} */
const truths = new Map([
  ...['true', '1', 'yes', 'on'].map((word) => /** @type {[string, boolean]} */ ([word, true])),
  ...['false', '0', 'no', 'off'].map((word) => /** @type {[string, boolean]} */ ([word, false])),
]);

/**
 * @param {string} name
 * @param {unknown} value
 * @returns {number | null}
 */
function checkedNumber(name, value) {
  if (value === '') return null;
  if (Number.isFinite(Number(value)) && (typeof value === 'number' || typeof value === 'string'))
    return Number(value);
  throw invalidParam(`${name} in input form must be a valid number`);
}

/**
 * An object, looked at as far as required fields and the types of the outermost ones.
 *
 * @param {string} name
 * @param {unknown} value
 * @param {unknown} given A schema, or one as text.
 * @returns {Body}
 */
function checkedObject(name, value, given) {
  if (!isObject(value)) throw invalidParam(`${name} in input form must be a dict`);
  /** @type {unknown} */
  const schema = typeof given === 'string' && given !== '' ? JSON.parse(given) : given;
  if (!isObject(schema)) return value;
  const properties = isObject(schema['properties']) ? schema['properties'] : {};
  const required = Array.isArray(schema['required']) ? schema['required'] : [];
  const missing = required.find((key) => !(String(key) in value));
  if (missing !== undefined)
    throw invalidParam(`Invalid JSON object for '${name}': '${missing}' is a required property`);
  for (const [key, property] of Object.entries(properties)) {
    const type = isObject(property) ? property['type'] : undefined;
    if (key in value && typeof type === 'string' && !isOfType(value[key], type)) {
      throw invalidParam(
        `Invalid JSON object for '${name}': ${JSON.stringify(value[key])} is not of type '${type}'`,
      );
    }
  }
  return value;
}

/**
 * @param {unknown} value
 * @param {string} type Of JSON Schema.
 * @returns {boolean}
 */
function isOfType(value, type) {
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return isObject(value);
  if (type === 'null') return value === null;
  if (type === 'integer') return Number.isInteger(value);
  return typeof value === type;
}

/**
 * @param {string} name
 * @param {unknown} value
 * @param {unknown} maxLength
 * @returns {string}
 */
function checkedText(name, value, maxLength) {
  if (typeof value !== 'string') throw invalidParam(`${name} in input form must be a string`);
  if (typeof maxLength === 'number' && value.length > maxLength) {
    throw invalidParam(`${name} in input form must be less than ${maxLength} characters`);
  }
  return value;
}
