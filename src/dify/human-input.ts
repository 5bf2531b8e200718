/** Answers a form that a run waits for, and asks how it stands (contract 12.2). */
import type {ChatFile} from '../conversation/answer.js';
import {DifyError} from '../conversation/dify-error.js';
import type {ChatTransport} from './transport.js';
import type {WireRecord} from './wire.js';

/** What was filled in: a text, or files. */
export type FormValue = string | readonly ChatFile[];

export interface FilledForm {
  readonly token: string;
  readonly action: string;
  readonly values: readonly (readonly [name: string, value: FormValue, isList: boolean])[];
}

/** Why a form takes no answer any more; `gone`: the server does not know it. */
export type Refusal = 'answered' | 'expired' | 'gone';

const refusals = new Map<string, Refusal>([
  ['human_input_form_submitted', 'answered'],
  ['human_input_form_expired', 'expired'],
  ['human_input_form_not_found', 'gone'],
  ['not_found', 'gone'],
]);

/** @returns `null` if it was taken. @throws DifyError for everything but a form that is over. */
export async function submitForm(
  transport: ChatTransport,
  {token, action, values}: FilledForm,
  signal: AbortSignal,
): Promise<Refusal | null> {
  const inputs = Object.fromEntries(
    values.map(([name, value, isList]) => [name, typeof value === 'string' ? value : wireOf(value, isList)]),
  );
  return refusalIn(transport.request(pathOf(token), {method: 'POST', json: {inputs, action}, signal}));
}

/** @returns `null` while it can be answered. @throws DifyError where nobody can tell. */
export function stateOfForm(
  transport: ChatTransport,
  token: string,
  signal: AbortSignal,
): Promise<Refusal | null> {
  return refusalIn(transport.request(pathOf(token), {signal}));
}

function pathOf(token: string): string {
  return `/form/human_input/${encodeURIComponent(token)}`;
}

async function refusalIn(answer: Promise<unknown>): Promise<Refusal | null> {
  try {
    await answer;
    return null;
  } catch (error) {
    const refusal = error instanceof DifyError ? refusals.get(error.code) : undefined;
    if (refusal) return refusal;
    throw error;
  }
}

function wireOf(files: readonly ChatFile[], isList: boolean): unknown {
  const all = files.map(fileToSend);
  return isList ? all : all[0];
}

/** As in a message (contract 5.4). */
function fileToSend({type, uploadFileId, url}: ChatFile): WireRecord {
  return uploadFileId === null
    ? {type, transfer_method: 'remote_url', url}
    : {type, transfer_method: 'local_file', upload_file_id: uploadFileId};
}
