/** Holds JSON against its schema once what can do so has come, which it does with a form that has such a field. */
import type {InputField} from '../../dify/input-form.js';
import type {WireRecord} from '../../dify/wire.js';
import type * as Check from './json-check.js';

let check: typeof Check | null = null;
let loading: Promise<void> | null = null;

/** Resolves when it is there; `null` if no field needs it, or it has been asked for: the form does so at each drawing. */
export function jsonCheckFor(fields: readonly InputField[]): Promise<void> | null {
  if (loading || !fields.some(({schema}) => schema)) return null;
  loading = import('./json-check.js').then((part) => {
    check = part;
  });
  return loading;
}

/** `null` where nothing is wrong, as far as can be told by now. The server has the last word. */
export function jsonFault(value: WireRecord, schema: WireRecord): Check.JsonFault | null {
  return check?.jsonFault(value, schema) ?? null;
}
