/** Whatever was thrown, as the one error type that leaves the session. */
import {DifyError} from '../conversation/dify-error.js';

export function asDifyError(error: unknown): DifyError {
  if (error instanceof DifyError) return error;
  console.error(error); // a bug of ours: the console must see it
  return new DifyError('bad_response', 'The widget could not make sense of the answer.', {cause: error});
}
