/** What stands in the way of a field's value. The server checks once more, and has the last word. */
import type {InputField, InputValue} from '../../dify/input-form.js';
import {numberIn, objectIn} from '../../dify/input-form.js';
import type {JsonFault} from './json-check.js';
import {jsonFault} from './late-json-check.js';

export type Fault =
  | {readonly kind: 'missing'}
  | {readonly kind: 'too-long'; readonly max: number}
  | {readonly kind: 'no-number'}
  | {readonly kind: 'no-json'}
  | FileFault
  | JsonFault;

/** Of a file that is no value yet: it is on its way, or has not got through. */
export interface FileFault {
  readonly kind: 'uploading' | 'not-uploaded';
}

export function faultOf(field: InputField, value: InputValue | null): Fault | null {
  if (isEmpty(value)) return field.isRequired ? {kind: 'missing'} : null;
  if (typeof value !== 'string') return null;
  const {control, maxLength, schema} = field;
  switch (control) {
    case 'number':
      return numberIn(value) === null ? {kind: 'no-number'} : null;
    case 'json': {
      const object = objectIn(value);
      if (!object) return {kind: 'no-json'};
      return schema && jsonFault(object, schema);
    }
    default:
      return maxLength !== null && lengthOf(value) > maxLength ? {kind: 'too-long', max: maxLength} : null;
  }
}

/** A switch is never empty: off is an answer, too. */
export function isEmpty(value: InputValue | null): boolean {
  return value === null || (typeof value === 'string' ? value.trim() : value) === '' || isNoFiles(value);
}

function isNoFiles(value: InputValue): boolean {
  return Array.isArray(value) && value.length === 0;
}

/** In code points, as Dify counts. */
export function lengthOf(value: string): number {
  return Array.from(value).length;
}
