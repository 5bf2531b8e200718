/** The sentences about voice, by language. */
import {enVoice} from './en-voice.js';
import {sentenceFor, stringsFor} from './localize.js';
import type {Worded, Words} from './words.js';

export type VoiceStrings = Worded<typeof enVoice>;

/** Something that goes wrong on the visitor's side. */
export type VoiceProblem = keyof typeof enVoice.problems;

export function voiceStringsFor(words: Words): VoiceStrings {
  return words.table('voice', enVoice);
}

/** What is told to a visitor whose voice message a server did not take. */
export function sentenceForRecording(code: string, words: Words): string {
  const errors: Readonly<Record<string, string>> = voiceStringsFor(words).errors;
  const general = stringsFor(words);
  if (Object.hasOwn(errors, code)) return errors[code] ?? '';
  return Object.hasOwn(general.errors, code) ? sentenceFor(code, general) : (errors['bad_response'] ?? '');
}

/** What is told to a visitor who wanted to hear an answer. */
export function sentenceForSpeech(code: string, words: Words): string {
  const general = stringsFor(words);
  const isOwners = code !== 'invalid_param' && code !== 'bad_response';
  return isOwners && Object.hasOwn(general.errors, code)
    ? sentenceFor(code, general)
    : voiceStringsFor(words).problems.speechFailed;
}
