/** The sentences around the closed launcher, by language. */
import {enLauncher} from './en-launcher.js';
import type {LauncherWords} from './topics.js';

export type LauncherStrings = typeof enLauncher;

/** @param words what the launcher says in the chat's language, with what the page has put in its place. */
export function launcherStringsFor(words: LauncherWords | null): LauncherStrings {
  return {...enLauncher, ...words};
}

/** How many answers wait. @param format how the reader's region writes numbers. */
export function unreadIn(count: number, words: LauncherWords | null, format: string): string {
  const {unread} = launcherStringsFor(words);
  const form = unread[new Intl.PluralRules(words?.language ?? 'en').select(count)] ?? unread.other;
  return form.replace('{count}', new Intl.NumberFormat(format).format(count));
}
