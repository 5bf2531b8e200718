/** What stands in the way of a value, and what fills a text's variables. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {InputField} from '../../../src/dify/input-form.js';
import {inputFieldsOf} from '../../../src/dify/input-form.js';
import {faultOf} from '../../../src/features/form/checks.js';
import {fillVariables, hasBlank} from '../../../src/features/form/fill.js';
import {jsonFault} from '../../../src/features/form/json-check.js';

function field(control: string, more: Readonly<Record<string, unknown>> = {}): InputField {
  return inputFieldsOf({user_input_form: [{[control]: {variable: 'it', ...more}}]})[0]!;
}

test('only what the app requires is missing', () => {
  assert.deepEqual(faultOf(field('text-input', {required: true}), null), {kind: 'missing'});
  assert.deepEqual(faultOf(field('text-input', {required: true}), '  '), {kind: 'missing'});
  assert.deepEqual(faultOf(field('file-list', {required: true}), []), {kind: 'missing'});
  assert.equal(faultOf(field('text-input'), ''), null);
  assert.equal(faultOf(field('checkbox', {required: true}), false), null);
});

test('length counts in characters, as the server counts', () => {
  const short = field('paragraph', {max_length: 2});
  assert.equal(faultOf(short, '🥾🥾'), null);
  assert.deepEqual(faultOf(short, 'abc'), {kind: 'too-long', max: 2});
});

test('a number and a JSON object must be one', () => {
  assert.deepEqual(faultOf(field('number'), 'five'), {kind: 'no-number'});
  assert.equal(faultOf(field('number'), '5'), null);
  for (const wrong of ['{', '[]', 'null', '"text"'])
    assert.deepEqual(faultOf(field('json_object'), wrong), {kind: 'no-json'});
  assert.equal(faultOf(field('json_object'), '{}'), null);
});

test('JSON is held against its schema, inside of objects too', () => {
  const schema = {
    type: 'object',
    required: ['home'],
    properties: {
      home: {
        type: 'object',
        required: ['city'],
        properties: {city: {type: 'string'}, floor: {type: 'integer'}},
      },
      nick: {type: ['string', 'null']},
    },
  };
  const fault = (value: unknown) => jsonFault(value, schema);
  assert.equal(fault({home: {city: 'Oslo', floor: 3}, nick: null, more: 1}), null);
  assert.deepEqual(fault({}), {kind: 'json-missing', path: 'home'});
  assert.deepEqual(fault({home: {}}), {kind: 'json-missing', path: 'home.city'});
  assert.deepEqual(fault({home: {city: 1}}), {kind: 'json-type', path: 'home.city', types: ['string']});
  assert.deepEqual(fault({home: {city: 'Oslo', floor: 1.5}}), {
    kind: 'json-type',
    path: 'home.floor',
    types: ['integer'],
  });
  assert.deepEqual(fault({home: {city: 'Oslo'}, nick: 1}), {
    kind: 'json-type',
    path: 'nick',
    types: ['string', 'null'],
  });
  assert.deepEqual(fault([]), {kind: 'json-type', path: '', types: ['object']});
});

test('JSON is held to choices and bounds, inside of lists, and to the names that are expected', () => {
  const schema = {
    type: 'object',
    additionalProperties: false,
    properties: {
      size: {type: 'number', minimum: 20, exclusiveMaximum: 50},
      kind: {enum: ['boot', {own: [1], more: null}]},
      stops: {
        type: 'array',
        minItems: 1,
        maxItems: 2,
        items: {type: 'object', properties: {name: {type: 'string', minLength: 2, maxLength: 3}}},
      },
      notes: {type: 'object', additionalProperties: {type: 'string'}},
    },
  };
  const fault = (value: unknown) => jsonFault(value, schema);
  assert.equal(
    fault({size: 20, kind: {more: null, own: [1]}, stops: [{name: '🥾🥾🥾'}], notes: {a: 'b'}}),
    null,
  );
  assert.deepEqual(fault({siez: 1}), {kind: 'json-unknown', path: 'siez'});
  const bound = (path: string, bound: string, limit: number) => ({kind: 'json-bound', path, bound, limit});
  assert.deepEqual(fault({size: 19.5}), bound('size', 'minimum', 20));
  assert.deepEqual(fault({size: 50}), bound('size', 'exclusiveMaximum', 50));
  assert.deepEqual(fault({stops: []}), bound('stops', 'minItems', 1));
  assert.deepEqual(fault({stops: [1, 2, 3]}), bound('stops', 'maxItems', 2));
  assert.deepEqual(fault({stops: [{name: 'Oslo'}]}), bound('stops[0].name', 'maxLength', 3));
  assert.deepEqual(fault({stops: [{}, {name: 'O'}]}), bound('stops[1].name', 'minLength', 2));
  assert.deepEqual(fault({kind: 'shoe'}), {
    kind: 'json-choice',
    path: 'kind',
    choices: ['"boot"', '{"own":[1],"more":null}'],
  });
  assert.deepEqual(fault({notes: {a: 1}}), {kind: 'json-type', path: 'notes.a', types: ['string']});
});

test('a schema that is no schema refuses nothing', () => {
  assert.equal(jsonFault({a: 1}, {type: 'hologram', required: 'a', properties: [1]}), null);
  const odd = {enum: 'a', minimum: '9', items: [1], additionalProperties: 'no', maxLength: null};
  assert.equal(jsonFault({a: [1, 'long']}, odd), null);
  assert.equal(jsonFault([1], odd), null);
  const byPattern = {additionalProperties: false, patternProperties: {'^x-': {}}};
  assert.equal(jsonFault({'x-a': 1}, byPattern), null);
});

const values = new Map([
  ['name', 'Ada'],
  ['bad', '[x](javascript:1) **b**\n# <i>'],
]);
const valueOf = (name: string): string | null => values.get(name) ?? null;

test('variables give way to values, unknown ones stay', () => {
  assert.equal(
    fillVariables('Hi {{name}}, {{ name }}! {{other}} {x}', valueOf, false),
    'Hi Ada, Ada! {{other}} {x}',
  );
});

test('what is not filled in leaves no gap in a salutation, and an ellipsis elsewhere', () => {
  const empty = (name: string): string | null => (name === 'own' ? null : '');
  const read = (text: string): string => fillVariables(text, empty, true);
  assert.equal(read('Hello {{name}}, how can I help?'), 'Hello, how can I help?');
  assert.equal(read('# Hello **{{name}}**!'), '# Hello!');
  assert.equal(
    read('Good to see you. Welcome back, {{ name }}. Ready?'),
    'Good to see you. Welcome back. Ready?',
  );
  assert.equal(read('Hello {{name}}\nBoots for {{terrain}}?'), 'Hello\nBoots for …?');
  assert.equal(read('Hello {{name}}, boots for **{{terrain}}**?'), 'Hello, boots for **…**?');
  assert.equal(read('你好，{{name}}！'), '你好！');
  assert.equal(read('{{name}}, {{own}} and {{other}} it is'), '…, {{own}} and … it is');
  assert.equal(hasBlank('Boots for {{terrain}}?', empty), true);
  assert.equal(hasBlank('Boots for {{own}}?', empty), false);
});

test('a value in markdown is text, on one line', () => {
  assert.equal(
    fillVariables('{{bad}}', valueOf, true),
    '\\[x\\]\\(javascript\\:1\\) \\*\\*b\\*\\* \\# \\<i\\>',
  );
  assert.equal(fillVariables('{{bad}}', valueOf, false), '[x](javascript:1) **b** # <i>');
});

test('a value with a dollar sign or braces is no pattern and is not filled again', () => {
  const odd = (name: string): string => (name === 'a' ? '$& {{b}}' : 'never');
  assert.equal(fillVariables('{{a}}', odd, false), '$& {{b}}');
});
