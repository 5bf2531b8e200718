/** The app's form: its fields, the values they can hold, and what of them is sent. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {DifyError} from '../../src/conversation/dify-error.js';
import {fieldRules} from '../../src/dify/attachment-rules.js';
import type {InputField} from '../../src/dify/input-form.js';
import {inputFieldsOf, inputsToSend, numberIn, refusedInput, valueOf} from '../../src/dify/input-form.js';

function fieldsOf(...form: readonly unknown[]): readonly InputField[] {
  return inputFieldsOf({user_input_form: form});
}

function only(control: string, more: Readonly<Record<string, unknown>> = {}): InputField {
  const [field] = fieldsOf({[control]: {label: 'It', variable: 'it', ...more}});
  assert.ok(field);
  return field;
}

function sent(control: string, value: unknown, more: Readonly<Record<string, unknown>> = {}): unknown {
  const form = [{[control]: {label: 'It', variable: 'it', ...more}}];
  return inputsToSend({user_input_form: form}, {it: value})['it'];
}

const chatFile = {
  id: null,
  type: 'image',
  name: 'boot.png',
  url: null,
  uploadFileId: 'f-1',
  mimeType: null,
  size: null,
} as const;

test('every control of Dify’s is known, and those of the server’s own are passed over', () => {
  const names = [
    'text-input',
    'paragraph',
    'number',
    'select',
    'checkbox',
    'file',
    'file-list',
    'json_object',
  ];
  const form = [...names, 'external_data_tool', 'hologram'].map((name) => ({
    [name]: {variable: name, label: name},
  }));
  assert.deepEqual(
    fieldsOf(...form).map(({control}) => control),
    ['text', 'paragraph', 'number', 'select', 'checkbox', 'file', 'files', 'json'],
  );
});

test('a field says of itself what the app said', () => {
  const field = only('number', {
    required: true,
    default: 7,
    unit: 'kg',
    description: 'With everything',
    placeholder: '12',
  });
  assert.deepEqual(
    [field.isRequired, field.default, field.unit, field.hint, field.placeholder],
    [true, '7', 'kg', 'With everything', '12'],
  );
});

test('what is odd in a form harms nobody', () => {
  assert.deepEqual(inputFieldsOf(null), []);
  assert.deepEqual(inputFieldsOf({user_input_form: 'none'}), []);
  const fields = fieldsOf(
    null,
    'text-input',
    {'text-input': null},
    {'text-input': {label: 'No variable'}},
    {'text-input': {variable: '__proto__', label: '', max_length: -1, options: {}}},
    {select: {variable: 'twice', label: 'First', options: ['a', 'a', 1, null, 'b']}},
    {paragraph: {variable: 'twice', label: 'Second'}},
    {json_object: {variable: 'json', json_schema: '{broken'}},
  );
  assert.deepEqual(
    fields.map(({label, options, maxLength, schema}) => [label, options, maxLength, schema]),
    [
      ['__proto__', [], null, null],
      ['First', ['a', 'b'], null, null],
      ['json', [], null, null],
    ],
  );
  const inputs = inputsToSend(
    {user_input_form: [{'text-input': {variable: '__proto__'}}]},
    JSON.parse('{"__proto__": "x"}') as Record<string, unknown>,
  );
  assert.deepEqual(Object.entries(inputs), [['__proto__', 'x']]);
});

test('a switch and a hidden field never stand in the way', () => {
  assert.equal(only('checkbox', {required: true}).isRequired, false);
  assert.equal(only('text-input', {required: true, hide: true}).isRequired, false);
  assert.equal(only('text-input', {required: true}).isRequired, true);
});

test('the rules for files are read', () => {
  const {files, maxLength} = only('file-list', {
    max_length: 2,
    allowed_file_types: ['image', 'custom', 'smell'],
    allowed_file_extensions: ['GPX', '.kml'],
    allowed_file_upload_methods: ['local_file'],
  });
  assert.equal(maxLength, 2);
  assert.ok(files);
  const {kinds, customExtensions, methods, maxCount} = fieldRules(files, maxLength, null);
  assert.deepEqual([...kinds], ['image', 'custom']);
  assert.deepEqual(customExtensions, ['gpx', 'kml']);
  assert.deepEqual([...methods], ['upload']);
  assert.equal(maxCount, 2);
  assert.equal(only('file').maxLength, 1);
  assert.equal(only('paragraph').files, null);
});

test('a switch is sent as a boolean, in whatever way it was said', () => {
  for (const word of [true, 'true', 'True', 1, '1', 'yes', 'on']) assert.equal(sent('checkbox', word), true);
  for (const word of [false, 'false', 0, '0', 'no', 'off']) assert.equal(sent('checkbox', word), false);
  assert.equal(sent('checkbox', 'perhaps'), false);
  assert.equal(sent('checkbox', undefined), false);
  assert.equal(sent('checkbox', undefined, {default: 'true'}), true);
});

test('a number is sent as a number, and nothing as null', () => {
  assert.deepEqual(
    [5, '5', ' -1.5 ', '1,5', '', '  '].map((value) => sent('number', value)),
    [5, 5, -1.5, 1.5, null, null],
  );
});

test('a comma that may part thousands is no decimal point', () => {
  assert.deepEqual(['1,5', '1,25', '1,500', '1.500,5', '0x10', 'five', '1e999'].map(numberIn), [
    1.5,
    1.25,
    null,
    null,
    null,
    null,
    null,
  ]);
});

test('text is sent as text and no longer than the app takes it, in whole characters', () => {
  assert.equal(sent('text-input', 5), '5');
  assert.equal(sent('paragraph', ''), '');
  assert.equal(sent('text-input', '🥾🥾🥾', {max_length: 2}), '🥾🥾');
});

test('a choice that is not offered is not made', () => {
  const options = {options: ['snow', '7']};
  assert.equal(sent('select', 'snow', options), 'snow');
  assert.equal(sent('select', 7, options), '7');
  assert.equal(sent('select', 'moon', options), null);
  assert.equal(sent('select', 'moon', {...options, default: 'snow'}), 'snow');
  assert.equal(sent('select', '', {...options, default: 'snow'}), null);
});

test('JSON is sent as an object', () => {
  assert.deepEqual(sent('json_object', {a: 1}), {a: 1});
  assert.deepEqual(sent('json_object', '{"a": 1}'), {a: 1});
  assert.equal(sent('json_object', ''), null);
  assert.equal(sent('json_object', '{broken'), '{broken'); // for the server to refuse: nothing is lost in silence
  assert.equal(valueOf(only('json_object'), {a: 1}), '{\n  "a": 1\n}');
});

test('files are sent by their ids or addresses, however they were given', () => {
  const local = {type: 'image', transfer_method: 'local_file', upload_file_id: 'f-1'};
  const remote = {type: 'document', transfer_method: 'remote_url', url: 'https://x.example/a.pdf'};
  assert.deepEqual(sent('file', [chatFile]), local);
  assert.deepEqual(sent('file', {type: 'image', uploadFileId: 'f-1'}), local);
  assert.deepEqual(sent('file', local), local);
  assert.deepEqual(sent('file', {...local, upload_file_id: null, related_id: 'f-1'}), local);
  assert.deepEqual(sent('file-list', [chatFile, remote]), [local, remote]);
  assert.equal(sent('file', []), null);
  assert.equal(sent('file', {name: 'nothing to send'}), null);
});

test('a hidden field’s value that cannot be is left for the server to refuse', () => {
  assert.equal(sent('select', 'moon', {hide: true, options: ['snow']}), 'moon');
});

test('a default goes along where nobody gave anything, whatever was cleared stays clear', () => {
  assert.equal(sent('text-input', undefined, {default: 'Guest'}), 'Guest');
  assert.equal(sent('text-input', '', {default: 'Guest'}), '');
  assert.equal(sent('number', undefined, {default: '7'}), 7);
  assert.equal(sent('number', '', {default: '7'}), null);
  assert.equal(sent('text-input', undefined, {hide: true, default: 'website'}), 'website');
  const parameters = {user_input_form: [{'text-input': {variable: 'name', default: ''}}]};
  assert.deepEqual(inputsToSend(parameters, {}), {});
});

test('a default that no control can hold is none, and no exception', () => {
  for (const control of ['text-input', 'number', 'select', 'checkbox', 'file', 'json_object'])
    assert.ok(
      [null, false, '{\n  "toString": null\n}'].includes(
        only(control, {default: {toString: null}}).default as null,
      ),
    );
});

test('what the app does not declare is left alone', () => {
  assert.deepEqual(inputsToSend({user_input_form: []}, {extra: [1]}), {extra: [1]});
});

test('a refusal of the inputs is told from others, and names its field', () => {
  const fields = fieldsOf({number: {variable: 'size'}}, {json_object: {variable: 'profile'}});
  const named = (message: string) => refusedInput(new DifyError('invalid_param', message), fields);
  assert.equal(named('size is required in input form')?.field?.variable, 'size');
  assert.equal(named('size in input form must be a valid number')?.field?.variable, 'size');
  assert.equal(named("Invalid JSON object for 'profile': 'width' is a required property")?.field, fields[1]);
  assert.deepEqual(named('other is required in input form'), {field: null});
  assert.equal(named('Invalid upload file'), null);
});
