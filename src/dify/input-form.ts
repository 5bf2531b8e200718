/**
 * The form that an app asks with (`user_input_form`): its fields in the widget's words, values as the controls hold
 * them, and what of it is sent.
 *
 * @see https://docs.dify.ai/en/api-reference/guides/chat
 */
import type {ChatFile, FileKind} from '../conversation/answer.js';
import {nameInUrl} from '../conversation/answer.js';
import type {DifyError} from '../conversation/dify-error.js';
import {fileToSend} from './answers-to.js';
import type {WireRecord} from './wire.js';
import {isRecord, list, numberOrNull, parseJson, record, strings, text, textOrNull} from './wire.js';

export type InputControl =
  'text' | 'paragraph' | 'number' | 'select' | 'checkbox' | 'file' | 'files' | 'json';

/** What a control holds: text as it was typed, so that what is no number or no JSON yet is kept, too. */
export type InputValue = string | boolean | readonly ChatFile[];

export interface InputField {
  readonly control: InputControl;
  /** The app's name for the value. */
  readonly variable: string;
  readonly label: string;
  /** Whether a message without it is refused. A switch always has a value, and nobody can fill in a hidden field. */
  readonly isRequired: boolean;
  /** Not shown; its value comes from the page, or is the default. */
  readonly isHidden: boolean;
  readonly default: InputValue | null;
  readonly hint: string;
  readonly placeholder: string;
  /** Characters (code points), or files; `null` for as many as there are. */
  readonly maxLength: number | null;
  readonly options: readonly string[];
  readonly unit: string;
  /** What the app says of the files that the field takes, for `fieldRules` to read; `null`: it holds none. */
  readonly files: WireRecord | null;
  /** A JSON Schema. */
  readonly schema: WireRecord | null;
}

/** Dify's names. A control that is not here, as one of a newer server or one that the server fills, is not shown. */
const controls = new Map<string, InputControl>([
  ['text-input', 'text'],
  ['paragraph', 'paragraph'],
  ['number', 'number'],
  ['select', 'select'],
  ['checkbox', 'checkbox'],
  ['file', 'file'],
  ['file-list', 'files'],
  ['json_object', 'json'],
]);

const fileKinds: readonly FileKind[] = ['image', 'document', 'audio', 'video', 'custom'];

/** Fields of the form, and choices of one; more is not Dify's. */
export const MAX_FIELDS = 100;
export const MAX_OPTIONS = 1_000;

/** In the form's order; of several fields of one variable the first counts. */
export function inputFieldsOf(parameters: WireRecord | null): readonly InputField[] {
  const fields = new Map<string, InputField>();
  for (const item of list(parameters?.['user_input_form'])) {
    for (const [name, definition] of Object.entries(record(item))) {
      const control = controls.get(name);
      const variable = text(record(definition)['variable']);
      if (control && variable && !fields.has(variable) && fields.size < MAX_FIELDS)
        fields.set(variable, fieldOf(control, variable, record(definition)));
    }
  }
  return [...fields.values()];
}

function fieldOf(control: InputControl, variable: string, wire: WireRecord): InputField {
  const isHidden = wire['hide'] === true;
  const maxLength = numberOrNull(wire['max_length']);
  const schema = wire['json_schema'];
  const field: InputField = {
    control,
    variable,
    label: text(wire['label']).trim() || variable,
    isRequired: wire['required'] === true && !isHidden && control !== 'checkbox',
    isHidden,
    default: null,
    hint: text(wire['hint']) || text(wire['description']),
    placeholder: text(wire['placeholder']),
    maxLength: control === 'file' ? 1 : maxLength !== null && maxLength > 0 ? Math.floor(maxLength) : null,
    options: [...new Set(strings(wire['options']))].slice(0, MAX_OPTIONS),
    unit: text(wire['unit']),
    files: control === 'file' || control === 'files' ? wire : null,
    schema: typeof schema === 'string' ? recordOrNull(parseJson(schema)) : recordOrNull(schema),
  };
  // A switch has no third state: one without a default is off.
  return {...field, default: valueOf(field, wire['default']) ?? (control === 'checkbox' ? false : null)};
}

function recordOrNull(value: unknown): WireRecord | null {
  return isRecord(value) ? value : null;
}

/**
 * A value that a page, a default or an earlier message gives, as the field's control holds it; `null` for what the
 * control cannot hold. What the control gave itself comes back as it is. Text that is too long is cut.
 */
export function valueOf(field: InputField, given: unknown): InputValue | null {
  switch (field.control) {
    case 'text':
    case 'paragraph':
      return cut(textOfValue(given), field.maxLength);
    case 'number':
      return textOfValue(given);
    case 'select': {
      const option = textOfValue(given);
      return option === '' || (option !== null && field.options.includes(option)) ? option : null;
    }
    case 'checkbox':
      return truths.get(textOfValue(given)?.trim().toLowerCase() ?? '') ?? null;
    case 'json':
      return isRecord(given) ? jsonOf(given) : typeof given === 'string' ? given : null;
    case 'file':
    case 'files': {
      const files = (Array.isArray(given) ? given : [given]).flatMap(fileOf);
      return files.length > 0 || Array.isArray(given) ? files : null;
    }
    default:
      return field.control satisfies never;
  }
}

