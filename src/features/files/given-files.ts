/** Files as a page gives them, to `send()`, `attach()` or in `dify-send`, read into what can be sent or uploaded. */
import type {ChatFile} from '../../conversation/answer.js';
import {nameInUrl} from '../../conversation/answer.js';
import {DifyError} from '../../conversation/dify-error.js';
import type {AttachmentRules} from '../../dify/attachment-rules.js';
import {kindOfUrl, ownKindOf} from '../../dify/attachment-rules.js';
import type {FileInput} from '../../events.js';
import type {FileStrings} from '../../i18n/localize-files.js';
import type {Refusal} from './checks.js';
import {checkFiles} from './checks.js';
import type {Gathered} from './tray.js';
import {isFromDevice} from './tray.js';
import type {Uploader} from './uploader.js';
import {refusalInWords} from './words.js';

/**
 * All of them or none. Only a `File` is held against the app's rules: what lies elsewhere is the page's own business.
 *
 * @param room how many there may be.
 * @throws DifyError for the first that cannot be sent, so that nothing is left out in silence.
 */
export function givenFiles(
  inputs: readonly FileInput[],
  rules: AttachmentRules | null,
  room: number,
  strings: FileStrings,
): readonly Gathered[] {
  const others = inputs.filter((input) => !(input instanceof File));
  const files = inputs.filter((input) => input instanceof File);
  const {taken, refused} =
    files.length > 0 ? checkFiles(files, rules, room - others.length) : {taken: [], refused: []};
  const [refusal] = refused;
  if (refusal) throw new DifyError(codeOf(refusal), refusalInWords(refusal, strings));
  const fromDevice = [...taken];
  return inputs.map((input) =>
    input instanceof File ? (fromDevice.shift() as Gathered) : chatFile(input, rules),
  );
}

/** As they can be sent, in order. @throws DifyError for an upload that fails. */
export function uploadGathered(
  uploader: Uploader,
  gathered: readonly Gathered[],
  signal: AbortSignal,
): Promise<readonly ChatFile[]> {
  return Promise.all(
    gathered.map((item) =>
      isFromDevice(item) ? uploader.upload(item[0], {kind: item[1], signal}) : Promise.resolve(item),
    ),
  );
}

function chatFile(input: Exclude<FileInput, File>, rules: AttachmentRules | null): ChatFile {
  const given = Object(input) as Partial<ChatFile>;
  const {url = null, uploadFileId = null} = given;
  if (typeof (url ?? uploadFileId) !== 'string') {
    throw new DifyError('invalid_config', 'A file is a File, {type, url} or {type, uploadFileId}.');
  }
  const name = given.name ?? nameInUrl(url);
  const named = {name, type: given.mimeType ?? ''};
  const kind = rules && url !== null ? kindOfUrl(url, rules) : null;
  return {
    id: null,
    name,
    url,
    uploadFileId,
    mimeType: null,
    size: null,
    ...given,
    type: given.type ?? kind ?? ownKindOf(named),
  };
}

/** Dify's own words where it has any. */
function codeOf({reason}: Refusal): string {
  switch (reason) {
    case 'type':
      return 'unsupported_file_type';
    case 'size':
      return 'file_too_large';
    case 'count':
      return 'too_many_files';
    case 'off':
    case 'method':
    case 'address':
      return 'invalid_config';
  }
}
