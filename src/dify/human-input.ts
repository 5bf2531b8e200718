/** Answers a form that a run waits for (contract 12.2). */
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

/** Why a form takes no answer any more. */
export type Refusal = 'answered' | 'expired';

/** @returns `null` if it was taken. @throws DifyError for everything but a form that is over. */
export async function submitForm(
  transport: ChatTransport,
  {token, action, values}: FilledForm,
  signal: AbortSignal,
): Promise<Refusal | null> {
  const inputs = Object.fromEntries(
    values.map(([name, value, isList]) => [name, typeof value === 'string' ? value : wireOf(value, isList)]),
  );
  try {
    await transport.request(`/form/human_input/${encodeURIComponent(token)}`, {
      method: 'POST',
      json: {inputs, action},
      signal,
    });
    return null;
  } catch (error) {
    if (!(error instanceof DifyError)) throw error;
    if (error.code === 'human_input_form_submitted') return 'answered';
    if (error.code === 'human_input_form_expired') return 'expired';
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
