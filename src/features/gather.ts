/** Makes ready what a page wants to send beside the text: uploads the files of a message, and those in its inputs. */
import type {ChatFile} from '../conversation/answer.js';
import {DifyError} from '../conversation/dify-error.js';
import type {DifySendDetail} from '../events.js';
import type {Chat} from './feature.js';

type Gathered = readonly [files: readonly ChatFile[], inputs: DifySendDetail['inputs'] | undefined];

/**
 * @param areFilesKnown the files are the draft's own: they are uploaded already.
 * @throws DifyError for the first that cannot be sent, once the page has been told: there is no message at which it
 *   could stand.
 */
export async function gather(
  chat: Chat,
  {files, inputs}: DifySendDetail,
  areFilesKnown: boolean,
  areInputsPlain: boolean,
): Promise<Gathered> {
  try {
    return await Promise.all([
      areFilesKnown
        ? (files as ChatFile[])
        : chat.feature('files').then(async (feature) => (await feature.gather?.(files)) ?? []),
      areInputsPlain ? inputs : chat.feature('form').then((form) => form.gatherInputs?.(inputs)),
    ]);
  } catch (error) {
    if (error instanceof DifyError) chat.report(error);
    throw error;
  }
}
