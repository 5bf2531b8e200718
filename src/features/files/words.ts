/** Refusals, failures and sizes in the visitor's words. */
import type {DifyError} from '../../conversation/dify-error.js';
import type {Strings} from '../../i18n/localize.js';
import {counted, inDigits, sizeInWords} from '../../i18n/numbers.js';
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
      const limit = sizeInWords(maxBytes, strings.words);
      return fill(refused.type, {name: refusal.name, allowed: listed(allowed, strings), limit});
    }
    case 'size': {
      const {name, size, maxBytes} = refusal;
      return fill(refused.size, {
        name,
        size: sizeInWords(size, strings.words),
        limit: sizeInWords(maxBytes, strings.words),
      });
    }
    case 'count': {
      const names = listed(refusal.names, strings);
      return counted(refused.count, refusal.maxCount, strings.words, {names});
    }
  }
}

/** Why an upload failed: files have words of their own for what means something else for them. */
export function failureInWords({code}: DifyError, own: FileStrings, strings: Strings): string {
  const failed: Readonly<Record<string, string>> = own.failed;
  return (Object.hasOwn(failed, code) ? failed[code] : undefined) ?? sentenceFor(code, strings);
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
