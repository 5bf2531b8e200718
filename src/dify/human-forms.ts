/** Forms of human input as events and the history describe them (contract 12.3). */
import type {AnswerFact} from '../conversation/answer.js';
import type {FormAction, FormControl, FormOutcome, HumanForm} from '../conversation/human-form.js';
import type {WireRecord} from './wire.js';
import {list, millisecondsOrNull, numberOrNull, record, strings, text, textOrNull} from './wire.js';

/** Dify's own limit of a list of files that names none. */
const DEFAULT_FILE_LIMIT = 5;

/** Fields and buttons of a form, choices of a field, and forms of a message of the past; more is not Dify's. */
export const MAX_FIELDS = 100;
export const MAX_OPTIONS = 1_000;
const MAX_FORMS = 50;

/** `null` for what cannot be told apart from other forms. */
export function formOf(fields: WireRecord): HumanForm | null {
  const nodeId = text(fields['node_id']);
  const id = text(fields['form_id']) || nodeId;
  if (!id) return null;
  const defaults = new Map(Object.entries(record(fields['resolved_default_values'])));
  return {
    id,
    nodeId,
    title: text(fields['node_title']),
    token: textOrNull(fields['form_token']),
    content: text(fields['form_content']),
    controls: list(fields['inputs'])
      .slice(0, MAX_FIELDS)
      .flatMap((input) => controlOf(record(input), defaults)),
    actions: list(fields['actions'])
      .slice(0, MAX_FIELDS)
      .flatMap((action) => actionOf(record(action))),
    isShown: fields['display_in_ui'] !== false,
    expiresAt: millisecondsOrNull(fields['expiration_time']),
    outcome: null,
  };
}

export function formAsked(fields: WireRecord): readonly AnswerFact[] {
  const form = formOf(fields);
  return form ? [{type: 'form-asked', form}] : [];
}

export function outcomeOf(fields: WireRecord): FormOutcome {
  return {
    kind: 'answered',
    action: text(fields['action_text']) || text(fields['action_id']),
    content: text(fields['rendered_content']),
  };
}

/** The forms of a message of the past; a form that was answered comes without its definition. */
export function formsOf(message: WireRecord): readonly HumanForm[] {
  return list(message['extra_contents'])
    .slice(0, MAX_FORMS)
    .flatMap((item) => {
      const content = record(item);
      if (content['type'] !== 'human_input') return [];
      const submission = record(content['form_submission_data']);
      const form = formOf({...submission, ...record(content['form_definition'])});
      if (!form) return [];
      return content['submitted'] === true ? {...form, outcome: outcomeOf(submission)} : form;
    });
}

/** The run that a message of the past belongs to; only messages with forms name it. */
export function runIdOf(message: WireRecord): string | null {
  for (const content of list(message['extra_contents'])) {
    const runId = textOrNull(record(content)['workflow_run_id']);
    if (runId !== null) return runId;
  }
  return null;
}

/** A kind that is newer than this widget is asked for as text: its value goes as it was typed. */
function controlOf(fields: WireRecord, defaults: ReadonlyMap<string, unknown>): readonly FormControl[] {
  const name = text(fields['output_variable_name']);
  if (!name) return [];
  const kind = text(fields['type']);
  if (kind === 'select') {
    const named = strings(record(fields['option_source'])['value']);
    const options = named.length > 0 ? named : strings(defaults.get(name));
    return [{kind: 'choice', name, options: options.slice(0, MAX_OPTIONS)}];
  }
  if (kind === 'file' || kind === 'file-list') return [filesOf(name, kind === 'file-list', fields)];
  const preset = record(fields['default']);
  const constant = preset['type'] === 'variable' ? '' : text(preset['value']);
  return [{kind: 'text', name, preset: text(defaults.get(name)) || constant}];
}

function filesOf(name: string, isList: boolean, fields: WireRecord): FormControl {
  const ways = strings(fields['allowed_file_upload_methods']);
  return {
    kind: 'files',
    name,
    isList,
    limit: isList ? (numberOrNull(fields['number_limits']) ?? DEFAULT_FILE_LIMIT) : 1,
    types: strings(fields['allowed_file_types']),
    extensions: strings(fields['allowed_file_extensions']),
    takesUploads: ways.length === 0 || ways.includes('local_file'),
    takesLinks: ways.length === 0 || ways.includes('remote_url'),
  };
}

function actionOf(fields: WireRecord): readonly FormAction[] {
  const id = text(fields['id']);
  return id ? [{id, title: text(fields['title']) || id, style: styleOf(fields['button_style'])}] : [];
}

function styleOf(value: unknown): FormAction['style'] {
  return value === 'primary' || value === 'accent' || value === 'ghost' ? value : 'default';
}
