/**
 * What events mean that not every answer has: files, sources, reasoning, speech. Loaded with what reads steps and runs,
 * when the first of them comes.
 */
import type {AnswerFact} from '../conversation/answer.js';
import {citationsOf, fileOf} from './message-details.js';
import type {Row} from './stream-events.js';
import {addedText, usageIn} from './stream-events.js';
import type {WireEvent} from './wire.js';
import {list, record, text} from './wire.js';

export const rareRows: readonly Row[] = [
  ['message_file', messageFile],
  ['tts_message', speech],
  ['tts_message_end', speechEnded],
  ['message_end', messageEnded],
  ['reasoning_chunk', reasoned],
];

/** A file; or, under the same name, a piece of text, which some versions send so (contract 13.3). */
function messageFile(event: WireEvent): readonly AnswerFact[] {
  if (typeof event['answer'] === 'string') return addedText(event);
  if (event['belongs_to'] === 'user') return []; // stands with the question already
  const file = fileOf(event);
  return file ? [{type: 'file-added', file}] : [];
}

function speech(event: WireEvent): readonly AnswerFact[] {
  const audio = text(event['audio']);
  return audio ? [{type: 'speech-arrived', audio}] : [];
}

function speechEnded(): readonly AnswerFact[] {
  return [{type: 'speech-ended'}];
}

function reasoned(event: WireEvent): readonly AnswerFact[] {
  return [{type: 'reasoning-added', text: text(record(event['data'])['reasoning'])}];
}

function messageEnded(event: WireEvent): readonly AnswerFact[] {
  return [details(event), ...annotated(event), {type: 'ended'}];
}

function details(event: WireEvent): AnswerFact {
  return {
    type: 'details-arrived',
    ...usageIn(event),
    citations: citationsOf(record(event['metadata'])['retriever_resources']),
    files: list(event['files']).flatMap((item) => {
      const file = record(item)['belongs_to'] === 'user' ? null : fileOf(record(item));
      return file ? [file] : [];
    }),
  };
}

/** A reply that somebody has laid ready for such questions. */
function annotated(event: WireEvent): readonly AnswerFact[] {
  const reply = record(record(event['metadata'])['annotation_reply']);
  const annotatedBy = text(record(reply['account'])['name']);
  return reply['id'] === undefined ? [] : [{type: 'marked', marks: {annotatedBy}}];
}
