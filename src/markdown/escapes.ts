/** Backslash escapes and character references. */
import {meetForeign} from './syntax.js';
import type {ParseOptions} from './tree.js';

/** What looks like a reference, such as `&amp;`. */
export const reference = /&#?\w+;/y;

/** What the reference stands for; itself, if that is nothing or not known here. */
export function resolve(found: string, options: ParseOptions): string {
  meetForeign(options);
  return options.syntax?.character(found) ?? found;
}

/** Text with its escapes and references resolved, as in a link's target or a fence's language. */
export function unescapeText(text: string, options: ParseOptions): string {
  return text.replace(
    /\\([!-/:-@[-`{-~])|&#?\w+;/g,
    (found, escaped: string | undefined) => escaped ?? resolve(found, options),
  );
}
