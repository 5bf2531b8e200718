/** Holds JSON against its schema once what can do so has come, which it does with a form that has such a field. */
import {onDemand} from '../../on-demand.js';
import type {InputField} from '../../dify/input-form.js';
import type {WireRecord} from '../../dify/wire.js';
import type * as Check from './json-check.js';

const checkPart = onDemand(() => import('./json-check.js'));
let check: typeof Check | null = null;

/** Resolves when it is there; `null` if no field needs it, or it is there already. */
export function jsonCheckFor(fields: readonly InputField[]): Promise<void> | null {
  if (check || !fields.some(({schema}) => schema)) return null;
  return checkPart().then((part) => {
    check = part;
  });
}

/** `null` where nothing is wrong, as far as can be told by now. The server has the last word. */
export function jsonFault(value: WireRecord, schema: WireRecord): Check.JsonFault | null {
  return check?.jsonFault(value, schema) ?? null;
}
