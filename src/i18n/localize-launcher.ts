/** The sentences around the closed launcher, by language. */
import {enLauncher} from './en-launcher.js';

export type LauncherStrings = Readonly<typeof enLauncher>;

export function launcherStringsFor(): LauncherStrings {
  return enLauncher;
}
