/** The sentences around the closed launcher, by language. */
import {enLauncher} from './en-launcher.js';
import type {Plural} from './plural.js';
import type {LauncherWords} from './topics.js';

export type LauncherStrings = Omit<typeof enLauncher, 'unread'> & {readonly unread: Plural | string};

/** @param words what the launcher says in the chat's language, with what the page has put in its place. */
export function launcherStringsFor(words: LauncherWords | null): LauncherStrings {
  return {...enLauncher, ...words};
}

/** How many answers wait. */
export function unreadIn(count: number, words: LauncherWords | null, language: string): string {
  const forms = launcherStringsFor(words).unread;
  const form =
    typeof forms === 'string' ? forms : (forms[new Intl.PluralRules(language).select(count)] ?? forms.other);
  return form.replace('{count}', new Intl.NumberFormat(language).format(count));
}
