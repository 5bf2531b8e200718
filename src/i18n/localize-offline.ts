/** What is said of a network that goes and comes, by language. */
import {enOffline} from './en-offline.js';
import type {Worded, Words} from './words.js';

export type OfflineStrings = Worded<typeof enOffline>;

export function offlineStringsFor(words: Words): OfflineStrings {
  return words.table('offline', enOffline);
}
