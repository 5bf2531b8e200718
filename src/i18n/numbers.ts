/** Numbers as the reader's region writes them, and the sentences that count. */
import {fill} from './fill.js';
import type {Plural} from './plural.js';
import type {Words} from './words.js';

export function inDigits(value: number, {format}: Words, options?: Intl.NumberFormatOptions): string {
  return new Intl.NumberFormat(format, options).format(value);
}

/** The form for a number, with that number at `{count}`. */
export function counted(
  forms: Plural,
  count: number,
  words: Words,
  values?: Readonly<Record<string, string>>,
): string {
  const form = forms[new Intl.PluralRules(words.language).select(count)] ?? forms.other;
  return fill(form, {...values, count: inDigits(count, words)});
}

/** A file's size. Rounded up: a small file is not nothing, and one that is over a limit is not as large as it. */
export function sizeInWords(bytes: number, words: Words): string {
  const unit = bytes < 1024 * 1024 ? 'kilobyte' : 'megabyte';
  const value = bytes / (unit === 'kilobyte' ? 1024 : 1024 * 1024);
  return inDigits(Math.ceil(value * 10) / 10, words, {style: 'unit', unit, maximumFractionDigits: 1});
}
