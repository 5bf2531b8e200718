/** Every sentence of the interface, by language. */
import {en} from './en.js';

export type Strings = Readonly<Omit<typeof en, 'errors'>> & {
  readonly errors: Readonly<Record<string, string>>;
};

export function stringsFor(): Strings {
  return en;
}

/** A sentence with its gaps filled: `{name}` stands for the value of that name. */
export function fill(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (gap, name: string) => String(values[name] ?? gap));
}

/** What is told to a reader of an error: a sentence for each code that has one, and one for the rest. */
export function sentenceFor(code: string, {errors}: Strings): string {
  return (Object.hasOwn(errors, code) ? errors[code] : errors['bad_response']) ?? '';
}
