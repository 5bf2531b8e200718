/** A conversation as one markdown text, to keep or to pass on. */
import {textOf} from './answer.js';
import type {Conversation} from './chat-state.js';

export interface TranscriptLabels {
  readonly you: string;
  readonly assistant: string;
}

export function transcriptOf({thread}: Conversation, {you, assistant}: TranscriptLabels): string {
  const said = thread.flatMap(({question, answer}) => [
    `**${you}**\n\n${question.text}${fileList(question.files)}`,
    `**${assistant}**\n\n${textOf(answer)}${fileList(answer.files)}`,
  ]);
  return said.length > 0 ? `${said.join('\n\n---\n\n')}\n` : '';
}

function fileList(files: readonly {readonly name: string; readonly url: string | null}[]): string {
  return files.map(({name, url}) => `\n\n- ${url === null ? name : `[${name || url}](<${url}>)`}`).join('');
}
