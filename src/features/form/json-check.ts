/**
 * A JSON value against a JSON Schema: what somebody who types gets wrong, inside objects and lists too. Rules that are
 * not here (`pattern`, `format`, `$ref`, `anyOf`, …) are the server's alone.
 *
 * @see https://json-schema.org/understanding-json-schema/reference
 */
import {lengthOf} from './checks.js';
import type {WireRecord} from '../../dify/wire.js';
import {isRecord, list, record} from '../../dify/wire.js';

/** @property path from the outermost object: `address.lines[0]`. */
export type JsonFault = {readonly path: string} & (
  | {readonly kind: 'json-missing' | 'json-unknown'}
  | {readonly kind: 'json-type'; readonly types: readonly string[]}
  | {readonly kind: 'json-choice'; readonly choices: readonly string[]}
  | {readonly kind: 'json-bound'; readonly bound: JsonBound; readonly limit: number}
);

/** By the schema's names. */
export type JsonBound = keyof typeof bounds;

const isMin = (size: number, limit: number): boolean => size >= limit;
const isMax = (size: number, limit: number): boolean => size <= limit;
const number = (value: unknown): number | null => (typeof value === 'number' ? value : null);
const length = (value: unknown): number | null => (typeof value === 'string' ? lengthOf(value) : null);
const count = (value: unknown): number | null => (Array.isArray(value) ? value.length : null);

/** What each bound measures, `null` where it is not about such a value, and how that must stand to the limit. */
const bounds = {
  minimum: [number, isMin],
  maximum: [number, isMax],
  exclusiveMinimum: [number, (size: number, limit: number): boolean => size > limit],
  exclusiveMaximum: [number, (size: number, limit: number): boolean => size < limit],
  minLength: [length, isMin],
  maxLength: [length, isMax],
  minItems: [count, isMin],
  maxItems: [count, isMax],
} as const;

/** The first fault; `null` where there is none that can be seen here. */
export function jsonFault(value: unknown, schema: WireRecord, path = ''): JsonFault | null {
  const types = [schema['type']].flat().filter((type) => typeof type === 'string');
  if (types.length > 0 && !types.some((type) => isOfType(value, type)))
    return {kind: 'json-type', path, types};
  const choices = 'const' in schema ? [schema['const']] : schema['enum'];
  if (Array.isArray(choices) && !choices.some((choice) => isSame(choice, value)))
    return {kind: 'json-choice', path, choices: choices.map((choice) => JSON.stringify(choice))};
  return (
    outOfBounds(value, schema, path) ?? faultInObject(value, schema, path) ?? faultInList(value, schema, path)
  );
}

function outOfBounds(value: unknown, schema: WireRecord, path: string): JsonFault | null {
  for (const [name, [measure, holds]] of Object.entries(bounds)) {
    const limit = schema[name];
    const size = measure(value);
    if (size !== null && typeof limit === 'number' && !holds(size, limit))
      return {kind: 'json-bound', path, bound: name as JsonBound, limit};
  }
  return null;
}

function faultInObject(value: unknown, schema: WireRecord, path: string): JsonFault | null {
  if (!isRecord(value)) return null;
  for (const key of list(schema['required'])) {
    if (typeof key === 'string' && !Object.hasOwn(value, key))
      return {kind: 'json-missing', path: inside(path, key)};
  }
  const properties = record(schema['properties']);
  // Which names a pattern lets through only the server knows.
  const others = 'patternProperties' in schema ? undefined : schema['additionalProperties'];
  for (const [key, item] of Object.entries(value)) {
    const inner = Object.hasOwn(properties, key) ? properties[key] : others;
    if (inner === false) return {kind: 'json-unknown', path: inside(path, key)};
    const fault = isRecord(inner) ? jsonFault(item, inner, inside(path, key)) : null;
    if (fault) return fault;
  }
  return null;
}

function faultInList(value: unknown, {items}: WireRecord, path: string): JsonFault | null {
  if (!Array.isArray(value) || !isRecord(items)) return null;
  for (const [at, item] of value.entries()) {
    const fault = jsonFault(item, items, `${path}[${String(at)}]`);
    if (fault) return fault;
  }
  return null;
}

function inside(path: string, key: string): string {
  return path ? `${path}.${key}` : key;
}

/** Whatever the order of the keys. */
function isSame(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return one === other;
  const [some, others] = [Object.entries(one), new Map<string, unknown>(Object.entries(other))];
  const isAlike = Array.isArray(one) === Array.isArray(other) && some.length === others.size;
  return isAlike && some.every(([key, value]) => others.has(key) && isSame(value, others.get(key)));
}

/** A type that no schema knows refuses nothing. */
function isOfType(value: unknown, type: string): boolean {
  switch (type) {
    case 'object':
      return isRecord(value);
    case 'array':
      return Array.isArray(value);
    case 'null':
      return value === null;
    case 'integer':
      return Number.isInteger(value);
    case 'string':
    case 'number':
    case 'boolean':
      return typeof value === type;
    default:
      return true;
  }
}
