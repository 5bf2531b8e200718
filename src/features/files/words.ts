/** Refusals, failures and sizes in the visitor's words. */
import type {DifyError} from '../../conversation/dify-error.js';
import type {Strings} from '../../i18n/localize.js';
import {counted, inDigits} from '../../i18n/numbers.js';
import {fill, sentenceFor} from '../../i18n/localize.js';
import type {FileStrings} from '../../i18n/localize-files.js';
import type {Refusal} from './checks.js';

/** More extensions than this are not read: the kinds of files say more. */
const MAX_NAMED = 8;

export function refusalInWords(refusal: Refusal, strings: FileStrings): string {
  const {refused, kinds} = strings;
  switch (refusal.reason) {
    case 'off':
      return refused.off;
    case 'method':
    case 'address':
      return fill(refused[refusal.reason], {name: refusal.name});
    case 'type': {
      const {extensions, customExtensions, maxBytes} = refusal;
      const named = refusal.kinds.filter((kind) => kind !== 'custom').map((kind) => kinds[kind]);
      const allowed =
        extensions.length > MAX_NAMED
          ? [...named, ...customExtensions.slice(0, MAX_NAMED).map(inCapitals)]
          : extensions.map(inCapitals);
      const limit = sizeInWords(maxBytes, strings);
      return fill(refused.type, {name: refusal.name, allowed: listed(allowed, strings), limit});
    }
    case 'size': {
      const {name, size, maxBytes} = refusal;
      return fill(refused.size, {
        name,
        size: sizeInWords(size, strings),
        limit: sizeInWords(maxBytes, strings),
      });
    }
    case 'count': {
      const names = listed(refusal.names, strings);
      return counted(refused.count, refusal.maxCount, strings.words, {names});
    }
  }
}

/** Why an upload failed: files have words of their own for what means something else for them. */
export function failureInWords({code}: DifyError, {failed}: FileStrings, strings: Strings): string {
  return (Object.hasOwn(failed, code) ? failed[code] : undefined) ?? sentenceFor(code, strings);
}

/** Rounded up: a small file is not nothing, and one that is over a limit is not as large as it. */
export function sizeInWords(bytes: number, {words}: FileStrings): string {
  const unit = bytes < 1024 * 1024 ? 'kilobyte' : 'megabyte';
  const value = bytes / (unit === 'kilobyte' ? 1024 : 1024 * 1024);
  return inDigits(Math.ceil(value * 10) / 10, words, {style: 'unit', unit, maximumFractionDigits: 1});
}

export function percentInWords(share: number, {words}: FileStrings): string {
  return inDigits(share, words, {style: 'percent', maximumFractionDigits: 0});
}

function inCapitals(extension: string): string {
  return extension.toUpperCase();
}

function listed(items: readonly string[], {words}: FileStrings): string {
  return new Intl.ListFormat(words.format, {type: 'conjunction'}).format(items);
}
