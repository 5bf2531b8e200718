/** What is wrong with a field, in the visitor's words. */
import type {InputField} from '../../dify/input-form.js';
import type {FormStrings} from '../../i18n/localize-form.js';
import {counted, inDigits} from '../../i18n/numbers.js';
import {fill} from '../../i18n/localize.js';
import type {Fault} from './checks.js';
import type {Refusal} from './form-editor.js';

export function faultSentence(
  fault: Fault | Refusal,
  {control, label}: InputField,
  strings: FormStrings,
): string {
  switch (fault.kind) {
    case 'missing':
      if (control === 'select') return strings.missingChoice;
      return control === 'file' || control === 'files' ? strings.missingFile : strings.missing;
    case 'too-long':
      return counted(strings.tooLong, fault.max, strings.words);
    case 'no-number':
      return strings.noNumber;
    case 'uploading':
      return strings.uploading;
    case 'not-uploaded':
      return strings.notUploaded;
    case 'no-json':
      return strings.noJson;
    case 'json-missing':
      return fill(strings.jsonMissing, {path: fault.path});
    case 'json-type': {
      const names = new Map<string, string>(Object.entries(strings.jsonTypes));
      const type = fault.types.map((each) => names.get(each) ?? each).join(' / ');
      return fill(strings.jsonType, {path: fault.path || label, type});
    }
    case 'json-unknown':
      return fill(strings.jsonUnknown, {path: fault.path});
    case 'json-choice':
      return fill(strings.jsonChoice, {path: fault.path || label, choices: fault.choices.join(', ')});
    case 'json-bound':
      return fill(strings.jsonBounds[fault.bound], {
        path: fault.path || label,
        limit: inDigits(fault.limit, strings.words, {maximumFractionDigits: 20}),
      });
    case 'refused':
      return strings.refused;
    default:
      return fault satisfies never;
  }
}
