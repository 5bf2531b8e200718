/** The sentences about the app itself, by language. */
import {enIdentity} from './en-identity.js';
import type {Worded, Words} from './words.js';

export type IdentityStrings = Worded<typeof enIdentity>;

export function identityStringsFor(words: Words): IdentityStrings {
  return words.table('identity', enIdentity);
}
