/**
 * A JSON value against a JSON Schema, as far as `type`, `required` and `properties` go, inside objects too: enough to
 * name the slips of somebody who types. Every other rule (`enum`, `items`, `pattern`, `$ref`, …) is the server's.
 */
import type {WireRecord} from '../../dify/wire.js';
import {isRecord, list, record} from '../../dify/wire.js';

export type JsonFault =
  /** @param path from the outermost object: `address.city`. */
  | {readonly kind: 'json-missing'; readonly path: string}
  | {readonly kind: 'json-type'; readonly path: string; readonly types: readonly string[]};

/** The first fault; `null` where there is none that can be seen here. */
export function jsonFault(value: unknown, schema: WireRecord, path = ''): JsonFault | null {
  const types = [schema['type']].flat().filter((type) => typeof type === 'string');
  if (types.length > 0 && !types.some((type) => isOfType(value, type)))
    return {kind: 'json-type', path, types};
  if (!isRecord(value)) return null;
  for (const key of list(schema['required'])) {
    if (typeof key === 'string' && !Object.hasOwn(value, key))
      return {kind: 'json-missing', path: inside(path, key)};
  }
  for (const [key, inner] of Object.entries(record(schema['properties']))) {
    if (!isRecord(inner) || !Object.hasOwn(value, key)) continue;
    const fault = jsonFault(value[key], inner, inside(path, key));
    if (fault) return fault;
  }
  return null;
}

function inside(path: string, key: string): string {
  return path ? `${path}.${key}` : key;
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
