/** Whether an app listens and speaks: on its own, since it is asked before the features are loaded (contract 10.3). */
import type {WireRecord} from './wire.js';
import {record} from './wire.js';

/** Voice messages can be turned into text. */
export function takesSpeech(parameters: WireRecord | null): boolean {
  return record(parameters?.['speech_to_text'])['enabled'] === true;
}

/** Answers can be read aloud. */
export function readsAloud(parameters: WireRecord | null): boolean {
  return record(parameters?.['text_to_speech'])['enabled'] === true;
}

/** Answers are read aloud without being asked to: their sound comes in the stream. */
export function readsAloudByItself(parameters: WireRecord | null): boolean {
  return readsAloud(parameters) && record(parameters?.['text_to_speech'])['autoPlay'] === 'enabled';
}