/** `null` for what is nested beyond what the engine can write down. */
function jsonOf(given: WireRecord): string | null {
  try {
    return JSON.stringify(given, null, 2);
  } catch {
    return null;
  }
}

/** Everything that Dify, and the people who write pages, take for yes and no. */
const truths = new Map<string, boolean>([
  ...['true', '1', 'yes', 'on'].map((word): [string, boolean] => [word, true]),
  ...['false', '0', 'no', 'off'].map((word): [string, boolean] => [word, false]),
]);

function textOfValue(given: unknown): string | null {
  if (typeof given === 'string') return given;
  return typeof given === 'number' || typeof given === 'boolean' ? String(given) : null;
}

/** Dify counts code points. */
function cut(value: string | null, maxLength: number | null): string | null {
  if (value === null || maxLength === null || value.length <= maxLength) return value;
  return Array.from(value).slice(0, maxLength).join('');
}

/** A file as the widget, a page (`{type, url}`, `{type, uploadFileId}`) or a past message of Dify's names it. */
function fileOf(given: unknown): readonly ChatFile[] {
  const fields = record(given);
  const stored = fields['transfer_method'] === 'local_file' ? textOrNull(fields['related_id']) : null;
  const uploadFileId = textOrNull(fields['uploadFileId']) ?? textOrNull(fields['upload_file_id']) ?? stored;
  const url = textOrNull(fields['url']) ?? textOrNull(fields['remote_url']);
  if (uploadFileId === null && url === null) return [];
  return [
    {
      id: textOrNull(fields['id']),
      type: fileKinds.find((kind) => kind === fields['type']) ?? 'custom',
      name: text(fields['name']) || text(fields['filename']) || nameInUrl(url),
      url,
      uploadFileId,
      mimeType: textOrNull(fields['mimeType']) ?? textOrNull(fields['mime_type']),
      size: numberOrNull(fields['size']),
    },
  ];
}

/**
 * The inputs of a message as Dify takes them: booleans, numbers and objects as such, files by their ids, and defaults
 * where nothing else is given, since a server applies these in chatflows only. What the app does not declare goes
 * along as it is; so does, for the server to refuse, what no control could hold and nobody can correct.
 */
export function inputsToSend(parameters: WireRecord | null, inputs: WireRecord): WireRecord {
  return asDeclared(inputFieldsOf(parameters), inputs, (files) => files.flatMap(fileToSend));
}

/** The same before it leaves: files as the widget knows them. */
export function inputsToOffer(fields: readonly InputField[], inputs: WireRecord): WireRecord {
  return asDeclared(fields, inputs, (files) => files);
}

type FilesToSend = (files: readonly ChatFile[]) => readonly unknown[];

function asDeclared(fields: readonly InputField[], inputs: WireRecord, filesToSend: FilesToSend): WireRecord {
  const sent = new Map(Object.entries(inputs));
  for (const field of fields) {
    const given = sent.get(field.variable);
    const value = valueOf(field, given) ?? (given === undefined || !field.isHidden ? field.default : null);
    if (value !== null && !(value === '' && given === undefined))
      sent.set(field.variable, sendable(field, value, filesToSend));
    // What is sent is what the visitor sees: a choice that the form does not offer is not made.
    else if (given !== undefined && !field.isHidden) sent.set(field.variable, null);
  }
  return Object.fromEntries(sent);
}

function sendable({control}: InputField, value: InputValue, filesToSend: FilesToSend): unknown {
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'string') {
    const files = filesToSend(value);
    return control === 'file' ? (files[0] ?? null) : files.length > 0 ? files : null;
  }
  if (control === 'text' || control === 'paragraph') return value;
  if (value.trim() === '') return null; // an empty text would be a choice, a number or an object that there is not
  if (control === 'number') return numberIn(value) ?? value;
  if (control === 'json') return objectIn(value) ?? value;
  return value;
}

/** The number that somebody has typed. A comma stands for the point where it cannot part thousands: `1,5`. */
export function numberIn(typed: string): number | null {
  const plain = typed.trim().replace(/^([+-]?\d+),(\d{1,2}|\d{4,})$/, '$1.$2');
  const isNumber = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) && Number.isFinite(Number(plain));
  return isNumber ? Number(plain) : null;
}

/** The JSON object that somebody has typed. */
export function objectIn(typed: string): WireRecord | null {
  return recordOrNull(parseJson(typed));
}

/**
 * Whether a message was refused for its inputs, and the field at fault where the server named one. Dify has one code
 * (`invalid_param`), or none inside a stream, for all that it can find wrong: only its sentences tell.
 */
export function refusedInput(
  error: DifyError,
  fields: readonly InputField[],
): {readonly field: InputField | null} | null {
  const said = /^(\S+) (?:is required )?in input form|JSON object for '([^']+)'/.exec(error.message);
  if (!said) return null;
  const variable = said[1] ?? said[2];
  return {field: fields.find((field) => field.variable === variable) ?? null};
}
