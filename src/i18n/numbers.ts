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
