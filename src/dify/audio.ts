/** Speech in both directions: `/audio-to-text` and `/text-to-audio` (contract 10.1, 10.2). */
import {DifyError} from '../conversation/dify-error.js';
import {errorOfTransport} from './transport-error.js';
import {Deadline, textOf} from './http.js';
import type {ChatTransport} from './transport.js';
import {parseJson, record} from './wire.js';

/** Bytes of sound that Dify takes. */
export const MAX_AUDIO_BYTES = 30 * 1024 * 1024;

/** Longest wait for the words of a voice message: ten minutes of speech take their time. */
const TRANSCRIPTION_MS = 180_000;

/** From asking for speech to its first byte. */
const FIRST_SOUND_MS = 60_000;

/**
 * The words in a recording.
 *
 * @param wav labelled `audio/wav`: of what browsers can record themselves Dify takes nothing (415).
 * @throws DifyError
 */
export async function transcribe(transport: ChatTransport, wav: Blob, signal: AbortSignal): Promise<string> {
  const form = new FormData();
  form.set('file', wav, 'voice-message.wav');
  const deadline = new Deadline(signal);
  try {
    deadline.restart(TRANSCRIPTION_MS);
    const response = await transport.open('/audio-to-text', {method: 'POST', form, signal: deadline.signal});
    const body = await textOf(response, deadline);
    const words = record(parseJson(body))['text'];
    if (typeof words !== 'string') throw new DifyError('bad_response', 'The transcription has no text.');
    return words.trim();
  } finally {
    deadline.end();
  }
}

export interface Speech {
  /** The sound's own name for its kind, as `audio/mpeg`. */
  readonly type: string;
  /** In the pieces in which the network delivers it. Throws a `DifyError` where it breaks off. */
  readonly pieces: AsyncIterable<Uint8Array<ArrayBuffer>>;
}

/**
 * An answer read aloud; `null` if the server has nothing to read (200 with JSON `null`).
 *
 * @param what a message of the app's, or where it has no id, the text itself.
 * @throws DifyError
 */
export async function speechOf(
  transport: ChatTransport,
  what: {readonly messageId: string} | {readonly text: string},
  signal: AbortSignal,
): Promise<Speech | null> {
  const json = 'messageId' in what ? {message_id: what.messageId} : {text: what.text};
  const deadline = new Deadline(signal);
  try {
    deadline.restart(FIRST_SOUND_MS);
    const response = await transport.open('/text-to-audio', {method: 'POST', json, signal: deadline.signal});
    const type = response.headers.get('content-type')?.split(';', 1)[0]?.trim() ?? '';
    if (type.startsWith('audio/') && response.body) return {type, pieces: piecesOf(response.body, deadline)};
    const body = await textOf(response, deadline);
    deadline.end();
    if (body.trim() === 'null') return null;
    throw new DifyError('bad_response', `The server answered with ${type || 'nothing'} instead of sound.`);
  } catch (error) {
    deadline.end();
    throw error;
  }
}

/** A piece of speech from a `tts_message`; empty where it is no base64. */
export function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  } catch {
    return new Uint8Array(); // a piece that cannot be read is a gap in the sound, not the end of it
  }
}

async function* piecesOf(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  deadline: Deadline,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const reader = body.getReader();
  // A body of the page's own making need not heed the signal; an errored one refuses, as it is gone already.
  const leave = (): void => void reader.cancel().catch(() => undefined);
  deadline.signal.addEventListener('abort', leave);
  try {
    for (;;) {
      deadline.restart(FIRST_SOUND_MS);
      const {done, value} = await reader.read().catch((cause: unknown) => {
        throw deadline.reason ?? errorOfTransport(cause, true);
      });
      if (deadline.reason) throw deadline.reason;
      if (done) return;
      yield value;
    }
  } finally {
    deadline.end();
    leave();
  }
}
